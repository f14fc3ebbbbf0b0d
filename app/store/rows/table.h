/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What a table has for columns, named once in its home, and the statements that follow from that.
 * Database thread only.
 */
#pragma once

#include "app/store/sqlite/database.h"

/**
 * IlkTableStatement:
 * @ILK_TABLE_FETCH: all columns of the row with a key
 * @ILK_TABLE_LIST: all columns of all rows, in the order of their keys
 * @ILK_TABLE_JSON: the row with a key as a JSON object; blobs are hex digits
 * @ILK_TABLE_INSERT: a new row, of all columns
 * @ILK_TABLE_INSERT_ROWS: ILK_TABLE_ROWS new rows at once: about half of what as many statements
 * cost is for the statements, not for the rows
 * @ILK_TABLE_KEEP: the same, unless there is such a row
 * @ILK_TABLE_PUT: the same, or a row with that key becomes this one but for the columns that are
 * kept
 * @ILK_TABLE_UPDATE: all columns but the key, then the key of the row that gets them
 * @ILK_TABLE_REMOVE: the row with a key
 * @ILK_TABLE_SEAL: all columns but the last, which becomes seal() of them; an earlier row with that
 * key goes
 * @ILK_TABLE_COUNT_BROKEN: how many rows' last column is not seal() of the others
 * @ILK_TABLE_LIST_SOUND: all columns of the rows whose last is
 * @ILK_TABLE_NEXT_SEQ: the number behind the last of a device
 * @ILK_TABLE_COUNT_SEQ: how many rows have a number of a device
 */
typedef enum {
  ILK_TABLE_FETCH,
  ILK_TABLE_LIST,
  ILK_TABLE_JSON,
  ILK_TABLE_INSERT,
  ILK_TABLE_INSERT_ROWS,
  ILK_TABLE_KEEP,
  ILK_TABLE_PUT,
  ILK_TABLE_UPDATE,
  ILK_TABLE_REMOVE,
  ILK_TABLE_SEAL,
  ILK_TABLE_COUNT_BROKEN,
  ILK_TABLE_LIST_SOUND,
  ILK_TABLE_NEXT_SEQ,
  ILK_TABLE_COUNT_SEQ,
} IlkTableStatement;

#define ILK_TABLE_ROWS 16

#define ILK_N_TABLE_STATEMENTS (ILK_TABLE_COUNT_SEQ + 1)

/**
 * IlkTable:
 * @columns: each with its table and a full stop before it, a comma and a blank between them; the
 * first is the key, or part of it
 * @kept: (nullable): those of them that ILK_TABLE_PUT leaves as they are, a blank between them
 * @statements: made when first wanted; whatever thread makes one makes the same
 */
typedef struct {
  const char *name;
  const char *columns;
  const char *kept;
  const char *statements[ILK_N_TABLE_STATEMENTS];
} IlkTable;

/** ILK_NO_SEAL: instead of the checksum of a row that is not to get one again */
#define ILK_NO_SEAL -1

/** ilk_table_query: Returns: (transfer none): as ilk_database_query() does, with the columns as
 * parameters, in their order */
IlkQuery *ilk_table_query(IlkTable *self, IlkDatabase *db, IlkTableStatement statement);

/** ilk_table_list_columns: Returns: (transfer full): the columns' bare names, in their order */
char **ilk_table_list_columns(const IlkTable *self) G_GNUC_WARN_UNUSED_RESULT;

/** ilk_table_list_all: Returns: (array length=n) (transfer none): every table of a collection */
IlkTable *const *ilk_table_list_all(guint *n);
