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

/* Each run of blanks becomes one, those at the ends none. */
static GString *
join_blanks(const char *text)
{
  GString *words = g_string_sized_new(strlen(text));
  for (const char *rest = text + strspn(text, " \t"); *rest != '\0';) {
    gsize length = strcspn(rest, " \t");
    if (words->len > 0)
      g_string_append_c(words, ' ');
    g_string_append_len(words, rest, (gssize) length);
    rest += length;
    rest += strspn(rest, " \t");
  }
  return words;
}

/* Blanks count where they may be code: in a text of several lines. */
static char *
sum(const char *text)
{
  if (strchr(text, '\n') != NULL)
    return g_compute_checksum_for_string(G_CHECKSUM_SHA256, text, -1);
  GString *words = join_blanks(text);
  char *digits = g_compute_checksum_for_string(G_CHECKSUM_SHA256, words->str, (gssize) words->len);
  g_string_free(words, TRUE);
  return digits;
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

/* @text: in one form; @plain: the same as plain text */
static char *
derive(const char *text, const char *plain)
{
  GString *slug = ilk_markdown_join_words(plain);

  if (slug->len == 0 || slug->len > LONGEST_ID || !is_kept(text)) {
    g_autofree char *digits = sum(text);
    cut(slug, LONGEST_ID - SUM_DIGITS - 1);
    g_string_append_printf(slug, "%s%.*s", slug->len > 0 ? "-" : "", SUM_DIGITS, digits);
  }
  return g_string_free(slug, FALSE);
}

static char *
dup_in_one_form(const char *markdown)
{
  g_autofree char *normal = ilk_markdown_normalise(markdown);
  return ilk_text_to_nfc(normal);
}

char *
ilk_derived_id(const char *markdown)
{
  g_return_val_if_fail(markdown != NULL, NULL);

  g_autofree char *text = dup_in_one_form(markdown);
  g_autofree char *plain = ilk_markdown_to_plain(text);
  return derive(text, plain);
}

/* Most texts are in that form already: then they are read as Markdown once. */
char *
ilk_derived_id_of_question(const char *markdown, char **before)
{
  g_return_val_if_fail(markdown != NULL && before != NULL, NULL);

  g_autofree char *text = dup_in_one_form(markdown);
  g_autofree char *plain = ilk_markdown_to_plain(text);
  *before = g_str_equal(text, markdown) ? ilk_markdown_slug(plain)
                                        : ilk_derived_id_of_question_before(markdown);
  return derive(text, plain);
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
