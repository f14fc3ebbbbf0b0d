/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Written out, since a pattern would go back and forth over a hostile text.
 */
#include "app/anki/template-filters.h"

#include "app/anki/strip.h"

#include <string.h>

char *
ilk_filter_text(const char *html)
{
  if (strpbrk(html, "<&") == NULL)
    return g_strdup(html);
  g_autofree char *plain = ilk_html_strip(html);
  GString *escaped = g_string_sized_new(strlen(plain));
  ilk_html_append_escaped(escaped, plain);
  return g_string_free(escaped, FALSE);
}

static void
append_ruby(GString *out, const char *base, const char *open, const char *close, IlkRubyPart part)
{
  int base_length = (int) (open - base), reading_length = (int) (close - open - 1);
  if (part == ILK_RUBY_READING)
    g_string_append_len(out, open + 1, reading_length);
  else if (part == ILK_RUBY_BASE)
    g_string_append_len(out, base, base_length);
  else
    g_string_append_printf(out, "<ruby><rb>%.*s</rb><rt>%.*s</rt></ruby>", base_length, base,
                           reading_length, open + 1);
}

/* The base reaches back to a space, which goes with it, to a tag, or to other brackets. */
char *
ilk_filter_ruby(const char *html, IlkRubyPart part)
{
  GString *out = g_string_sized_new(strlen(html));
  const char *from = html, *floor = html, *close = html;
  for (const char *open = strchr(html, '['); open != NULL; open = strchr(floor, '[')) {
    const char *base = open;
    if (close < open)
      close = strchr(open, ']');
    if (close == NULL)
      break;
    while (base > floor && base[-1] != ' ' && base[-1] != '>')
      base--;
    gboolean is_ruby = base < open && close > open + 1 && !g_str_has_prefix(open, "[sound:");
    floor = is_ruby ? close + 1 : open + 1;
    if (!is_ruby)
      continue;
    gsize space = base > from && base[-1] == ' ' ? 1 : 0;
    g_string_append_len(out, from, base - from - (gssize) space);
    append_ruby(out, base, open, close, part);
    from = close + 1;
  }
  g_string_append(out, from);
  return g_string_free(out, FALSE);
}
