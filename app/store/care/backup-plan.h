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
 * Of the last two days the newest of each hour is kept, and the ten newest; then the newest of each
 * day for 12 days with backups, of each week for 10 weeks, of each month for 9 months. The newest
 * of all is always kept.
 */
void ilk_backup_plan(const gint64 *times, gsize n, gint64 now, gboolean *keep);

/**
 * ilk_backup_plan_bytes:
 * @sizes: (array length=n): in bytes, newest first
 * @limit: bytes that all together may take
 * @keep: (inout) (array length=n): of those that are kept, the oldest go until the rest fits
 *
 * The newest of all is kept, however large it is.
 */
void ilk_backup_plan_bytes(const gint64 *sizes, gsize n, gint64 limit, gboolean *keep);
