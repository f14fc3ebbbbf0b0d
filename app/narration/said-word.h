/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One word of a card as it is said. For app/narration. Pure, any thread.
 */
#pragma once

#include "app/narration/pronunciation.h"

/**
 * ilk_said_word:
 * @word: valid UTF-8 without blanks
 * @code: whether it stands in code, where names are read and signs have names
 *
 * Returns: (transfer full): what is said for it, with the signs at its end at which one pauses; ""
 * when it is silent
 */
char *ilk_said_word(const IlkPronunciation *table, const char *word, gboolean code)
    G_GNUC_WARN_UNUSED_RESULT;

/** ilk_said_words: Returns: (transfer full) (nullable): what is said for @words, several with a
 * blank between two, when the table has them as a whole; signs around them are none of it */
char *ilk_said_words(const IlkPronunciation *table, const char *words) G_GNUC_WARN_UNUSED_RESULT;
