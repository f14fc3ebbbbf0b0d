/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Sums of hashes, and the SQL function that makes one without a step for each row.
 */
#include "app/store/sqlite/key-sum.h"

#include "app/store/sqlite/database-private.h"

#include <string.h>

/* The finish of SplitMix64. */
static guint64
mix(guint64 hash)
{
  hash = (hash ^ (hash >> 30)) * G_GUINT64_CONSTANT(0xbf58476d1ce4e5b9);
  hash = (hash ^ (hash >> 27)) * G_GUINT64_CONSTANT(0x94d049bb133111eb);
  return hash ^ (hash >> 31);
}

void
ilk_key_sum_add(IlkKeySum *self, const IlkKey *key)
{
  guint64 hash = 0;
  for (int i = 0; i < ILK_KEY_LENGTH; i++)
    hash = mix(hash + G_GUINT64_CONSTANT(0x9e3779b97f4a7c15) + (guint64) key->numbers[i]);
  self->sum += hash;
  self->n++;
}

static int
compare(const IlkKey *a, const IlkKey *b, int n)
{
  for (int i = 0; i < n; i++)
    if (a->numbers[i] != b->numbers[i])
      return a->numbers[i] < b->numbers[i] ? -1 : 1;
  return 0;
}

int
ilk_key_compare(const IlkKey *a, const IlkKey *b)
{
  return compare(a, b, ILK_KEY_LENGTH);
}

typedef struct {
  IlkKeySum sum;
  IlkKey last;
  int key;
  gboolean ordered;
} Walk;

static void
step_cb(sqlite3_context *context, int n, sqlite3_value **values)
{
  Walk *walk = sqlite3_user_data(context);
  IlkKey key;
  for (int i = 0; i < ILK_KEY_LENGTH; i++)
    key.numbers[i] = sqlite3_value_int64(values[i]);
  if (walk->sum.n > 0 && compare(&walk->last, &key, walk->key) >= 0)
    walk->ordered = FALSE;
  ilk_key_sum_add(&walk->sum, &key);
  walk->last = key;
}

static void
end_cb(sqlite3_context *context)
{
  sqlite3_result_null(context);
}

static int
set_function(IlkDatabase *database, Walk *walk)
{
  return sqlite3_create_function_v2(
      database->handle, "key_sum", ILK_KEY_LENGTH, SQLITE_UTF8 | SQLITE_DIRECTONLY, walk, NULL,
      walk != NULL ? step_cb : NULL, walk != NULL ? end_cb : NULL, NULL);
}

gboolean
ilk_key_sum_read(IlkDatabase *database, const char *sql, int key, IlkKeySum *self,
                 gboolean *ordered, GError **error)
{
  Walk walk = {.key = key, .ordered = TRUE};
  if (!ilk_database_check(database, set_function(database, &walk), error))
    return FALSE;
  IlkQuery *query = ilk_database_prepare(database, sql);
  gboolean read = ilk_query_run(query, error);
  ilk_query_free(query);
  set_function(database, NULL);
  *self = walk.sum;
  *ordered = walk.ordered;
  return read;
}
