/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Cards of a deck mostly come together, so one schedule at a time is enough.
 */
#include "app/store/decks/deck-schedule.h"

#include "app/store/decks/decks.h"

const IlkSchedule *
ilk_deck_schedule_enter(IlkDeckSchedule *self, IlkStore *store, gint64 deck)
{
  if (deck != self->deck)
    ilk_schedule_prepare(&self->schedule, ilk_store_get_deck_options(store, deck));
  self->deck = deck;
  return &self->schedule;
}
