/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Rows for app/progress. The forecast is read from the queue's indexes alone.
 */
#include "app/store/progress-rows.h"

#include "app/base/clock.h"

GArray *
ilk_store_list_strengths(IlkStore *self, GError **error)
{
  g_autoptr(GArray) strengths = g_array_new(FALSE, FALSE, sizeof(IlkStrength));
  g_autoptr(IlkQuery) query =
      ilk_database_query(self->db, "SELECT stability, difficulty FROM memory WHERE state <> 0");
  int row;
  while ((row = ilk_query_step(query, error)) > 0) {
    IlkStrength strength = {ilk_query_get_real(query, 0), ilk_query_get_real(query, 1)};
    g_array_append_val(strengths, strength);
  }
  return row == 0 ? g_steal_pointer(&strengths) : NULL;
}

#define SELECT_DUE(states)                                                                         \
  "SELECT max((due - ?) / 86400000, 0) AS ahead, count(*) FROM memory"                             \
  " WHERE deck = ? AND state " states " AND due < ? GROUP BY ahead"

/* Adds what comes due in one part of a deck's queue within @n days from @start on. */
static gboolean
add_due(IlkStore *self, const char *sql, gint64 deck, gint64 start, guint *due, guint n,
        GError **error)
{
  g_autoptr(IlkQuery) query = ilk_database_query(self->db, sql);
  ilk_query_bind_int(query, start);
  ilk_query_bind_int(query, deck);
  ilk_query_bind_int(query, start + n * ILK_MS_PER_DAY);
  int row;
  while ((row = ilk_query_step(query, error)) > 0)
    due[ilk_query_get_int(query, 0)] += (guint) ilk_query_get_int(query, 1);
  return row == 0;
}

gboolean
ilk_store_forecast(IlkStore *self, guint *due, guint n, GError **error)
{
  gint64 now = ilk_clock_now();
  int utc_offset = ilk_clock_utc_offset(now), rollover = self->options.rollover;
  gint64 start =
      ilk_clock_day_start(ilk_clock_day(now, utc_offset, rollover), utc_offset, rollover);
  g_autofree guint *sum = g_new0(guint, n);

  for (guint i = 0; i < self->decks->len; i++) {
    gint64 deck = g_array_index(self->decks, IlkStoreDeck, i).id;
    if (!add_due(self, SELECT_DUE("IN (1, 3)"), deck, start, sum, n, error) ||
        !add_due(self, SELECT_DUE("= 2"), deck, start, sum, n, error))
      return FALSE;
  }
  for (guint i = 0; i < n; i++)
    due[i] = sum[i];
  return TRUE;
}

gboolean
ilk_store_count_load(IlkStore *self, IlkLoad *load, GError **error)
{
  gint64 now = ilk_clock_now();
  IlkLoad counted = {.utc_offset = ilk_clock_utc_offset(now), .rollover = self->options.rollover};
  counted.first = ilk_clock_day(now, counted.utc_offset, counted.rollover);
  if (!ilk_store_forecast(self, counted.due, ILK_LOAD_DAYS, error))
    return FALSE;
  *load = counted;
  return TRUE;
}

GArray *
ilk_store_list_guesses(IlkStore *self, guint limit, GError **error)
{
  g_autoptr(GArray) guesses = g_array_new(FALSE, FALSE, sizeof(IlkGuess));
  g_autoptr(IlkQuery) query = ilk_database_query(
      self->db, "SELECT predicted, measured FROM (SELECT id, predicted, measured FROM prediction"
                " WHERE measured IS NOT NULL ORDER BY id DESC LIMIT ?) ORDER BY id");
  ilk_query_bind_int(query, limit);
  int row;
  while ((row = ilk_query_step(query, error)) > 0) {
    IlkGuess guess = {ilk_query_get_real(query, 0), ilk_query_get_real(query, 1)};
    g_array_append_val(guesses, guess);
  }
  return row == 0 ? g_steal_pointer(&guesses) : NULL;
}
