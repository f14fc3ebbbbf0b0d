/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Cards for texts whose own are lost. What the learner answered is found by a card's number, so
 * each gets the one it had, as far as that can be told. Database thread only.
 */
#pragma once

#include "app/store/store.h"

/** ilk_salvage_cards: gives every note of @store the cards it should have, once all rows of
 * @damaged (nullable) that can be read are there. Those of which nothing else is known stand in a
 * deck of their own. Within a transaction. */
gboolean ilk_salvage_cards(IlkStore *store, IlkDatabase *damaged, GError **error);

/** ilk_salvage_reserve_numbers: sees to it that no number is given again which @damaged has given,
 * or reviews speak of */
gboolean ilk_salvage_reserve_numbers(IlkStore *store, IlkDatabase *damaged, GError **error);
