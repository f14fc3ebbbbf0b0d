/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Rows for app/progress. The forecast is read from the queue's indexes alone.
 */
#include "app/store/queue/progress-rows.h"

#include "app/base/clock.h"
#include "app/store/decks/deck-schedule.h"
#include "app/store/rows/memory-row.h"

GArray *
ilk_store_list_strengths(IlkStore *self, GError **error)
{
  g_autoptr(GArray) strengths = g_array_new(FALSE, FALSE, sizeof(IlkStrength));
  g_autoptr(IlkQuery) query = ilk_database_query(self->db, "SELECT deck, " ILK_MEMORY_COLUMNS
                                                           " FROM memory WHERE state <> 0");
  IlkDeckSchedule in = {0};
  int row;
  while ((row = ilk_query_step(query, error)) > 0) {
    IlkMemory memory = ilk_memory_row_read(query, 1);
    const IlkSchedule *schedule = ilk_deck_schedule_enter(&in, self, ilk_query_get_int(query, 0));
    IlkStrength strength = {ilk_schedule_stability(schedule, &memory), memory.difficulty};
    g_array_append_val(strengths, strength);
  }
  return row == 0 ? g_steal_pointer(&strengths) : NULL;
}

#define SELECT_DUE(states)                                                                         \
  "SELECT due FROM memory WHERE deck = ? AND state " states " AND due >= ? AND due < ?"

/* Days that follow one another, the first of which begins at @start. */
typedef struct {
  gint64 start;
  guint *due;
  guint n;
} Days;

/* Counts what comes due in one part of a deck's queue from @from on; what was due before the first
 * day counts for it. Grouped by SQLite, the rows would be sorted first. */
static gboolean
count_due(IlkStore *self, const char *sql, gint64 deck, gint64 from, Days *days, GError **error)
{
  g_autoptr(IlkQuery) query = ilk_database_query(self->db, sql);
  ilk_query_bind_int(query, deck);
  ilk_query_bind_int(query, from);
  ilk_query_bind_int(query, days->start + days->n * ILK_MS_PER_DAY);
  int row;
  while ((row = ilk_query_step(query, error)) > 0) {
    gint64 ahead = MAX(ilk_query_get_int(query, 0) - days->start, 0);
    days->due[ahead / ILK_MS_PER_DAY]++;
  }
  return row == 0;
}

gboolean
ilk_store_forecast(IlkStore *self, guint *due, guint n, GError **error)
{
  gint64 now = ilk_clock_now();
  int utc_offset = ilk_clock_utc_offset(now), rollover = self->options.rollover;
  gint64 today = ilk_clock_day(now, utc_offset, rollover);
  g_autofree guint *counted = g_new0(guint, n);
  Days days = {ilk_clock_day_start(today, utc_offset, rollover), counted, n};

  for (guint i = 0; i < self->decks->len; i++) {
    gint64 deck = g_array_index(self->decks, IlkStoreDeck, i).id;
    if (!count_due(self, SELECT_DUE("IN (1, 3)"), deck, 0, &days, error) ||
        !count_due(self, SELECT_DUE("= 2"), deck, 0, &days, error))
      return FALSE;
  }
  for (guint i = 0; i < n; i++)
    due[i] = counted[i];
  return TRUE;
}

gboolean
ilk_store_count_load(IlkStore *self, IlkLoad *load, GError **error)
{
  gint64 now = ilk_clock_now();
  IlkLoad counted = {.utc_offset = ilk_clock_utc_offset(now), .rollover = self->options.rollover};
  counted.first = ilk_clock_day(now, counted.utc_offset, counted.rollover) + 1;
  gint64 start = ilk_clock_day_start(counted.first, counted.utc_offset, counted.rollover);
  Days days = {start, counted.due, ILK_LOAD_DAYS};

  for (guint i = 0; i < self->decks->len; i++) {
    gint64 deck = g_array_index(self->decks, IlkStoreDeck, i).id;
    if (!count_due(self, SELECT_DUE("= 2"), deck, start, &days, error))
      return FALSE;
  }
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
