/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * How a deck is spoken, as its author says: its language, and what is said for words that a voice
 * would not know. Immutable and counted, any thread.
 */
#pragma once

#include <glib.h>

/**
 * IlkDeckSpeech:
 * @language: such as “de”, "" where the author does not say
 * @says: lines “written = said”, "" for none; no two for the same
 */
typedef struct {
  char *language;
  char *says;
} IlkDeckSpeech;

/**
 * ilk_deck_speech_new:
 * @language: (nullable), @says: (nullable): of anybody; what cannot be is left out: no language, a
 * line of another form, the second one for the same, and more than ILK_MAX_SAYS
 *
 * Returns: (transfer full): how a deck is spoken
 */
IlkDeckSpeech *ilk_deck_speech_new(const char *language, const char *says)
    G_GNUC_WARN_UNUSED_RESULT;
IlkDeckSpeech *ilk_deck_speech_ref(IlkDeckSpeech *self) G_GNUC_WARN_UNUSED_RESULT;
void ilk_deck_speech_unref(IlkDeckSpeech *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(IlkDeckSpeech, ilk_deck_speech_unref)

/** ilk_deck_speech_is_empty: Returns: whether it says nothing. @self: (nullable) */
gboolean ilk_deck_speech_is_empty(const IlkDeckSpeech *self);

/** ilk_deck_speech_equal: @a, @b: (nullable): NULL is as good as an empty one */
gboolean ilk_deck_speech_equal(const IlkDeckSpeech *a, const IlkDeckSpeech *b);

/** ilk_language_is_valid: Returns: whether @text may be a language's code, such as “en-us”, and
 * that of a voice which speaks it, such as “en-us+f3” */
gboolean ilk_language_is_valid(const char *text);

/**
 * ilk_say_split:
 * @line: “written = said”: the first sign of equality with blanks around it parts them, since what
 * is written may be one itself; without such a one, the first at all
 * @written: (out) (optional), @said: (out) (optional): (transfer full): with one blank between
 * words
 *
 * Returns: FALSE when it is no such line, or one of them is longer than ILK_MAX_SAY_BYTES
 */
gboolean ilk_say_split(const char *line, char **written, char **said);
