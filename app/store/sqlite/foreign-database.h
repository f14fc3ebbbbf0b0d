/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A database of somebody else's, to be read and not to be trusted. Any thread, one at a time.
 */
#pragma once

#include "app/store/sqlite/database.h"

/**
 * ilk_foreign_database_open:
 * @path: a file that nobody changes meanwhile
 * @error: ILK_ERROR_INVALID when it is no database, is damaged, or holds what runs when it is read:
 * views, triggers, virtual tables, computed columns
 *
 * Returns: (transfer full): a connection that only reads
 */
IlkDatabase *ilk_foreign_database_open(const char *path, GError **error) G_GNUC_WARN_UNUSED_RESULT;

/** ilk_foreign_database_add_names: has @db know how names are compared there */
gboolean ilk_foreign_database_add_names(IlkDatabase *db, GError **error);

/** ilk_foreign_database_fail: sets @error to a sentence for a package that is damaged. Returns:
 * FALSE */
gboolean ilk_foreign_database_fail(GError **error);
