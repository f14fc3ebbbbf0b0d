/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The way to a new card: what its note needs first comes before it, as long as that is new itself.
 * Database thread only.
 */
#pragma once

#include "app/store/store.h"

/**
 * IlkPathPlace:
 * @deck: only its cards count
 * @day: the learner's: what is buried until later is not asked
 * @except, @note: a card that is about to be answered, and a note whose cards are not asked today;
 * 0 for none
 * @taken: (nullable) (element-type gint64): cards that are asked before, as if they were not new
 */
typedef struct {
  gint64 deck;
  gint64 day;
  gint64 except;
  gint64 note;
  GHashTable *taken;
} IlkPathPlace;

/** ilk_path_find_first: @card: (inout): a new card; what has to come before it, if anything does,
 * else itself. What is suspended or buried is passed over, not waited for; so is the rest of a
 * circle. */
gboolean ilk_path_find_first(IlkStore *store, const IlkPathPlace *place, gint64 *card,
                             GError **error);
