/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Any bytes as terms and definitions: refused with a sentence, or a deck whose cards have both
 * sides; also when it is known what parts them.
 */
#include "app/exchange/term-list.h"

#include "tests/fuzz/fuzz.h"

#include <string.h>

static void
check(const char *text, gsize length, const IlkTermMarks *marks)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(IlkDeckFile) deck = ilk_term_list_parse(text, length, marks, "fuzz.txt", &error);
  g_assert_true((deck == NULL) == (error != NULL));
  for (guint i = 0; deck != NULL && i < deck->cards->len; i++) {
    const IlkDeckFileCard *card = ilk_deck_file_get_card(deck, i);
    g_assert_cmpuint(strlen(card->content.question), >, 0);
    g_assert_cmpuint(strlen(card->content.answer), >, 0);
    g_assert_true(g_utf8_validate(card->content.question, -1, NULL));
    g_assert_true(g_utf8_validate(card->content.answer, -1, NULL));
  }
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
  check((const char *) data, size, NULL);
  check((const char *) data, size, &(IlkTermMarks){";", "="});
  return 0;
}
