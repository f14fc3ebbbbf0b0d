/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Shared by the connection and its statements, and by nobody else. Database thread only.
 */
#pragma once

#include "app/store/sqlite/database.h"

/* Of rows that change, see row-watch.c. */
#define SQLITE_ENABLE_PREUPDATE_HOOK 1
#include <sqlite3.h>

struct _IlkDatabase {
  /* Owned */
  sqlite3 *handle;
  GHashTable *queries; /* by the address of their SQL */
  gboolean has_words;  /* the SQL function of that name is there */
};

/** ilk_database_set_error: turns SQLite's @result into an ILK_ERROR with a sentence */
void ilk_database_set_error(IlkDatabase *self, int result, GError **error);

/** ilk_database_check: Returns: whether @result is SQLITE_OK; else with @error set */
gboolean ilk_database_check(IlkDatabase *self, int result, GError **error);

/** ilk_database_add_seal: adds the SQL function seal(…): the CRC32C of its arguments' types and
 * values */
gboolean ilk_database_add_seal(IlkDatabase *self, GError **error);

/** ilk_query_get_statement: Returns: (transfer none): for what this layer has no words for */
sqlite3_stmt *ilk_query_get_statement(IlkQuery *self);
