/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Which table a row is of is told by its shape: how many values, of which types. The database it
 * goes to has the tables' own rules, which refuse most of what is none; the rest have seals.
 */
#include "app/store/care/harvest.h"

#include "app/store/care/pages.h"
#include "app/store/rows/device.h"
#include "app/store/store.h"

#include <string.h>

/* What cannot be computed. */
static const struct {
  const char *name;
  gboolean clustered;
} homes[] = {
    {"device", FALSE},     {"deck", FALSE}, {"note", FALSE},       {"card", FALSE},
    {"prediction", FALSE}, {"edit", FALSE}, {"config", TRUE},      {"review", TRUE},
    {"grave", TRUE},       {"media", TRUE}, {"quiz_answer", TRUE}, {"listening", TRUE},
};

/* A row that was written before a column was added is shorter, but not by more than these. */
#define MOST_MISSING 4

typedef struct {
  GPtrArray *names;                /* of columns */
  char types[ILK_MAX_PAGE_VALUES]; /* 'i', 'r', 't', 'b' */
  gboolean null[ILK_MAX_PAGE_VALUES];
  int key;                                   /* the column that is the rowid, -1 for none */
  IlkQuery *insert[ILK_MAX_PAGE_VALUES + 1]; /* by how many values */
} Shape;

typedef struct {
  IlkDatabase *db;
  Shape shapes[G_N_ELEMENTS(homes)];
} Harvest;

static gboolean
read_shape(IlkDatabase *db, const char *table, Shape *shape, GError **error)
{
  g_autoptr(IlkQuery) query = ilk_database_query(
      db, "SELECT name, lower(substr(type, 1, 1)), \"notnull\", pk FROM pragma_table_info(?)");
  ilk_query_bind_text(query, table);
  shape->names = g_ptr_array_new_with_free_func(g_free);
  shape->key = -1;
  int row;
  while ((row = ilk_query_step(query, error)) > 0 && shape->names->len < ILK_MAX_PAGE_VALUES) {
    guint i = shape->names->len;
    g_ptr_array_add(shape->names, g_strdup(ilk_query_get_text(query, 0)));
    shape->types[i] = ilk_query_get_text(query, 1)[0];
    shape->null[i] = ilk_query_get_int(query, 2) == 0;
    if (ilk_query_get_int(query, 3) == 1 && shape->types[i] == 'i')
      shape->key = (int) i;
  }
  return row == 0;
}

static gboolean
fits(const Shape *shape, const IlkPageValue *values, guint n, gboolean clustered)
{
  if (n > shape->names->len || n + MOST_MISSING < shape->names->len || n < 3)
    return FALSE;
  for (guint i = 0; i < n; i++) {
    char type = values[i].type;
    gboolean is_key = !clustered && (int) i == shape->key;
    if (type == 'n'
            ? !is_key && !shape->null[i]
            : is_key || (type != shape->types[i] && !(type == 'i' && shape->types[i] == 'r')))
      return FALSE;
  }
  return TRUE;
}

static IlkQuery *
get_insert(Harvest *self, Shape *shape, const char *table, guint n)
{
  if (shape->insert[n] == NULL) {
    g_autoptr(GString) sql = g_string_new(NULL);
    g_string_printf(sql, "INSERT OR IGNORE INTO \"%s\"(", table);
    for (guint i = 0; i < n; i++)
      g_string_append_printf(sql, "%s\"%s\"", i > 0 ? ", " : "", (char *) shape->names->pdata[i]);
    g_string_append(sql, ") VALUES (");
    for (guint i = 0; i < n; i++)
      g_string_append(sql, i > 0 ? ", ?" : "?");
    g_string_append(sql, ")");
    shape->insert[n] = ilk_database_prepare(self->db, sql->str);
  }
  return shape->insert[n];
}

static void
bind(IlkQuery *query, const IlkPageValue *value)
{
  g_autofree char *text =
      value->type == 't' ? g_strndup((const char *) value->bytes, value->length) : NULL;
  if (value->type == 'i')
    ilk_query_bind_int(query, value->integer);
  else if (value->type == 'r')
    ilk_query_bind_real(query, value->real);
  else if (value->type == 't')
    ilk_query_bind_text(query, text);
  else if (value->type == 'b')
    ilk_query_bind_blob(query, value->bytes, value->length);
  else
    ilk_query_bind_id(query, 0);
}

/* What a rule of the table refuses is no row of it; @error is set when nothing can be written. */
static void
keep(Harvest *self, Shape *shape, const char *table, gint64 rowid, const IlkPageValue *values,
     guint n, gboolean clustered)
{
  g_autoptr(IlkQuery) query = get_insert(self, shape, table, n);
  ilk_query_reset(query);
  for (guint i = 0; i < n; i++) {
    if (!clustered && (int) i == shape->key)
      ilk_query_bind_int(query, rowid);
    else
      bind(query, &values[i]);
  }
  ilk_query_run(query, NULL);
}

static gboolean
row_cb(gboolean clustered, gint64 rowid, const IlkPageValue *values, guint n, gpointer data)
{
  Harvest *self = data;
  for (gsize i = 0; i < G_N_ELEMENTS(homes); i++)
    if (homes[i].clustered == clustered && fits(&self->shapes[i], values, n, clustered))
      keep(self, &self->shapes[i], homes[i].name, rowid, values, n, clustered);
  return TRUE;
}

static void
clear_shapes(Harvest *self)
{
  for (gsize i = 0; i < G_N_ELEMENTS(homes); i++) {
    for (guint n = 0; n <= ILK_MAX_PAGE_VALUES; n++)
      g_clear_pointer(&self->shapes[i].insert[n], ilk_query_free);
    g_clear_pointer(&self->shapes[i].names, g_ptr_array_unref);
  }
}

static gboolean
gather(IlkDatabase *db, IlkPages *pages, GError **error)
{
  Harvest harvest = {.db = db};
  gboolean known = TRUE;
  for (gsize i = 0; known && i < G_N_ELEMENTS(homes); i++)
    known = read_shape(db, homes[i].name, &harvest.shapes[i], error);
  gboolean begun = known && ilk_database_begin(db, error);
  if (begun)
    ilk_pages_walk(pages, row_cb, &harvest);
  clear_shapes(&harvest);
  return begun && ilk_database_commit(db, error);
}

/* A row may come before what it refers to, and what that was may be lost; nothing here has to
 * outlive a power cut. The device of a new collection is none of the damaged one's. */
static IlkDatabase *
open_empty(const char *path, GError **error)
{
  g_autoptr(IlkDatabase) db = ilk_database_open(path, ILK_DATABASE_READ_WRITE, error);
  if (db == NULL || !ilk_schema_upgrade(db, 0, error) ||
      !ilk_database_execute(db, "PRAGMA foreign_keys = OFF; PRAGMA synchronous = OFF;", error) ||
      !ilk_device_clear(db, error))
    return NULL;
  return g_steal_pointer(&db);
}

gboolean
ilk_harvest(const char *path, const char *into, IlkDatabase **harvest, GError **error)
{
  *harvest = NULL;
  g_autoptr(IlkPages) pages = ilk_pages_new(path);
  if (pages == NULL)
    return TRUE;
  g_autoptr(IlkDatabase) db = open_empty(into, error);
  if (db == NULL || !gather(db, pages, error))
    return FALSE;
  *harvest = g_steal_pointer(&db);
  return TRUE;
}
