/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Rows as bytes: what a transaction changes, written down while it does, and such bytes made values
 * again. A row is the number of its values and each value, in the order of the table's columns; a
 * value is its type and its content, numbers little-endian or as varints. Database thread only.
 */
#pragma once

#include "app/store/sqlite/database.h"

/**
 * IlkRowWatch:
 * @tables: names; the rows of others are nobody's business
 * @changes: of each row that is added, changed or removed: twice the place of its table in @tables,
 * plus one when it is gone; then the row as it is, or was
 * @most: bytes; beyond them nothing is added, and @is_full is set
 */
typedef struct {
  const char *const *tables;
  guint n_tables;
  GByteArray *changes;
  gsize most;
  gboolean is_full;
} IlkRowWatch;

/** ilk_database_watch: @watch: (nullable): lives until another one, or NULL, takes its place, or
 * @self is closed */
void ilk_database_watch(IlkDatabase *self, IlkRowWatch *watch);

/** ilk_row_append: adds the row that @query has reached to @bytes */
void ilk_row_append(GByteArray *bytes, IlkQuery *query);

/** ilk_value_append: adds the value of @column alone */
void ilk_value_append(GByteArray *bytes, IlkQuery *query, int column);

/** ilk_varint_append: adds @value, seven bits a byte, the lowest first */
void ilk_varint_append(GByteArray *bytes, guint64 value);

/** ilk_varint_read: @at: (inout). Returns: FALSE when there is none before @end */
gboolean ilk_varint_read(const guint8 **at, const guint8 *end, guint64 *value);

/** ilk_value_bind: binds the value at @at, which is moved behind it, as the next parameter.
 * @query: (nullable): only moves. Returns: FALSE when there is none before @end */
gboolean ilk_value_bind(IlkQuery *query, const guint8 **at, const guint8 *end);
