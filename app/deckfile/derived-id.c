/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Slugs, with a sum of the text where they do not say all of it.
 */
#include "app/deckfile/derived-id.h"

#include "app/base/text-form.h"
#include "app/deckfile/markdown-text.h"
#include "app/deckfile/plain-text.h"

#include <string.h>

#define LONGEST_ID 64
#define SUM_DIGITS 10

/* Whether a slug keeps all of @text but its blanks. */
static gboolean
is_kept(const char *text)
{
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char(p)) {
    gunichar c = g_utf8_get_char(p);
    if (!g_unichar_isspace(c) && (!g_unichar_isalnum(c) || g_unichar_tolower(c) != c))
      return FALSE;
  }
  return TRUE;
}

/* Blanks count where they may be code: in a text of several lines. */
static char *
sum(const char *text)
{
  g_autoptr(GString) words = g_string_new(text);
  if (strchr(text, '\n') == NULL) {
    g_auto(GStrv) parts = g_strsplit_set(text, " \t", -1);
    g_string_truncate(words, 0);
    for (char **part = parts; *part != NULL; part++) {
      if (**part == '\0')
        continue;
      if (words->len > 0)
        g_string_append_c(words, ' ');
      g_string_append(words, *part);
    }
  }
  return g_compute_checksum_for_string(G_CHECKSUM_SHA256, words->str, -1);
}

static void
cut(GString *slug, gsize length)
{
  if (slug->len <= length)
    return;
  while ((slug->str[length] & 0xC0) == 0x80)
    length--;
  g_string_truncate(slug, length);
}

char *
ilk_derived_id(const char *markdown)
{
  g_return_val_if_fail(markdown != NULL, NULL);

  g_autofree char *normal = ilk_markdown_normalise(markdown);
  g_autofree char *text = ilk_text_to_nfc(normal);
  g_autofree char *plain = ilk_markdown_to_plain(text);
  GString *slug = ilk_markdown_join_words(plain);

  if (slug->len == 0 || slug->len > LONGEST_ID || !is_kept(text)) {
    g_autofree char *digits = sum(text);
    cut(slug, LONGEST_ID - SUM_DIGITS - 1);
    g_string_append_printf(slug, "%s%.*s", slug->len > 0 ? "-" : "", SUM_DIGITS, digits);
  }
  return g_string_free(slug, FALSE);
}

char *
ilk_derived_id_of_title_before(const char *title)
{
  return ilk_markdown_slug(title);
}

char *
ilk_derived_id_of_question_before(const char *markdown)
{
  g_autofree char *plain = ilk_markdown_to_plain(markdown);
  return ilk_markdown_slug(plain);
}
