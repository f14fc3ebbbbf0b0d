/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the second copy holds: the tables that cannot be computed, but for the journal of edits.
 * Database thread only, but for the list itself.
 */
#pragma once

#include "app/store/sqlite/database.h"

#define ILK_N_COPY_TABLES 11

/** ilk_copy_tables: their names; the place in it is a table's number in the segments that this
 * program writes */
extern const char *const ilk_copy_tables[ILK_N_COPY_TABLES];

/** ilk_copy_table_get_keys: Returns: (array) (transfer none): the columns that make its key, NULL
 * behind them */
const char *const *ilk_copy_table_get_keys(guint table);

/** ilk_copy_table_list_columns: Returns: (transfer full) (element-type utf8): the columns of @table
 * in the order of its rows; NULL on error */
GPtrArray *ilk_copy_table_list_columns(IlkDatabase *db, const char *table, GError **error);

/** ilk_copy_tables_dup_head: Returns: (transfer full): what the head of a segment says of them;
 * NULL on error */
GByteArray *ilk_copy_tables_dup_head(IlkDatabase *db, GError **error);

/**
 * ilk_copy_tables_read_page:
 * @after: (inout): the key of the last row that was read, empty before the first; values as in
 * row-watch.h
 * @bytes: gets the rows, as IlkRowWatch writes them
 *
 * Reads some rows of @table. Returns: 1 when there may be more, 0 at the end, -1 on error
 */
int ilk_copy_tables_read_page(IlkDatabase *db, guint table, GByteArray *after, GByteArray *bytes,
                              GError **error);
