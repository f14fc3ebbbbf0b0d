/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Decks: finding them, listing them with what waits in them. Database thread only.
 */
#pragma once

#include "app/deckfile/deck-file.h"
#include "app/store/store.h"

/** ilk_store_find_deck: @index: (out): where @deck is in @decks. ILK_ERROR_NOT_FOUND */
gboolean ilk_store_find_deck(IlkStore *self, gint64 deck, guint *index, GError **error);

/** ilk_store_deck_is_below: Returns: whether @deck is @above, or stands somewhere below it */
gboolean ilk_store_deck_is_below(IlkStore *self, gint64 deck, gint64 above);

/**
 * ilk_store_find_deck_named:
 * @name: a deck's name, or its path “A / B”, in any case; or its id in its file
 * @error: ILK_ERROR_NOT_FOUND, or ILK_ERROR_INVALID when several are called so
 *
 * Returns: the deck's number, 0 on error
 */
gint64 ilk_store_find_deck_named(IlkStore *self, const char *name, GError **error);

/** ilk_store_get_deck_options: Returns: (transfer none): how @deck is studied, the collection's
 * defaults when there is no such deck; until the decks are loaded again */
const IlkStudyOptions *ilk_store_get_deck_options(IlkStore *self, gint64 deck);

/** ilk_store_list_decks: Returns: (transfer full) (element-type IlkDeck): in the order of
 * their list, see ilk_deck_order_get() */
GPtrArray *ilk_store_list_decks(IlkStore *self, GError **error) G_GNUC_WARN_UNUSED_RESULT;

/** ilk_store_export: Returns: (transfer full): @deck as a file holds it */
IlkDeckFile *ilk_store_export(IlkStore *self, gint64 deck, GError **error)
    G_GNUC_WARN_UNUSED_RESULT;
