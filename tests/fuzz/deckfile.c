/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Any bytes are either refused with a sentence or give a deck that survives the way through its
 * file.
 */
#include "app/base/error.h"
#include "app/deckfile/deck-file.h"
#include "app/deckfile/plain-text.h"
#include "tests/fuzz/fuzz.h"

#include <string.h>

static void
check_plain(const IlkDeckFile *deck)
{
  for (guint i = 0; i < deck->cards->len; i++) {
    g_autofree char *plain = ilk_markdown_to_plain(ilk_deck_file_get_card(deck, i)->content.answer);
    g_assert_true(g_utf8_validate(plain, -1, NULL));
  }
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(IlkDeckFile) deck = ilk_deck_file_parse((const char *) data, size, "fuzz.md", &error);
  if (deck == NULL) {
    g_assert_true(error->domain == ILK_ERROR && g_str_has_prefix(error->message, "fuzz.md:"));
    return 0;
  }
  check_plain(deck);

  g_autofree char *written = ilk_deck_file_to_markdown(deck);
  g_autoptr(IlkDeckFile) read = ilk_deck_file_parse(written, strlen(written), "fuzz.md", &error);
  g_assert_no_error(error);
  g_autofree char *again = ilk_deck_file_to_markdown(read);
  g_assert_cmpstr(written, ==, again);
  return 0;
}
