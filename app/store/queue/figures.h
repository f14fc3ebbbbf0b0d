/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Figures about all cards at this moment. Database thread only.
 */
#pragma once

#include "app/store/front/collection-figures.h"
#include "app/store/store.h"

/** ilk_store_count_cards: see ilk_collection_count_cards() */
gboolean ilk_store_count_cards(IlkStore *self, IlkCardTotals *totals, GError **error);
