/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Copies of the collection in the folder `backups` beside it. Database thread only.
 */
#pragma once

#include "app/store/store.h"

/** ilk_store_backup: makes a copy, verifies it and thins older ones out. Returns: (transfer full):
 * its path */
char *ilk_store_backup(IlkStore *self, GError **error) G_GNUC_WARN_UNUSED_RESULT;

/** ilk_store_backup_daily: the same, when the last copy is a day old and something was learned or
 * changed since */
gboolean ilk_store_backup_daily(IlkStore *self, GError **error);

/** ilk_backup_dup_newest: Returns: (transfer full) (nullable): the path of the newest copy that can
 * be read, NULL when there is none */
char *ilk_backup_dup_newest(const char *directory) G_GNUC_WARN_UNUSED_RESULT;

/** ilk_backup_verify: Returns: whether the database at @path is whole */
gboolean ilk_backup_verify(const char *path, GError **error);
