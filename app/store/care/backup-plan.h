/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Which backups are kept as they grow old. Pure, any thread.
 */
#pragma once

#include <glib.h>

/**
 * ilk_backup_plan:
 * @times: (array length=n): when each was made, UTC ms, newest first
 * @now: UTC ms
 * @keep: (out) (array length=n)
 *
 * All of the last two days are kept, then the newest of each day for 12 days with backups, of each
 * week for 10 weeks, of each month for 9 months. The newest of all is always kept.
 */
void ilk_backup_plan(const gint64 *times, gsize n, gint64 now, gboolean *keep);
