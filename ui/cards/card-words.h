/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What a list says about a card, and what its flags are called. Pure, any thread.
 */
#pragma once

#include "app/model/card.h"

/** ui_card_words_question: Returns: (transfer full): the question as plain text in one line, short
 * enough for a list */
char *ui_card_words_question(IlkCard *card) G_GNUC_WARN_UNUSED_RESULT;

/** ui_card_words_due: @today: the learner's day. Returns: (transfer full): when the card is asked,
 * or why it is not */
char *ui_card_words_due(IlkCard *card, gint64 today) G_GNUC_WARN_UNUSED_RESULT;

char *ui_card_words_tags(IlkCard *card) G_GNUC_WARN_UNUSED_RESULT;
/** ui_card_words_stability: Returns: (transfer full): a span of time, "" for a new card */
char *ui_card_words_stability(IlkCard *card) G_GNUC_WARN_UNUSED_RESULT;
/** ui_card_words_difficulty: Returns: (transfer full): from 1 to 10, "" for a new card */
char *ui_card_words_difficulty(IlkCard *card) G_GNUC_WARN_UNUSED_RESULT;
char *ui_card_words_lapses(IlkCard *card) G_GNUC_WARN_UNUSED_RESULT;

/** ui_card_words_added: Returns: (transfer full): the day on which it came, as people write days */
char *ui_card_words_added(IlkCard *card) G_GNUC_WARN_UNUSED_RESULT;

/** ui_one_line: Returns: (transfer full): @markdown as plain text, in one line of @letters */
char *ui_one_line(const char *markdown, glong letters) G_GNUC_WARN_UNUSED_RESULT;
