/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Adding to the day totals and reading them.
 */
#include "app/store/rows/totals.h"

#include "app/base/clock.h"
#include "app/store/front/collection.h"

gboolean
ilk_totals_add(IlkStore *store, gint64 deck, const IlkReview *review, gboolean introduced, int sign,
               GError **error)
{
  if (!ilk_review_is_answer(review))
    return TRUE;
  g_autoptr(IlkQuery) query = ilk_database_query(
      store->db, "INSERT INTO day_total(day, deck, n, pass, ms, introduced)"
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

gboolean
ilk_totals_get_introduced(IlkStore *store, gint64 deck, gint64 day, gint64 *n, GError **error)
{
  IlkQuery *query =
      ilk_database_query(store->db, "SELECT introduced FROM day_total WHERE day = ? AND deck = ?");
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
