/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * GLib sorts the marks on a letter by exchanging neighbours, which takes the square of their
 * number: hence the pieces, as Unicode's Stream-Safe Text Format (UAX #15) has them.
 */
#include "app/base/text-form.h"

#define MOST_MARKS 30

/* Returns: where the piece that begins at @text ends: behind its last byte, or before a mark too
 * many */
static const char *
find_cut(const char *text)
{
  int marks = 0;
  for (; *text != '\0'; text = g_utf8_next_char(text)) {
    marks = g_unichar_combining_class(g_utf8_get_char(text)) != 0 ? marks + 1 : 0;
    if (marks > MOST_MARKS)
      return text;
  }
  return text;
}

char *
ilk_text_to_nfc(const char *text)
{
  g_return_val_if_fail(text != NULL, NULL);

  /* ASCII has one form. */
  if (g_str_is_ascii(text))
    return g_strdup(text);
  GString *out = g_string_new(NULL);
  while (*text != '\0') {
    const char *cut = find_cut(text);
    g_autofree char *piece = g_utf8_normalize(text, cut - text, G_NORMALIZE_NFC);
    /* Only what is no UTF-8 has no form. */
    if (piece == NULL)
      g_string_append_len(out, text, cut - text);
    else
      g_string_append(out, piece);
    text = cut;
  }
  return g_string_free(out, FALSE);
}

gboolean
ilk_text_is_same(const char *a, const char *b)
{
  if (g_str_equal(a, b))
    return TRUE;
  g_autofree char *one = ilk_text_to_nfc(a);
  g_autofree char *other = ilk_text_to_nfc(b);
  return g_str_equal(one, other);
}
