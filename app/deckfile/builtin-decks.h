/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The decks that ship inside the program. Any thread.
 */
#pragma once

#include "app/deckfile/deck-file.h"
#include "app/model/deck.h"

/** ilk_builtin_decks_list: Returns: (transfer full) (array zero-terminated=1): names for
 * ilk_builtin_decks_load(), in the order in which they are to be learned */
char **ilk_builtin_decks_list(void) G_GNUC_WARN_UNUSED_RESULT;

/** ilk_builtin_decks_list_missing: @decks: (element-type IlkDeck): what is in the collection.
 * Returns: (transfer full) (element-type IlkDeckFile): the built-in decks that are not among them,
 * in the order in which they are to be learned; NULL on error */
GPtrArray *ilk_builtin_decks_list_missing(GPtrArray *decks, GError **error)
    G_GNUC_WARN_UNUSED_RESULT;

/** ilk_builtin_decks_load: Returns: (transfer full): the deck, NULL with ILK_ERROR_NOT_FOUND when
 * none is called @name */
IlkDeckFile *ilk_builtin_decks_load(const char *name, GError **error) G_GNUC_WARN_UNUSED_RESULT;
