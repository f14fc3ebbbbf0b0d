/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The first hundred bytes of a collection. SQLite believes most of them: one bit makes it write
 * nothing, or pass over pages. But the program knows what they are. Database thread only; nobody in
 * this process may have the file open.
 */
#pragma once

#include "app/store/sqlite/database.h"

/** ilk_header_is_damaged: Returns: whether @path is a collection whose header is not as it can have
 * been written; FALSE for any other file */
gboolean ilk_header_is_damaged(const char *path);

/** ilk_header_version_is_damaged: Returns: whether @db, which says to be of @version, is of the
 * current one in all else, and @version one bit away from it */
gboolean ilk_header_version_is_damaged(IlkDatabase *db, int version);
