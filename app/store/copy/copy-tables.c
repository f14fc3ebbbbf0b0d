/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Tables and their keys. Rows are read in the order of these, so that reading goes on wherever it
 * was left, whatever has changed since.
 */
#include "app/store/copy/copy-tables.h"

#include "app/store/sqlite/row-watch.h"

#include <string.h>

#define PAGE_ROWS "256"
#define PAGE_BYTES (64 * 1024)

const char *const ilk_copy_tables[ILK_N_COPY_TABLES] = {
    "device", "config", "deck",        "note",      "card",       "grave",
    "media",  "review", "quiz_answer", "listening", "prediction",
};

static const char *const keys[ILK_N_COPY_TABLES][3] = {
    {"id"},
    {"key"},
    {"id"},
    {"id"},
    {"id"},
    {"uid"},
    {"hash"},
    {"device", "seq"},
    {"device", "seq"},
    {"device", "seq"},
    {"id"},
};

const char *const *
ilk_copy_table_get_keys(guint table)
{
  return keys[table];
}

GPtrArray *
ilk_copy_table_list_columns(IlkDatabase *db, const char *table, GError **error)
{
  g_autoptr(GPtrArray) columns = g_ptr_array_new_with_free_func(g_free);
  g_autoptr(IlkQuery) query =
      ilk_database_query(db, "SELECT name FROM pragma_table_info(?) ORDER BY cid");
  ilk_query_bind_text(query, table);
  int row;
  while ((row = ilk_query_step(query, error)) > 0)
    g_ptr_array_add(columns, g_strdup(ilk_query_get_text(query, 0)));
  return row == 0 ? g_steal_pointer(&columns) : NULL;
}

static void
append_text(GByteArray *bytes, const char *text)
{
  ilk_varint_append(bytes, strlen(text));
  g_byte_array_append(bytes, (const guint8 *) text, (guint) strlen(text));
}

GByteArray *
ilk_copy_tables_dup_head(IlkDatabase *db, GError **error)
{
  g_autoptr(GByteArray) head = g_byte_array_new();
  ilk_varint_append(head, ILK_N_COPY_TABLES);
  for (guint i = 0; i < ILK_N_COPY_TABLES; i++) {
    g_autoptr(GPtrArray) columns = ilk_copy_table_list_columns(db, ilk_copy_tables[i], error);
    if (columns == NULL)
      return NULL;
    append_text(head, ilk_copy_tables[i]);
    ilk_varint_append(head, columns->len);
    for (guint column = 0; column < columns->len; column++)
      append_text(head, columns->pdata[column]);
  }
  return g_steal_pointer(&head);
}

#define FIRST(table, key) "SELECT * FROM " table " ORDER BY " key " LIMIT " PAGE_ROWS
#define NEXT(table, key, values)                                                                   \
  "SELECT * FROM " table " WHERE (" key ") > (" values ") ORDER BY " key " LIMIT " PAGE_ROWS
#define ONE(table, key)                                                                            \
  {                                                                                                \
    FIRST(table, key), NEXT(table, key, "?")                                                       \
  }
#define TWO(table)                                                                                 \
  {                                                                                                \
    FIRST(table, "device, seq"), NEXT(table, "device, seq", "?, ?")                                \
  }

static const char *const pages[ILK_N_COPY_TABLES][2] = {
    ONE("device", "id"), ONE("config", "key"), ONE("deck", "id"),       ONE("note", "id"),
    ONE("card", "id"),   ONE("grave", "uid"),  ONE("media", "hash"),    TWO("review"),
    TWO("quiz_answer"),  TWO("listening"),     ONE("prediction", "id"),
};

/* @places: (out): of the key's columns in a row */
static gboolean
find_keys(IlkDatabase *db, guint table, int places[2], GError **error)
{
  g_autoptr(GPtrArray) columns = ilk_copy_table_list_columns(db, ilk_copy_tables[table], error);
  for (guint i = 0; columns != NULL && i < columns->len; i++)
    for (guint key = 0; keys[table][key] != NULL; key++)
      if (g_str_equal(columns->pdata[i], keys[table][key]))
        places[key] = (int) i;
  return columns != NULL;
}

static void
keep_key(guint table, IlkQuery *row, const int places[2], GByteArray *after)
{
  g_byte_array_set_size(after, 0);
  for (guint key = 0; keys[table][key] != NULL; key++)
    ilk_value_append(after, row, places[key]);
}

int
ilk_copy_tables_read_page(IlkDatabase *db, guint table, GByteArray *after, GByteArray *bytes,
                          GError **error)
{
  int places[2] = {0}, row = -1, n = 0;
  const guint8 *at = after->data, *end = after->data + after->len, head = (guint8) (table * 2);
  if (!find_keys(db, table, places, error))
    return -1;
  g_autoptr(IlkQuery) query = ilk_database_query(db, pages[table][after->len > 0]);
  while (at < end && ilk_value_bind(query, &at, end))
    ;
  while (bytes->len < PAGE_BYTES && (row = ilk_query_step(query, error)) > 0) {
    g_byte_array_append(bytes, &head, 1);
    ilk_row_append(bytes, query);
    keep_key(table, query, places, after);
    n++;
  }
  return row < 0 && bytes->len < PAGE_BYTES ? -1 : n > 0 ? 1 : 0;
}
