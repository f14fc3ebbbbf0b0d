/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Records become rows. Columns go by their names, which each segment tells: one that this program
 * does not know is left out.
 */
#include "app/store/copy/copy-stage.h"

#include "app/base/error.h"
#include "app/store/copy/copy-folder.h"
#include "app/store/copy/copy-size.h"
#include "app/store/copy/copy-tables.h"
#include "app/store/rows/device.h"
#include "app/store/sqlite/row-watch.h"
#include "app/store/store.h"
#include "config.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>
#include <string.h>

#define MOST_TABLES 100
#define MOST_COLUMNS 100
#define FLAG_EARLIER 1

/* A table as a segment's head tells it. @known: for each of its columns, whether it is used */
typedef struct {
  GArray *known;
  IlkQuery *put; /* (nullable) */
} Table;

typedef struct {
  IlkDatabase *db;
  GHashTable *queries; /* by their SQL */
  GPtrArray *columns[ILK_N_COPY_TABLES];
  GArray *tables; /* of the segment that is read */
  GByteArray *head;
  const IlkReplayWatch *watch; /* (nullable) */
  guint64 bytes;               /* that were read, of @most */
  guint64 most;
  guint n_broken;
  gint64 n;
} Stage;

static void
table_clear(gpointer data)
{
  g_clear_pointer(&((Table *) data)->known, g_array_unref);
}

static void
append_names(GString *sql, GPtrArray *names, const char *format)
{
  for (guint i = 0; i < names->len; i++) {
    g_autoptr(GString) item = g_string_new(format);
    g_string_replace(item, "%s", names->pdata[i], 0);
    g_string_append(sql, item->str);
  }
}

static void
append_keys(GString *sql, guint table)
{
  const char *const *keys = ilk_copy_table_get_keys(table);
  g_string_append(sql, "(src");
  for (guint i = 0; keys[i] != NULL; i++)
    g_string_append_printf(sql, ", %s", keys[i]);
  g_string_append(sql, ")");
}

/* A row is known by its device and its key there. @stamp: when it was changed, UTC ms; @n: in which
 * order; @gone: whether it was removed */
static gboolean
make_table(Stage *self, guint table, GError **error)
{
  g_autoptr(GString) sql = g_string_new(NULL);
  self->columns[table] = ilk_copy_table_list_columns(self->db, ilk_copy_tables[table], error);
  if (self->columns[table] == NULL)
    return FALSE;
  g_string_printf(sql, "CREATE TABLE s_%s(src, stamp, n, gone", ilk_copy_tables[table]);
  append_names(sql, self->columns[table], ", %s");
  g_string_append(sql, ", PRIMARY KEY");
  append_keys(sql, table);
  g_string_append(sql, ")");
  return ilk_database_execute(self->db, sql->str, error);
}

/* What is gone keeps what it was. */
static IlkQuery *
get_put(Stage *self, guint table, GPtrArray *names)
{
  g_autoptr(GString) sql = g_string_new(NULL);
  g_string_printf(sql, "INSERT INTO s_%s(src, stamp, n, gone", ilk_copy_tables[table]);
  append_names(sql, names, ", %s");
  g_string_append(sql, ") VALUES (?, ?, ?, ?");
  append_names(sql, names, ", ?");
  g_string_append(sql, ") ON CONFLICT");
  append_keys(sql, table);
  g_string_append(sql, " DO UPDATE SET stamp = max(stamp, excluded.stamp), n = excluded.n,"
                       " gone = excluded.gone");
  append_names(sql, names, ", %s = excluded.%s");
  IlkQuery *query = g_hash_table_lookup(self->queries, sql->str);
  if (query == NULL) {
    query = ilk_database_prepare(self->db, sql->str);
    g_hash_table_insert(self->queries, g_strdup(sql->str), query);
  }
  return query;
}

static char *
read_text(const guint8 **at, const guint8 *end)
{
  guint64 length;
  if (!ilk_varint_read(at, end, &length) || length > (guint64) (end - *at))
    return NULL;
  char *text = g_strndup((const char *) *at, (gsize) length);
  *at += length;
  return text;
}

static gboolean
has_name(GPtrArray *names, const char *name)
{
  return g_ptr_array_find_with_equal_func(names, name, g_str_equal, NULL);
}

static gboolean
read_table(Stage *self, const guint8 **at, const guint8 *end, Table *table)
{
  guint64 n;
  guint number = 0;
  g_autofree char *name = read_text(at, end);
  g_autoptr(GPtrArray) used = g_ptr_array_new_with_free_func(g_free);
  if (name == NULL || !ilk_varint_read(at, end, &n) || n > MOST_COLUMNS)
    return FALSE;
  while (number < ILK_N_COPY_TABLES && !g_str_equal(ilk_copy_tables[number], name))
    number++;
  for (guint64 i = 0; i < n; i++) {
    char *column = read_text(at, end);
    gboolean known = column != NULL && number < ILK_N_COPY_TABLES &&
                     has_name(self->columns[number], column) && !has_name(used, column);
    g_array_append_val(table->known, known);
    if (column == NULL)
      return FALSE;
    if (known)
      g_ptr_array_add(used, column);
    else
      g_free(column);
  }
  if (used->len > 0)
    table->put = get_put(self, number, used);
  return TRUE;
}

static gboolean
read_tables(Stage *self, const guint8 *payload, gsize length)
{
  IlkSegmentHead head;
  guint64 n;
  const guint8 *at = payload, *end = payload + length;
  g_array_set_size(self->tables, 0);
  if (!ilk_segment_head_read(&at, end, &head) || !ilk_varint_read(&at, end, &n) || n > MOST_TABLES)
    return FALSE;
  for (guint64 i = 0; i < n; i++) {
    Table table = {.known = g_array_new(FALSE, FALSE, sizeof(gboolean))};
    gboolean read = read_table(self, &at, end, &table);
    g_array_append_val(self->tables, table);
    if (!read)
      return FALSE;
  }
  return TRUE;
}

