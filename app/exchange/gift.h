/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Questions in GIFT, the plain text that Moodle reads and writes, as a deck, and back. Any thread.
 *
 * Categories become tags, titles ids; what a question says of an answer stands with it, and so does
 * a share of the credit that is not the usual one. What has no place in a deck, such as
 * descriptions, which ask nothing, is told.
 */
#pragma once

#include "app/anki/loss.h"
#include "app/deckfile/deck-file.h"

/**
 * ilk_gift_parse:
 * @text: (array length=length): the file's bytes
 * @file_name: for messages, and without its ending the deck's title
 * @losses: (nullable): takes what could not be kept, with its line
 * @error: ILK_ERROR_INVALID or ILK_ERROR_TOO_LARGE with `FILE:LINE: …`
 *
 * Returns: (transfer full): the questions, NULL on error: a file with one mistake gives no deck
 */
IlkDeckFile *ilk_gift_parse(const char *text, gsize length, const char *file_name,
                            IlkLossReport *losses, GError **error) G_GNUC_WARN_UNUSED_RESULT;

/**
 * IlkGiftSum: what became of a deck's cards
 * @written: questions
 * @hidden: cards that ask for a hidden part of a picture, left out: GIFT has neither
 * @unanswered: cards that ask and give no answer in words, left out: nothing would be right
 * @unwritten: wrong answers of numbers that are none, left out
 */
typedef struct {
  guint written;
  guint hidden;
  guint unanswered;
  guint unwritten;
} IlkGiftSum;

/** ilk_gift_to_text: @sum: (out). Returns: (transfer full): @deck as GIFT; what that has no kind
 * for, such as steps in their order, is an open question with the answer as its feedback */
char *ilk_gift_to_text(const IlkDeckFile *deck, IlkGiftSum *sum) G_GNUC_WARN_UNUSED_RESULT;
