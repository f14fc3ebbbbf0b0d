/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Figures about all cards at this moment.
 */
#include "app/store/figures.h"

#include "app/base/clock.h"
#include "app/store/decks.h"
#include "app/store/memory-row.h"
#include "app/store/schedule.h"

/* The schedule of the deck that the last row was in. */
typedef struct {
  gint64 deck;
  IlkSchedule schedule;
} Recall;

static double
get_recall(IlkStore *self, Recall *recall, IlkQuery *row, gint64 now)
{
  gint64 deck = ilk_query_get_int(row, 0);
  IlkMemory memory = ilk_memory_row_read(row, 1);
  if (deck != recall->deck)
    ilk_schedule_prepare(&recall->schedule, ilk_store_get_deck_options(self, deck));
  recall->deck = deck;
  return ilk_schedule_recall(&recall->schedule, &memory, now);
}

gboolean
ilk_store_count_cards(IlkStore *self, IlkCardTotals *totals, GError **error)
{
  IlkCardTotals counted = {0};
  Recall recall = {0};
  gint64 now = ilk_clock_now();
  g_autoptr(IlkQuery) query =
      ilk_database_query(self->db, "SELECT deck, " ILK_MEMORY_COLUMNS " FROM memory");
  int row;
  while ((row = ilk_query_step(query, error)) > 0) {
    counted.by_state[ilk_query_get_int(query, 1) & 3]++;
    counted.known += get_recall(self, &recall, query, now);
  }
  if (row == 0)
    *totals = counted;
  return row == 0;
}
