/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * SQL functions of the program's own. They are called by its own statements only: a foreign file's
 * schema is not trusted to.
 */
#include "app/store/sqlite/crc32c.h"
#include "app/store/sqlite/database-private.h"

/* The type goes in, too, so that 1 and '1' are not one, nor '' and NULL. */
static guint32
extend(guint32 crc, sqlite3_value *value)
{
  const guint8 type = (guint8) sqlite3_value_type(value);
  crc = ilk_crc32c(crc, &type, sizeof type);
  if (type == SQLITE_INTEGER) {
    gint64 number = GINT64_TO_LE(sqlite3_value_int64(value));
    return ilk_crc32c(crc, &number, sizeof number);
  }
  if (type == SQLITE_FLOAT) {
    union {
      double real;
      guint64 bits;
    } number = {.real = sqlite3_value_double(value)};
    number.bits = GUINT64_TO_LE(number.bits);
    return ilk_crc32c(crc, &number.bits, sizeof number.bits);
  }
  gconstpointer bytes = sqlite3_value_blob(value);
  gint64 length = GINT64_TO_LE((gint64) sqlite3_value_bytes(value));
  crc = ilk_crc32c(crc, &length, sizeof length);
  return bytes != NULL ? ilk_crc32c(crc, bytes, (gsize) sqlite3_value_bytes(value)) : crc;
}

static void
seal_cb(sqlite3_context *context, int n, sqlite3_value **values)
{
  guint32 crc = 0;
  for (int i = 0; i < n; i++)
    crc = extend(crc, values[i]);
  sqlite3_result_int64(context, crc);
}

gboolean
ilk_database_add_seal(IlkDatabase *self, GError **error)
{
  int flags = SQLITE_UTF8 | SQLITE_DETERMINISTIC | SQLITE_DIRECTONLY;
  return ilk_database_check(
      self,
      sqlite3_create_function_v2(self->handle, "seal", -1, flags, NULL, seal_cb, NULL, NULL, NULL),
      error);
}

typedef struct {
  IlkNumbersFunc function;
  gpointer data;
} Numbers;

static void
numbers_cb(sqlite3_context *context, int n, sqlite3_value **values)
{
  const Numbers *numbers = sqlite3_user_data(context);
  double arguments[ILK_MAX_FUNCTION_VALUES] = {0};
  for (int i = 0; i < n; i++)
    arguments[i] = sqlite3_value_double(values[i]);
  sqlite3_result_double(context, numbers->function(arguments, numbers->data));
}

void
ilk_database_set_function(IlkDatabase *self, const char *name, int n, IlkNumbersFunc function,
                          gpointer data)
{
  g_return_if_fail(n >= 0 && n <= ILK_MAX_FUNCTION_VALUES);

  Numbers *numbers = function != NULL ? g_new(Numbers, 1) : NULL;
  if (numbers != NULL)
    *numbers = (Numbers){function, data};
  sqlite3_create_function_v2(self->handle, name, n, SQLITE_UTF8 | SQLITE_DIRECTONLY, numbers,
                             numbers != NULL ? numbers_cb : NULL, NULL, NULL,
                             numbers != NULL ? g_free : NULL);
}
