/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A card's Markdown as words to be said, with a map back to the words that are shown. Pure, any
 * thread; its time is linear in the text, of which no more than ILK_MAX_SPOKEN_BYTES are said.
 */
#pragma once

#include "app/narration/pronunciation.h"

/**
 * IlkSpokenPart:
 * @ILK_SPOKEN_LEAD: the first paragraph, where it says it all: what the target time is for
 * @ILK_SPOKEN_WHOLE: all of it
 */
typedef enum { ILK_SPOKEN_LEAD, ILK_SPOKEN_WHOLE } IlkSpokenPart;

/**
 * IlkSpokenWord:
 * @begin: the first of its characters in what is said
 * @end: behind the last of them
 * @shown_begin: the first of its bytes in what is shown
 * @shown_end: behind the last; the same where nothing is shown for it
 */
typedef struct {
  guint begin;
  guint end;
  gsize shown_begin;
  gsize shown_end;
} IlkSpokenWord;

/**
 * IlkSpokenText:
 * @said: for the voice: words, blanks, the signs at which one pauses, a line a paragraph; never any
 * Markdown
 * @shown: the words as they stand on the card, a blank between two
 * @words: (element-type IlkSpokenWord): in order, @begin and @shown_begin growing
 */
typedef struct {
  char *said;
  char *shown;
  GArray *words;
} IlkSpokenText;

/** ilk_spoken_text_new: @markdown: any bytes. Returns: (transfer full): what is said of it, "" when
 * there is nothing to say */
IlkSpokenText *ilk_spoken_text_new(const char *markdown, const IlkPronunciation *pronunciation,
                                   IlkSpokenPart part) G_GNUC_WARN_UNUSED_RESULT;
void ilk_spoken_text_free(IlkSpokenText *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(IlkSpokenText, ilk_spoken_text_free)

/** ilk_spoken_text_find: Returns: index of the word that has the character @position of what is
 * said, or of the last one before it; -1 when there is none */
int ilk_spoken_text_find(const IlkSpokenText *self, guint position);
