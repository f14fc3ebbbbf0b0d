/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Figures about all cards at this moment.
 */
#include "app/store/queue/figures.h"

#include "app/base/clock.h"
#include "app/store/decks/deck-schedule.h"
#include "app/store/rows/memory-row.h"

static double
get_recall(IlkStore *self, IlkDeckSchedule *in, IlkQuery *row, gint64 now)
{
  IlkMemory memory = ilk_memory_row_read(row, 1);
  return ilk_schedule_recall(ilk_deck_schedule_enter(in, self, ilk_query_get_int(row, 0)), &memory,
                             now);
}

gboolean
ilk_store_count_cards(IlkStore *self, IlkCardTotals *totals, GError **error)
{
  IlkCardTotals counted = {0};
  IlkDeckSchedule in = {0};
  gint64 now = ilk_clock_now();
  g_autoptr(IlkQuery) query =
      ilk_database_query(self->db, "SELECT deck, " ILK_MEMORY_COLUMNS " FROM memory");
  int row;
  while ((row = ilk_query_step(query, error)) > 0) {
    counted.by_state[ilk_query_get_int(query, 1) & 3]++;
    counted.known += get_recall(self, &in, query, now);
  }
  if (row == 0)
    *totals = counted;
  return row == 0;
}
