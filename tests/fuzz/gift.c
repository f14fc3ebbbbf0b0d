/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Any bytes are either refused with a sentence or give a deck that survives the way through its
 * file, and through the form it came in.
 */
#include "app/exchange/gift.h"
#include "app/base/error.h"

#include "tests/fuzz/fuzz.h"

#include <string.h>

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(IlkDeckFile) deck = ilk_gift_parse((const char *) data, size, "fuzz.gift", &error);
  if (deck == NULL) {
    g_assert_true(error->domain == ILK_ERROR && g_str_has_prefix(error->message, "fuzz.gift:"));
    return 0;
  }
  g_autofree char *markdown = ilk_deck_file_to_markdown(deck);
  g_autoptr(IlkDeckFile) read = ilk_deck_file_parse(markdown, strlen(markdown), "fuzz.md", &error);
  g_assert_no_error(error);
  g_assert_cmpuint(read->cards->len, ==, deck->cards->len);

  g_autofree char *written = ilk_gift_to_text(deck);
  g_autoptr(IlkDeckFile) again = ilk_gift_parse(written, strlen(written), "fuzz.gift", &error);
  g_assert_no_error(error);
  g_assert_cmpuint(again->cards->len, ==, deck->cards->len);
  return 0;
}
