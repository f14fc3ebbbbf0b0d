/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A deck file's parts become a deck: of a whole text, or of one that is read piece by piece. For
 * app/deckfile. Any thread.
 */
#pragma once

#include "app/deckfile/deck-file.h"
#include "app/deckfile/needs.h"
#include "app/deckfile/source-text.h"

/**
 * IlkDeckParser:
 * @source: (transfer none): what is read
 * @deck: (transfer full) (nullable): what was read; its title is
 * @block: the next part's heading
 * @begin: where the card that was read last begins
 */
typedef struct {
  IlkSourceText *source;
  IlkDeckFile *deck;
  guint block;
  gsize begin;
} IlkDeckParser;

/** ilk_deck_parser_read_title: makes @deck, without cards */
gboolean ilk_deck_parser_read_title(IlkDeckParser *self, GError **error);

/** ilk_deck_parser_read_card: adds a card to @deck; whether its id is another's, too, is the
 * caller's to know */
gboolean ilk_deck_parser_read_card(IlkDeckParser *self, GError **error);

/** ilk_deck_parser_fail_id: says that the last card of @deck has the id of that in @first_line.
 * Returns: FALSE */
gboolean ilk_deck_parser_fail_id(const IlkDeckParser *self, guint first_line, GError **error);

/** ilk_deck_parser_note_needs: remembers in @path what the last card of @deck needs */
gboolean ilk_deck_parser_note_needs(const IlkDeckParser *self, IlkNeeds *path, gsize where,
                                    GError **error);

/** ilk_deck_parser_fail_empty: says that there is no card. Returns: FALSE */
gboolean ilk_deck_parser_fail_empty(const IlkSourceText *source, GError **error);
