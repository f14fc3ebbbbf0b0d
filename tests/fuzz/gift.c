/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Any bytes are either refused with a sentence or give a deck of questions.
 */
#include "app/exchange/gift.h"

#include "tests/fuzz/fuzz.h"
#include "tests/fuzz/question-deck.h"

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(IlkDeckFile) deck =
      ilk_gift_parse((const char *) data, size, "fuzz.gift", NULL, &error);
  check_questions(deck, "fuzz.gift", error);
  return 0;
}
