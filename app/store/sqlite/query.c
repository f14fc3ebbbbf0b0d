/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Statements: prepared once for each connection, bound from left to right, reset by g_autoptr().
 */
#include "app/store/sqlite/database-private.h"

struct _IlkQuery {
  /* Owned */
  sqlite3_stmt *statement;

  /* Borrowed */
  IlkDatabase *database;

  int result; /* what preparing and binding gave */
  int bound;
};

void
ilk_query_free(gpointer query)
{
  IlkQuery *self = query;

  sqlite3_finalize(self->statement);
  g_free(self);
}

sqlite3_stmt *
ilk_query_get_statement(IlkQuery *self)
{
  return self->statement;
}

static IlkQuery *
query_new(IlkDatabase *database, const char *sql)
{
  IlkQuery *self = g_new0(IlkQuery, 1);
  self->database = database;
  self->result = sqlite3_prepare_v3(database->handle, sql, -1, SQLITE_PREPARE_PERSISTENT,
                                    &self->statement, NULL);
  return self;
}

IlkQuery *
ilk_database_query(IlkDatabase *self, const char *sql)
{
  IlkQuery *query = g_hash_table_lookup(self->queries, sql);
  if (query == NULL || query->statement == NULL) {
    query = query_new(self, sql);
    g_hash_table_replace(self->queries, (gpointer) sql, query);
  }
  ilk_query_reset(query);
  return query;
}

IlkQuery *
ilk_database_prepare(IlkDatabase *self, const char *sql)
{
  return query_new(self, sql);
}

static void
note_result(IlkQuery *self, int result)
{
  if (self->result == SQLITE_OK)
    self->result = result;
}

void
ilk_query_bind_int(IlkQuery *self, gint64 value)
{
  note_result(self, sqlite3_bind_int64(self->statement, ++self->bound, value));
}

void
ilk_query_bind_id(IlkQuery *self, gint64 id)
{
  if (id != 0)
    ilk_query_bind_int(self, id);
  else
    note_result(self, sqlite3_bind_null(self->statement, ++self->bound));
}

void
ilk_query_bind_real(IlkQuery *self, double value)
{
  note_result(self, sqlite3_bind_double(self->statement, ++self->bound, value));
}

void
ilk_query_bind_text(IlkQuery *self, const char *value)
{
  note_result(self, sqlite3_bind_text(self->statement, ++self->bound, value, -1, SQLITE_TRANSIENT));
}

void
ilk_query_bind_text_bytes(IlkQuery *self, const char *value, gsize length)
{
  note_result(self, sqlite3_bind_text64(self->statement, ++self->bound, value, length,
                                        SQLITE_TRANSIENT, SQLITE_UTF8));
}

void
ilk_query_lend_text(IlkQuery *self, const char *value)
{
  note_result(self, sqlite3_bind_text(self->statement, ++self->bound, value, -1, SQLITE_STATIC));
}

void
ilk_query_bind_blob(IlkQuery *self, gconstpointer data, gsize length)
{
  note_result(self,
              sqlite3_bind_blob64(self->statement, ++self->bound, data, length, SQLITE_TRANSIENT));
}

void
ilk_query_bind_column(IlkQuery *self, IlkQuery *row, int column)
{
  note_result(self, sqlite3_bind_value(self->statement, ++self->bound,
                                       sqlite3_column_value(row->statement, column)));
}

int
ilk_query_step(IlkQuery *self, GError **error)
{
  int result = self->result == SQLITE_OK ? sqlite3_step(self->statement) : self->result;
  if (result == SQLITE_ROW)
    return 1;
  if (result == SQLITE_DONE) {
    sqlite3_reset(self->statement);
    return 0;
  }
  ilk_database_set_error(self->database, result, error);
  sqlite3_reset(self->statement);
  return -1;
}

gboolean
ilk_query_run(IlkQuery *self, GError **error)
{
  int row;
  while ((row = ilk_query_step(self, error)) > 0)
    ;
  return row == 0;
}

gint64
ilk_query_get_int(IlkQuery *self, int column)
{
  return sqlite3_column_int64(self->statement, column);
}

double
ilk_query_get_real(IlkQuery *self, int column)
{
  return sqlite3_column_double(self->statement, column);
}

const char *
ilk_query_get_text(IlkQuery *self, int column)
{
  return (const char *) sqlite3_column_text(self->statement, column);
}

gconstpointer
ilk_query_get_blob(IlkQuery *self, int column, gsize *length)
{
  gconstpointer data = sqlite3_column_blob(self->statement, column);
  *length = (gsize) sqlite3_column_bytes(self->statement, column);
  return data;
}

gboolean
ilk_query_fetch_int(IlkQuery *self, gint64 *value, GError **error)
{
  int row = ilk_query_step(self, error);
  if (row < 0)
    return FALSE;
  *value = row > 0 ? ilk_query_get_int(self, 0) : 0;
  ilk_query_reset(self);
  return TRUE;
}

void
ilk_query_reset(IlkQuery *self)
{
  if (self->statement == NULL)
    return;
  sqlite3_reset(self->statement);
  sqlite3_clear_bindings(self->statement);
  self->result = SQLITE_OK;
  self->bound = 0;
}
