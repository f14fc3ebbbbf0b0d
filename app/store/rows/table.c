/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Statements made of a table's columns.
 */
#include "app/store/rows/table.h"

#include <string.h>

char **
ilk_table_list_columns(const IlkTable *self)
{
  char **columns = g_strsplit(self->columns, ", ", -1);
  for (gsize i = 0; columns[i] != NULL; i++) {
    const char *stop = strchr(columns[i], '.');
    char *name = g_strdup(stop != NULL ? stop + 1 : columns[i]);
    g_free(columns[i]);
    columns[i] = name;
  }
  return columns;
}

/* Returns: (transfer full): what @write makes of each column from @first to before @end, joined by
 * commas */
static char *
join(char **columns, guint first, guint end, void (*write)(GString *sql, const char *column))
{
  GString *sql = g_string_new(NULL);
  for (guint i = first; i < end; i++) {
    if (i > first)
      g_string_append(sql, ", ");
    write(sql, columns[i]);
  }
  return g_string_free(sql, FALSE);
}

static void
write_name(GString *sql, const char *column)
{
  g_string_append(sql, column);
}

static void
write_parameter(GString *sql, G_GNUC_UNUSED const char *column)
{
  g_string_append_c(sql, '?');
}

static void
write_assignment(GString *sql, const char *column)
{
  g_string_append_printf(sql, "%s = ?", column);
}

static void
write_replacement(GString *sql, const char *column)
{
  g_string_append_printf(sql, "%s = excluded.%s", column, column);
}

static void
write_member(GString *sql, const char *column)
{
  gboolean is_blob = g_str_equal(column, "uid") || g_str_equal(column, "hash");
  g_string_append_printf(sql, is_blob ? "'%s', hex(%s)" : "'%s', %s", column, column);
}

static char *
dup_insert(const IlkTable *self, char **columns, guint n, const char *how)
{
  g_autofree char *names = join(columns, 0, n, write_name);
  g_autofree char *parameters = join(columns, 0, n, write_parameter);
  return g_strdup_printf("%s INTO %s(%s) VALUES (%s)", how, self->name, names, parameters);
}

static char *
dup_insert_rows(const IlkTable *self, char **columns, guint n)
{
  g_autofree char *parameters = join(columns, 0, n, write_parameter);
  g_autofree char *first = dup_insert(self, columns, n, "INSERT");
  GString *sql = g_string_new(first);
  for (guint i = 1; i < ILK_TABLE_ROWS; i++)
    g_string_append_printf(sql, ", (%s)", parameters);
  return g_string_free(sql, FALSE);
}

/* What is kept is taken out of @columns. */
static char *
dup_put(const IlkTable *self, char **columns, guint n)
{
  g_autofree char *insert = dup_insert(self, columns, n, "INSERT");
  g_auto(GStrv) kept = g_strsplit(self->kept != NULL ? self->kept : "", " ", -1);
  g_autoptr(GPtrArray) changed = g_ptr_array_new();
  for (guint i = 1; i < n; i++)
    if (!g_strv_contains((const char *const *) kept, columns[i]))
      g_ptr_array_add(changed, columns[i]);
  g_autofree char *set = join((char **) changed->pdata, 0, changed->len, write_replacement);
  return g_strdup_printf("%s ON CONFLICT(%s) DO UPDATE SET %s", insert, columns[0], set);
}

static char *
dup_update(const IlkTable *self, char **columns, guint n)
{
  g_autofree char *set = join(columns, 1, n, write_assignment);
  return g_strdup_printf("UPDATE %s SET %s WHERE %s = ?", self->name, set, columns[0]);
}

static char *
dup_json(const IlkTable *self, char **columns, guint n)
{
  g_autofree char *members = join(columns, 0, n, write_member);
  return g_strdup_printf("SELECT json_object(%s) FROM %s WHERE %s = ?", members, self->name,
                         columns[0]);
}

/* Numbered parameters, so that each is bound once and sealed, too. */
static char *
dup_seal(const IlkTable *self, char **columns, guint n)
{
  g_autofree char *names = join(columns, 0, n, write_name);
  g_autoptr(GString) values = g_string_new(NULL);
  for (guint i = 1; i < n; i++)
    g_string_append_printf(values, i > 1 ? ", ?%u" : "?%u", i);
  return g_strdup_printf("INSERT OR REPLACE INTO %s(%s) VALUES (%s, seal(%s))", self->name, names,
                         values->str, values->str);
}

static char *
dup_sound(const IlkTable *self, char **columns, guint n, const char *select, const char *compare)
{
  g_autofree char *sealed = join(columns, 0, n - 1, write_name);
  return g_strdup_printf("SELECT %s FROM %s WHERE %s %s seal(%s)", select, self->name,
                         columns[n - 1], compare, sealed);
}

static char *
dup_sql(const IlkTable *self, IlkTableStatement statement)
{
  g_auto(GStrv) columns = ilk_table_list_columns(self);
  guint n = g_strv_length(columns);
  g_autofree char *names = join(columns, 0, n, write_name);
  switch (statement) {
  case ILK_TABLE_FETCH:
    return g_strdup_printf("SELECT %s FROM %s WHERE %s = ?", names, self->name, columns[0]);
  case ILK_TABLE_LIST:
    return g_strdup_printf("SELECT %s FROM %s ORDER BY %s", names, self->name, columns[0]);
  case ILK_TABLE_JSON:
    return dup_json(self, columns, n);
  case ILK_TABLE_INSERT:
    return dup_insert(self, columns, n, "INSERT");
  case ILK_TABLE_INSERT_ROWS:
    return dup_insert_rows(self, columns, n);
  case ILK_TABLE_KEEP:
    return dup_insert(self, columns, n, "INSERT OR IGNORE");
  case ILK_TABLE_PUT:
    return dup_put(self, columns, n);
  case ILK_TABLE_UPDATE:
    return dup_update(self, columns, n);
  case ILK_TABLE_REMOVE:
    return g_strdup_printf("DELETE FROM %s WHERE %s = ?", self->name, columns[0]);
  case ILK_TABLE_SEAL:
    return dup_seal(self, columns, n);
  case ILK_TABLE_COUNT_BROKEN:
    return dup_sound(self, columns, n, "count(*)", "<>");
  case ILK_TABLE_LIST_SOUND:
    return dup_sound(self, columns, n, names, "=");
  case ILK_TABLE_NEXT_SEQ:
    return g_strdup_printf("SELECT coalesce(max(seq), 0) + 1 FROM %s WHERE device = ?", self->name);
  case ILK_TABLE_COUNT_SEQ:
  default:
    return g_strdup_printf("SELECT count(*) FROM %s WHERE device = ? AND seq = ?", self->name);
  }
}

/* A statement's address is its name in the cache of a connection, so it stays where it is. */
static const char *
get_sql(IlkTable *self, IlkTableStatement statement)
{
  const char *sql = g_atomic_pointer_get(&self->statements[statement]);
  if (sql != NULL)
    return sql;
  g_autofree char *made = dup_sql(self, statement);
  sql = g_intern_string(made);
  g_atomic_pointer_set(&self->statements[statement], sql);
  return sql;
}

IlkQuery *
ilk_table_query(IlkTable *self, IlkDatabase *db, IlkTableStatement statement)
{
  return ilk_database_query(db, get_sql(self, statement));
}
