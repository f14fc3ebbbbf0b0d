/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * In which order the learner wants decks: the order of their list, and the one in which new cards
 * are taken from them. Database thread only.
 */
#pragma once

#include "app/store/store.h"

/** ilk_deck_order_get: Returns: (transfer none) (element-type guint) (nullable): places in
 * IlkStore.decks, in the order of the list of decks; NULL on error. They hold until
 * decks are loaded again. */
const GArray *ilk_deck_order_get(IlkStore *store, GError **error);

/** ilk_deck_order_move: @siblings: (out) (transfer full) (element-type gint64): the decks beside
 * @deck and itself, as they stand once it has gone @by places on (back when negative). NULL on
 * error */
GArray *ilk_deck_order_move(IlkStore *store, gint64 deck, int by, GError **error)
    G_GNUC_WARN_UNUSED_RESULT;

/** ilk_deck_order_rank: Returns: the place that a deck's options, JSON, give it among those beside
 * it, from 1 on; 0 for none */
int ilk_deck_order_rank(const char *json);

/** ilk_deck_order_dup_ranked: Returns: (transfer full): @json with that place, without one for 0 */
char *ilk_deck_order_dup_ranked(const char *json, int rank) G_GNUC_WARN_UNUSED_RESULT;

/** ilk_deck_order_append: gives the built-in deck with that @file_id, which has just been added as
 * @deck and is touched, a place behind all others that have one; to any other it gives none. Within
 * a transaction */
gboolean ilk_deck_order_append(IlkStore *store, gint64 deck, const char *file_id, GError **error);

/** ilk_deck_order_begin: gives @deck the first place, unless a deck has one already. Within a
 * transaction */
gboolean ilk_deck_order_begin(IlkStore *store, gint64 deck, GError **error);

/** ilk_deck_order_set: gives @deck that place. Within a transaction, after which decks
 * are to be loaded again. */
gboolean ilk_deck_order_set(IlkStore *store, gint64 deck, int rank, GError **error);
