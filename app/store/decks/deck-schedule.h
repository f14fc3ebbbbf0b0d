/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The schedule of the deck that a walk over cards is in, prepared when the walk enters it. Database
 * thread only.
 */
#pragma once

#include "app/schedule/schedule.h"
#include "app/store/store.h"

/** IlkDeckSchedule: @schedule: of @deck; all zeros to begin with */
typedef struct {
  gint64 deck;
  IlkSchedule schedule;
} IlkDeckSchedule;

/** ilk_deck_schedule_enter: Returns: (transfer none): the schedule of @deck, until the next deck is
 * entered or options change */
const IlkSchedule *ilk_deck_schedule_enter(IlkDeckSchedule *self, IlkStore *store, gint64 deck);
