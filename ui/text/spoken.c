/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Only the beginning is read: whoever wants all of it looks at the card.
 */
#include "ui/text/spoken.h"

#include "app/deckfile/plain-text.h"

#include <string.h>

#define SPOKEN_LETTERS 4000
#define LABEL_LETTERS 600
#define BYTES_A_LETTER 8 /* enough for the signs of Markdown, too */
#define WORD_LETTERS 40

static char *
dup_beginning(const char *markdown, guint letters)
{
  g_autofree char *head = g_strndup(markdown, letters * BYTES_A_LETTER);
  g_autofree char *valid = g_utf8_make_valid(head, -1);
  g_autofree char *plain = ilk_markdown_to_plain(valid);
  GString *text = g_string_new(NULL);
  const char *p = plain;
  guint run = 0;

  for (guint n = 0; *p != '\0' && n < letters; n++, p = g_utf8_next_char(p)) {
    gunichar letter = g_utf8_get_char(p);
    gboolean joins = g_unichar_ismark(letter) || g_unichar_iszerowidth(letter);

    run = g_unichar_isspace(letter) ? 0 : run + !joins;
    if (run > WORD_LETTERS && !joins) {
      g_string_append(text, "\342\200\213");
      run = 1;
    }
    g_string_append_unichar(text, letter);
  }
  if (*p != '\0' || markdown[strlen(head)] != '\0')
    g_string_append(text, "…");
  return g_string_free(text, FALSE);
}

char *
ui_spoken(const char *markdown)
{
  g_return_val_if_fail(markdown != NULL, NULL);
  return dup_beginning(markdown, SPOKEN_LETTERS);
}

char *
ui_label_text(const char *markdown)
{
  g_return_val_if_fail(markdown != NULL, NULL);
  return dup_beginning(markdown, LABEL_LETTERS);
}
