/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Adding to the day totals and reading them.
 */
#include "app/store/rows/totals.h"

#include "app/base/clock.h"
#include "app/store/front/collection-figures.h"

#define COLUMNS "day, deck, n, pass, ms, introduced"

IlkTable ilk_day_total_table = {.name = "day_total", .columns = COLUMNS};

gboolean
ilk_totals_add(IlkStore *store, gint64 deck, const IlkReview *review, gboolean introduced, int sign,
               GError **error)
{
  if (!ilk_review_is_answer(review))
    return TRUE;
  g_autoptr(IlkQuery) query = ilk_database_query(
      store->db, "INSERT INTO day_total(" COLUMNS ")"
                 " VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT(day, deck) DO UPDATE SET"
                 " n = n + excluded.n, pass = pass + excluded.pass, ms = ms + excluded.ms,"
                 " introduced = introduced + excluded.introduced");
  ilk_query_bind_int(query, ilk_clock_day(review->at, review->utc_offset, store->options.rollover));
  ilk_query_bind_int(query, deck);
  ilk_query_bind_int(query, sign);
  ilk_query_bind_int(query, review->rating > ILK_RATING_AGAIN ? sign : 0);
  ilk_query_bind_int(query, sign * review->ms);
  ilk_query_bind_int(query, introduced ? sign : 0);
  return ilk_query_run(query, error);
}

/* What counts for a deck on a day. */
typedef struct {
  gint64 day, deck;
  gint64 n, pass, ms, introduced;
} Total;

struct _IlkTotalsSum {
  /* Owned */
  GHashTable *totals;

  /* Borrowed */
  IlkStore *store;
};

static guint
total_hash(gconstpointer key)
{
  const Total *total = key;
  return (guint) (total->day * 31 + total->deck);
}

static gboolean
total_equal(gconstpointer a, gconstpointer b)
{
  const Total *left = a, *right = b;
  return left->day == right->day && left->deck == right->deck;
}

IlkTotalsSum *
ilk_totals_sum_new(IlkStore *store)
{
  IlkTotalsSum *self = g_new0(IlkTotalsSum, 1);
  self->store = store;
  self->totals = g_hash_table_new_full(total_hash, total_equal, g_free, NULL);
  return self;
}

void
ilk_totals_sum_free(IlkTotalsSum *self)
{
  g_hash_table_unref(self->totals);
  g_free(self);
}

void
ilk_totals_sum_add(IlkTotalsSum *self, gint64 deck, const IlkReview *review, gboolean introduced)
{
  if (!ilk_review_is_answer(review))
    return;
  const Total key = {
      .day = ilk_clock_day(review->at, review->utc_offset, self->store->options.rollover),
      .deck = deck};
  Total *total = g_hash_table_lookup(self->totals, &key);
  if (total == NULL) {
    total = g_memdup2(&key, sizeof key);
    g_hash_table_add(self->totals, total);
  }
  total->n++;
  total->pass += review->rating > ILK_RATING_AGAIN;
  total->ms += review->ms;
  total->introduced += introduced;
}

void
ilk_totals_sum_add_card(IlkTotalsSum *self, gint64 deck, const GArray *standing)
{
  gboolean is_new = TRUE;
  for (guint i = 0; i < standing->len; i++) {
    const IlkReview *review = &g_array_index(standing, IlkReview, i);
    ilk_totals_sum_add(self, deck, review, is_new);
    is_new = ilk_review_leaves_new(review, is_new);
  }
}

static gboolean
store_total(IlkStore *store, const Total *total, GError **error)
{
  g_autoptr(IlkQuery) query = ilk_database_query(store->db, "INSERT INTO day_total(" COLUMNS ")"
                                                            " VALUES (?, ?, ?, ?, ?, ?)");
  ilk_query_bind_int(query, total->day);
  ilk_query_bind_int(query, total->deck);
  ilk_query_bind_int(query, total->n);
  ilk_query_bind_int(query, total->pass);
  ilk_query_bind_int(query, total->ms);
  ilk_query_bind_int(query, total->introduced);
  return ilk_query_run(query, error);
}

gboolean
ilk_totals_sum_store(const IlkTotalsSum *self, GError **error)
{
  GHashTableIter iter;
  gpointer total;
  if (!ilk_query_run(ilk_database_query(self->store->db, "DELETE FROM day_total"), error))
    return FALSE;
  g_hash_table_iter_init(&iter, self->totals);
  while (g_hash_table_iter_next(&iter, &total, NULL))
    if (!store_total(self->store, total, error))
      return FALSE;
  return TRUE;
}

static guint
count_decks(const IlkTotalsSum *self)
{
  guint n = 0;
  GHashTableIter iter;
  gpointer total;
  g_hash_table_iter_init(&iter, self->totals);
  while (g_hash_table_iter_next(&iter, &total, NULL))
    n += ((const Total *) total)->deck != 0;
  return n;
}

gboolean
ilk_totals_sum_equal(const IlkTotalsSum *self, gboolean *same, GError **error)
{
  g_autoptr(IlkQuery) query =
      ilk_database_query(self->store->db, "SELECT " COLUMNS " FROM day_total"
                                          " WHERE n <> 0 AND deck <> 0");
  guint n = 0, found = 0;
  int row;
  while ((row = ilk_query_step(query, error)) > 0) {
    const Total stored = {ilk_query_get_int(query, 0), ilk_query_get_int(query, 1),
                          ilk_query_get_int(query, 2), ilk_query_get_int(query, 3),
                          ilk_query_get_int(query, 4), ilk_query_get_int(query, 5)};
    const Total *counted = g_hash_table_lookup(self->totals, &stored);
    found += counted != NULL && counted->n == stored.n && counted->pass == stored.pass &&
             counted->ms == stored.ms && counted->introduced == stored.introduced;
    n++;
  }
  *same = found == n && n == count_decks(self);
  return row == 0;
}

gboolean
ilk_totals_get_introduced(IlkStore *store, gint64 deck, gint64 day, gint64 *n, GError **error)
{
  IlkQuery *query =
      ilk_database_query(store->db, "SELECT coalesce(sum(introduced), 0) FROM day_total"
                                    " WHERE day = ?1 AND (deck = ?2 OR ?2 = 0)");
  ilk_query_bind_int(query, day);
  ilk_query_bind_int(query, deck);
  return ilk_query_fetch_int(query, n, error);
}

GArray *
ilk_totals_list(IlkStore *store, gint64 first, gint64 last, GError **error)
{
  g_autoptr(GArray) days = g_array_new(FALSE, FALSE, sizeof(IlkDayTotal));
  g_autoptr(IlkQuery) query = ilk_database_query(
      store->db, "SELECT day, sum(n), sum(pass), sum(ms) FROM day_total"
                 " WHERE day BETWEEN ? AND ? GROUP BY day HAVING sum(n) > 0 ORDER BY day");
  ilk_query_bind_int(query, first);
  ilk_query_bind_int(query, last);
  int row;
  while ((row = ilk_query_step(query, error)) > 0) {
    IlkDayTotal day = {
        .day = ilk_query_get_int(query, 0),
        .n = (guint) ilk_query_get_int(query, 1),
        .pass = (guint) ilk_query_get_int(query, 2),
        .ms = ilk_query_get_int(query, 3),
    };
    g_array_append_val(days, day);
  }
  return row == 0 ? g_steal_pointer(&days) : NULL;
}
