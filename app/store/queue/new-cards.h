/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * New cards beyond the day's number, in the order in which the queue would bring them. Database
 * thread only.
 */
#pragma once

#include "app/store/store.h"

/** ilk_new_cards_list: @deck: with those below it, 0 for all. Returns: (transfer full)
 * (element-type gint64): at most @limit, see ilk_collection_list_new() */
GArray *ilk_new_cards_list(IlkStore *store, gint64 deck, guint limit, GError **error)
    G_GNUC_WARN_UNUSED_RESULT;
