/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Terms and definitions as Quizlet copies them: plain text, in which one sign stands between the
 * sides of a card and another between cards. Any thread.
 */
#pragma once

#include "app/deckfile/deck-file.h"

/**
 * IlkTermMarks:
 * @between_cards: (nullable): such as a line end or a semicolon
 * @between_sides: (nullable): such as a tab or ` - `
 *
 * What parts such a text; NULL where it is to be found out.
 */
typedef struct {
  const char *between_cards;
  const char *between_sides;
} IlkTermMarks;

/** ilk_term_list_find: @text: (array length=length): valid UTF-8; @marks: (inout): what is not
 * given is found, and lives as long as the program. Returns: whether all cards are parted by it */
gboolean ilk_term_list_find(const char *text, gsize length, IlkTermMarks *marks);

/**
 * ilk_term_list_parse:
 * @marks: (nullable): what parts it, where that is known
 * @file_name: for messages, and without its ending the deck's title
 * @error: ILK_ERROR_INVALID or TOO_LARGE with `FILE:LINE: …`
 *
 * A term that comes twice is two cards.
 *
 * Returns: (transfer full): the cards
 */
IlkDeckFile *ilk_term_list_parse(const char *text, gsize length, const IlkTermMarks *marks,
                                 const char *file_name, GError **error) G_GNUC_WARN_UNUSED_RESULT;
