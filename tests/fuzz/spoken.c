/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Any bytes become words to be said, whose places in what is said and what is shown are in order.
 */
#include "app/base/limits.h"
#include "app/narration/spoken-text.h"
#include "tests/fuzz/fuzz.h"

#include <string.h>

static void
check_words(const IlkSpokenText *text)
{
  guint said = 0;
  gsize shown = 0;
  guint length = (guint) g_utf8_strlen(text->said, -1);

  for (guint i = 0; i < text->words->len; i++) {
    const IlkSpokenWord *word = &g_array_index(text->words, IlkSpokenWord, i);
    g_assert_true(word->begin >= said && word->end > word->begin && word->end <= length);
    g_assert_true(word->shown_begin >= shown && word->shown_end >= word->shown_begin &&
                  word->shown_end <= strlen(text->shown));
    g_assert_true(ilk_spoken_text_find(text, word->begin) == (int) i);
    said = word->end;
    shown = word->shown_end;
  }
}

/* The first line is what a deck says of words, the rest a card. */
int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
  g_autofree char *bytes = g_strndup((const char *) data, size);
  char *newline = strchr(bytes, '\n');
  const char *markdown = newline != NULL ? newline + 1 : bytes;
  g_autofree char *says = g_strndup(bytes, newline != NULL ? (gsize) (newline - bytes) : 0);
  g_autofree char *valid = g_utf8_make_valid(says, -1);
  g_autoptr(IlkPronunciation) table = ilk_pronunciation_new("en", valid);

  for (int part = ILK_SPOKEN_LEAD; part <= ILK_SPOKEN_WHOLE; part++) {
    g_autoptr(IlkSpokenText) text = ilk_spoken_text_new(markdown, table, (IlkSpokenPart) part);
    g_assert_true(strlen(text->said) <= ILK_MAX_SPOKEN_BYTES);
    g_assert_true(g_utf8_validate(text->said, -1, NULL) && g_utf8_validate(text->shown, -1, NULL));
    check_words(text);
  }
  return 0;
}
