/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Escaped signs are hidden before anything is looked for, and come back at the end, as Moodle does
 * it.
 */
#include "app/anki/html.h"
#include "app/anki/strip.h"
#include "app/exchange/gift-private.h"

#include <string.h>

/* A sign's place here, from 1 on, is the control character it is hidden as: none of them is a tab
 * or a newline. */
static const char hidden_signs[] = ":#={}~\\";
#define NEWLINE 0x08

static char
hide_sign(char sign)
{
  const char *place = sign != '\0' ? strchr(hidden_signs, sign) : NULL;
  if (sign == 'n')
    return NEWLINE;
  return place != NULL ? (char) (place - hidden_signs + 1) : '\0';
}

char *
ilk_gift_hide(const char *text)
{
  GString *out = g_string_new(NULL);
  for (const char *p = text; *p != '\0'; p++) {
    char hidden = *p == '\\' ? hide_sign(p[1]) : '\0';
    if (hidden != '\0') {
      g_string_append_c(out, hidden);
      p++;
    } else {
      g_string_append_c(out, *p);
    }
  }
  return g_string_free(out, FALSE);
}

static char *
show(const char *text)
{
  GString *out = g_string_new(NULL);
  for (const char *p = text; *p != '\0'; p++) {
    if (*p == NEWLINE)
      g_string_append_c(out, '\n');
    else if (*p > 0 && *p < NEWLINE)
      g_string_append_c(out, hidden_signs[*p - 1]);
    else
      g_string_append_c(out, *p);
  }
  return g_string_free(out, FALSE);
}

const char *
ilk_gift_skip_format(const char *text, gboolean *is_html)
{
  static const char *const formats[] = {"[html]", "[moodle]", "[plain]", "[markdown]"};
  const char *begin = text + strspn(text, " \t\n");
  for (gsize i = 0; i < G_N_ELEMENTS(formats); i++) {
    if (g_str_has_prefix(begin, formats[i])) {
      *is_html = i == 0;
      return begin + strlen(formats[i]);
    }
  }
  return text;
}

/* By the reader of Anki's fields; files lie where the file of questions does. */
static char *
convert_html(const char *html, IlkGiftPlace *place)
{
  g_autoptr(IlkHtmlReader) reader = ilk_html_reader_new(NULL, NULL);
  g_autoptr(GPtrArray) media = g_ptr_array_new_with_free_func(g_free);
  return ilk_html_to_markdown(reader, html, media, &place->flags);
}

static char *
dup_converted(const char *hidden, gboolean is_html, IlkGiftPlace *place)
{
  g_autofree char *shown = show(hidden);
  char *converted = is_html ? convert_html(shown, place) : g_steal_pointer(&shown);
  return g_strstrip(converted);
}

char *
ilk_gift_dup_as(const char *hidden, IlkGiftPlace *place)
{
  return dup_converted(hidden, place->is_html, place);
}

char *
ilk_gift_dup_plain(const char *hidden)
{
  return g_strstrip(show(hidden));
}

char *
ilk_gift_dup_text(const char *hidden, IlkGiftPlace *place)
{
  gboolean html = place->is_html;
  const char *text = ilk_gift_skip_format(hidden, &html);
  return dup_converted(text, html, place);
}

char *
ilk_gift_dup_written(const char *hidden, const IlkGiftPlace *place)
{
  gboolean html = place->is_html;
  g_autofree char *shown = show(ilk_gift_skip_format(hidden, &html));
  return g_strstrip(html ? ilk_html_strip_field(shown) : g_steal_pointer(&shown));
}

void
ilk_gift_escape(GString *out, const char *text)
{
  for (const char *p = text; *p != '\0'; p++) {
    if (*p == '\n')
      g_string_append(out, "\\n");
    else if (strchr(hidden_signs, *p) != NULL)
      g_string_append_printf(out, "\\%c", *p);
    else
      g_string_append_c(out, *p);
  }
}
