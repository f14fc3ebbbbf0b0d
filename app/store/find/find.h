/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Finding cards: the numbers of those that a search finds, in an order. Database thread only.
 */
#pragma once

#include "app/store/front/collection-cards.h"
#include "app/store/store.h"

/** ilk_find_ids: Returns: (transfer full) (element-type gint64): see ilk_collection_find_cards() */
GArray *ilk_find_ids(IlkStore *store, const IlkCardSearch *search, GError **error)
    G_GNUC_WARN_UNUSED_RESULT;

/** ilk_find_cards: Returns: (transfer full) (element-type IlkCard): see
 * ilk_collection_list_cards() */
GPtrArray *ilk_find_cards(IlkStore *store, const GArray *ids, GError **error)
    G_GNUC_WARN_UNUSED_RESULT;
