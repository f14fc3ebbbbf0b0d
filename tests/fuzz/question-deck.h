/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What holds of every file of questions, whatever its form.
 */
#pragma once

#include "app/base/error.h"
#include "app/exchange/gift.h"

#include <string.h>

/* GIFT cannot escape an arrow: in what is typed it is written as another one. */
static inline char *
dup_without_arrows(const IlkDeckFile *deck)
{
  g_autofree char *markdown = ilk_deck_file_to_markdown(deck);
  g_autoptr(GString) text = g_string_new(markdown);
  g_string_replace(text, "->", "→", 0);
  return g_strdup(text->str);
}

/** check_questions: @deck (nullable) was read, or @error tells why @name was not, with its line. A
 * deck survives the way through its file, and through GIFT, word for word. */
static inline void
check_questions(const IlkDeckFile *deck, const char *name, GError *error)
{
  g_autofree char *prefix = g_strconcat(name, ":", NULL);
  g_autoptr(GError) problem = NULL;
  if (deck == NULL) {
    g_assert_true(error->domain == ILK_ERROR && g_str_has_prefix(error->message, prefix));
    return;
  }
  g_autofree char *markdown = ilk_deck_file_to_markdown(deck);
  g_autoptr(IlkDeckFile) read =
      ilk_deck_file_parse(markdown, strlen(markdown), "fuzz.md", &problem);
  g_assert_no_error(problem);
  g_assert_cmpuint(read->cards->len, ==, deck->cards->len);

  IlkGiftSum sum = {0};
  g_autofree char *written = ilk_gift_to_text(deck, &sum);
  g_autoptr(IlkDeckFile) again =
      ilk_gift_parse(written, strlen(written), "fuzz.gift", NULL, &problem);
  g_assert_no_error(problem);
  g_autofree char *before = dup_without_arrows(deck), *after = dup_without_arrows(again);
  g_assert_cmpstr(before, ==, after);
}
