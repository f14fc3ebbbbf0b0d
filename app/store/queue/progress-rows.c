/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Rows for app/progress. The forecast is read from the queue's indexes alone.
 */
#include "app/store/queue/progress-rows.h"

#include "app/base/clock.h"
#include "app/store/decks/deck-schedule.h"
#include "app/store/front/collection-figures.h"
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

#define SELECT_STEPS                                                                               \
  "SELECT due FROM memory WHERE deck = ? AND suspended = 0 AND state IN (1, 3) AND due < ?"
#define SELECT_REVIEWS                                                                             \
  "SELECT due_day, count(*) FROM memory WHERE deck = ? AND suspended = 0 AND state = 2"            \
  " AND due_day < ? GROUP BY due_day"

/* Days that follow one another from @first on. */
typedef struct {
  gint64 first;
  guint *due;
  guint n;
} Days;

/* What comes due in steps, a moment each; what was due before the first day counts for it. */
static gboolean
count_steps(IlkStore *self, gint64 deck, gint64 start, Days *days, GError **error)
{
  g_autoptr(IlkQuery) query = ilk_database_query(self->db, SELECT_STEPS);
  ilk_query_bind_int(query, deck);
  ilk_query_bind_int(query, start + days->n * ILK_MS_PER_DAY);
  int row;
  while ((row = ilk_query_step(query, error)) > 0) {
    gint64 ahead = MAX(ilk_query_get_int(query, 0) - start, 0);
    days->due[ahead / ILK_MS_PER_DAY]++;
  }
  return row == 0;
}

/* What comes due in review, a day each; @overdue: what to do with what was due before the first. */
static gboolean
count_reviews(IlkStore *self, gint64 deck, gboolean overdue, Days *days, GError **error)
{
  g_autoptr(IlkQuery) query = ilk_database_query(self->db, SELECT_REVIEWS);
  ilk_query_bind_int(query, deck);
  ilk_query_bind_int(query, days->first + days->n);
  int row;
  while ((row = ilk_query_step(query, error)) > 0) {
    gint64 ahead = ilk_query_get_int(query, 0) - days->first;
    if (ahead >= 0 || overdue)
      days->due[MAX(ahead, 0)] += (guint) ilk_query_get_int(query, 1);
  }
  return row == 0;
}

gboolean
ilk_store_forecast(IlkStore *self, guint *due, guint n, GError **error)
{
  gint64 now = ilk_clock_now();
  int utc_offset = ilk_clock_utc_offset(now), rollover = self->options.rollover;
  gint64 today = ilk_clock_day(now, utc_offset, rollover);
  gint64 start = ilk_clock_day_start(today, utc_offset, rollover);
  g_autofree guint *counted = g_new0(guint, n);
  Days days = {today, counted, n};

  for (guint i = 0; i < self->decks->len; i++) {
    gint64 deck = g_array_index(self->decks, IlkStoreDeck, i).id;
    if (!count_steps(self, deck, start, &days, error) ||
        !count_reviews(self, deck, TRUE, &days, error))
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
  IlkLoad counted = {.first =
                         ilk_clock_day(now, ilk_clock_utc_offset(now), self->options.rollover) + 1};
  Days days = {counted.first, counted.due, ILK_LOAD_DAYS};

  for (guint i = 0; i < self->decks->len; i++) {
    gint64 deck = g_array_index(self->decks, IlkStoreDeck, i).id;
    if (!count_reviews(self, deck, FALSE, &days, error))
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