/* @row: moved behind it. Returns: FALSE when it is none */
static gboolean
bind_row(const Table *table, const guint8 **row, const guint8 *end)
{
  guint64 n;
  if (!ilk_varint_read(row, end, &n) || n > table->known->len)
    return FALSE;
  for (guint i = 0; i < n; i++) {
    gboolean known = g_array_index(table->known, gboolean, i);
    if (!ilk_value_bind(known ? table->put : NULL, row, end))
      return FALSE;
  }
  return TRUE;
}

/* What cannot be a row of its table, as the database sees it, is left out. */
static gboolean
put_row(Stage *self, guint source, guint64 stamp, const guint8 **at, const guint8 *end)
{
  const guint8 head = *(*at)++;
  if (head / 2 >= self->tables->len)
    return FALSE;
  const Table *table = &g_array_index(self->tables, Table, head / 2);
  if (table->put == NULL)
    return bind_row(table, at, end);
  ilk_query_reset(table->put);
  ilk_query_bind_int(table->put, source);
  ilk_query_bind_int(table->put, (gint64) stamp);
  ilk_query_bind_int(table->put, ++self->n);
  ilk_query_bind_int(table->put, head % 2);
  if (!bind_row(table, at, end))
    return FALSE;
  ilk_query_run(table->put, NULL);
  return TRUE;
}

static gboolean
read_changes(Stage *self, guint source, const IlkSegmentRecord *record)
{
  guint64 stamp;
  const guint8 *at = record->payload + 2, *end = record->payload + record->length;
  if (record->length < 3 || !ilk_varint_read(&at, end, &stamp))
    return FALSE;
  if ((record->payload[1] & FLAG_EARLIER) != 0)
    stamp = 0;
  while (at < end)
    if (!put_row(self, source, MIN(stamp, G_MAXINT64), &at, end))
      return FALSE;
  return TRUE;
}

/* Returns: whether to go on */
static gboolean
tell_watch(Stage *self, const IlkSegmentRecord *record, GError **error)
{
  self->bytes += record->length + ILK_SEGMENT_RECORD_HEAD;
  if (self->watch == NULL)
    return TRUE;
  ilk_progress_report_tell(self->watch->report,
                           MIN(1, (double) self->bytes / (double) MAX(1, self->most)));
  return !g_cancellable_set_error_if_cancelled(self->watch->cancellable, error);
}

static gboolean
visit_cb(guint source, const guint8 *head, gsize head_length, const IlkSegmentRecord *record,
         gpointer data, GError **error)
{
  Stage *self = data;
  if (!tell_watch(self, record, error))
    return FALSE;
  gboolean is_same =
      self->head->len == head_length && memcmp(self->head->data, head, head_length) == 0;
  if (!is_same) {
    g_byte_array_set_size(self->head, 0);
    g_byte_array_append(self->head, head, (guint) head_length);
    if (!read_tables(self, head, head_length))
      self->n_broken++;
  }
  if (record->kind == ILK_SEGMENT_CHANGES && !read_changes(self, source, record))
    self->n_broken++;
  return TRUE;
}

/* Nothing here has to outlive a power cut. */
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

static void
stage_init(Stage *self, IlkDatabase *db)
{
  *self = (Stage){.db = db};
  self->queries = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, ilk_query_free);
  self->tables = g_array_new(FALSE, FALSE, sizeof(Table));
  g_array_set_clear_func(self->tables, table_clear);
  self->head = g_byte_array_new();
}

static void
stage_clear(Stage *self)
{
  g_clear_pointer(&self->queries, g_hash_table_unref);
  g_clear_pointer(&self->tables, g_array_unref);
  g_clear_pointer(&self->head, g_byte_array_unref);
  for (guint i = 0; i < ILK_N_COPY_TABLES; i++)
    g_clear_pointer(&self->columns[i], g_ptr_array_unref);
}

static gboolean
gather(Stage *self, const char *folder, const guint8 *only, GPtrArray *problems, guint *n_sources,
       GError **error)
{
  for (guint i = 0; i < ILK_N_COPY_TABLES; i++)
    if (!make_table(self, i, error))
      return FALSE;
  if (!ilk_copy_folder_visit(folder, only, visit_cb, self, problems, n_sources, error))
    return FALSE;
  if (self->n_broken > 0 && problems != NULL)
    g_ptr_array_add(problems, g_strdup(_("Something in the second copy cannot be understood.")));
  return TRUE;
}

gboolean
ilk_copy_stage(const char *folder, const guint8 *only, const char *into, IlkDatabase **stage,
               GPtrArray *problems, const IlkReplayWatch *watch, GError **error)
{
  Stage self;
  guint n_sources = 0;
  *stage = NULL;
  g_autoptr(IlkDatabase) db = open_empty(into, error);
  if (db == NULL)
    return FALSE;
  stage_init(&self, db);
  self.watch = watch;
  if (watch != NULL)
    self.most = ilk_copy_measure(folder).bytes;
  gboolean gathered =
      ilk_database_begin(db, error) && gather(&self, folder, only, problems, &n_sources, error);
  stage_clear(&self);
  if (!gathered || (n_sources > 0 && !ilk_copy_merge(db, error)) || !ilk_database_commit(db, error))
    return FALSE;
  if (n_sources > 0)
    *stage = g_steal_pointer(&db);
  return TRUE;
}
