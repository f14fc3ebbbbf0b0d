/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * SQLite tells of each row before it changes.
 */
#include "app/store/sqlite/row-watch.h"

#include "app/store/sqlite/database-private.h"

#include <string.h>

typedef enum { VALUE_NULL, VALUE_INTEGER, VALUE_REAL, VALUE_TEXT, VALUE_BLOB } ValueType;

void
ilk_varint_append(GByteArray *bytes, guint64 value)
{
  guint8 digits[10];
  guint n = 0;
  do {
    digits[n++] = (guint8) ((value & 0x7f) | (value > 0x7f ? 0x80 : 0));
    value >>= 7;
  } while (value != 0);
  g_byte_array_append(bytes, digits, n);
}

gboolean
ilk_varint_read(const guint8 **at, const guint8 *end, guint64 *value)
{
  guint64 sum = 0;
  for (guint shift = 0; shift < 64 && *at < end; shift += 7) {
    guint8 digit = *(*at)++;
    sum |= (guint64) (digit & 0x7f) << shift;
    if ((digit & 0x80) == 0) {
      *value = sum;
      return TRUE;
    }
  }
  return FALSE;
}

/* Small numbers of either sign are short. */
static guint64
fold(gint64 value)
{
  return (guint64) value << 1 ^ (value < 0 ? G_MAXUINT64 : 0);
}

static gint64
unfold(guint64 value)
{
  return (gint64) (value >> 1 ^ (value & 1 ? G_MAXUINT64 : 0));
}

static void
append_type(GByteArray *bytes, ValueType type)
{
  const guint8 byte = (guint8) type;
  g_byte_array_append(bytes, &byte, 1);
}

static void
append_real(GByteArray *bytes, double real)
{
  guint64 bits;
  memcpy(&bits, &real, sizeof bits);
  bits = GUINT64_TO_LE(bits);
  g_byte_array_append(bytes, (const guint8 *) &bits, sizeof bits);
}

static void
append_bytes(GByteArray *bytes, gconstpointer content, int length)
{
  ilk_varint_append(bytes, (guint64) length);
  if (length > 0)
    g_byte_array_append(bytes, content, (guint) length);
}

static void
append_value(GByteArray *bytes, sqlite3_value *value)
{
  switch (sqlite3_value_type(value)) {
  case SQLITE_INTEGER:
    append_type(bytes, VALUE_INTEGER);
    ilk_varint_append(bytes, fold(sqlite3_value_int64(value)));
    break;
  case SQLITE_FLOAT:
    append_type(bytes, VALUE_REAL);
    append_real(bytes, sqlite3_value_double(value));
    break;
  case SQLITE_TEXT:
    append_type(bytes, VALUE_TEXT);
    append_bytes(bytes, sqlite3_value_text(value), sqlite3_value_bytes(value));
    break;
  case SQLITE_BLOB:
    append_type(bytes, VALUE_BLOB);
    append_bytes(bytes, sqlite3_value_blob(value), sqlite3_value_bytes(value));
    break;
  default:
    append_type(bytes, VALUE_NULL);
  }
}

void
ilk_value_append(GByteArray *bytes, IlkQuery *query, int column)
{
  append_value(bytes, sqlite3_column_value(ilk_query_get_statement(query), column));
}

void
ilk_row_append(GByteArray *bytes, IlkQuery *query)
{
  int n = sqlite3_column_count(ilk_query_get_statement(query));
  ilk_varint_append(bytes, (guint64) n);
  for (int i = 0; i < n; i++)
    append_value(bytes, sqlite3_column_value(ilk_query_get_statement(query), i));
}

/* Content of @length bytes at @at, which is moved behind it. */
static gboolean
take(const guint8 **at, const guint8 *end, guint64 length, const guint8 **content)
{
  if ((guint64) (end - *at) < length)
    return FALSE;
  *content = *at;
  *at += length;
  return TRUE;
}

static gboolean
bind_real(IlkQuery *query, const guint8 **at, const guint8 *end)
{
  const guint8 *content;
  guint64 bits;
  double real;
  if (!take(at, end, sizeof bits, &content))
    return FALSE;
  memcpy(&bits, content, sizeof bits);
  bits = GUINT64_FROM_LE(bits);
  memcpy(&real, &bits, sizeof real);
  if (query != NULL)
    ilk_query_bind_real(query, real);
  return TRUE;
}

static gboolean
bind_bytes(IlkQuery *query, gboolean is_text, const guint8 **at, const guint8 *end)
{
  guint64 length;
  const guint8 *content;
  if (!ilk_varint_read(at, end, &length) || !take(at, end, length, &content))
    return FALSE;
  if (query == NULL)
    return TRUE;
  if (is_text)
    ilk_query_bind_text_bytes(query, (const char *) content, (gsize) length);
  else
    ilk_query_bind_blob(query, length > 0 ? (gconstpointer) content : "", (gsize) length);
  return TRUE;
}

gboolean
ilk_value_bind(IlkQuery *query, const guint8 **at, const guint8 *end)
{
  guint64 number;
  if (*at >= end)
    return FALSE;
  switch (*(*at)++) {
  case VALUE_NULL:
    if (query != NULL)
      ilk_query_bind_id(query, 0);
    return TRUE;
  case VALUE_INTEGER:
    if (!ilk_varint_read(at, end, &number))
      return FALSE;
    if (query != NULL)
      ilk_query_bind_int(query, unfold(number));
    return TRUE;
  case VALUE_REAL:
    return bind_real(query, at, end);
  case VALUE_TEXT:
    return bind_bytes(query, TRUE, at, end);
  case VALUE_BLOB:
    return bind_bytes(query, FALSE, at, end);
  default:
    return FALSE;
  }
}

static int
find_table(const IlkRowWatch *watch, const char *name)
{
  for (guint i = 0; i < watch->n_tables; i++)
    if (strcmp(watch->tables[i], name) == 0)
      return (int) i;
  return -1;
}

static void
append_changed(IlkRowWatch *watch, sqlite3 *handle, int table, gboolean gone)
{
  int n = sqlite3_preupdate_count(handle);
  const guint8 head = (guint8) (table * 2 + (gone ? 1 : 0));
  g_byte_array_append(watch->changes, &head, 1);
  ilk_varint_append(watch->changes, (guint64) n);
  for (int i = 0; i < n; i++) {
    sqlite3_value *value = NULL;
    if (gone)
      sqlite3_preupdate_old(handle, i, &value);
    else
      sqlite3_preupdate_new(handle, i, &value);
    append_value(watch->changes, value);
  }
}

static void
change_cb(void *data, sqlite3 *handle, int operation, G_GNUC_UNUSED char const *database,
          char const *name, G_GNUC_UNUSED sqlite3_int64 before, G_GNUC_UNUSED sqlite3_int64 after)
{
  IlkRowWatch *watch = data;
  int table = find_table(watch, name);
  if (table < 0 || watch->is_full)
    return;
  if (watch->changes->len < watch->most)
    append_changed(watch, handle, table, operation == SQLITE_DELETE);
  else
    watch->is_full = TRUE;
}

void
ilk_database_watch(IlkDatabase *self, IlkRowWatch *watch)
{
  sqlite3_preupdate_hook(self->handle, watch != NULL ? change_cb : NULL, watch);
}
