/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Greedy wrapping by terminal columns.
 */
#include "app/cli/text.h"

#include <string.h>

#define MIN_WIDTH 20

static int
char_width(gunichar c)
{
  if (g_unichar_iszerowidth(c) || g_unichar_iscntrl(c))
    return 0;
  return g_unichar_iswide(c) ? 2 : 1;
}

int
ilk_text_width(const char *text)
{
  int width = 0;
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char(p))
    width += char_width(g_utf8_get_char(p));
  return width;
}

char *
ilk_text_pad(const char *text, int width)
{
  return g_strdup_printf("%s%*s", text, MAX(0, width - ilk_text_width(text)), "");
}

static char *
without_controls(const char *text)
{
  GString *clean = g_string_new(NULL);
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char(p)) {
    gunichar c = g_utf8_get_char(p);
    if (!g_unichar_iscntrl(c))
      g_string_append_unichar(clean, c);
  }
  return g_string_free(clean, FALSE);
}

/* How far the later lines of a list item hang in: the width of “• ” or “12. ”, else 0. */
static int
hanging_indent(const char *line)
{
  const char *p = line + strspn(line, " ");
  int before = (int) (p - line);

  if (g_str_has_prefix(p, "• "))
    return before + 2;
  gsize digits = strspn(p, "0123456789");
  if (digits > 0 && digits < 4 && p[digits] == '.' && p[digits + 1] == ' ')
    return before + (int) digits + 2;
  return before;
}

static void
wrap_line(GString *out, const char *line, int width, int indent)
{
  int hanging = indent + hanging_indent(line);
  int column = indent + (int) strspn(line, " ");
  g_auto(GStrv) words = g_strsplit(line + strspn(line, " "), " ", -1);

  g_string_append_printf(out, "%*s", column, "");
  for (gsize i = 0; words[i] != NULL; i++) {
    int needed = ilk_text_width(words[i]) + (i > 0);
    if (i > 0 && column + needed > width) {
      g_string_append_printf(out, "\n%*s", hanging, "");
      column = hanging;
      needed--;
    } else if (i > 0) {
      g_string_append_c(out, ' ');
    }
    g_string_append(out, words[i]);
    column += needed;
  }
}

char *
ilk_text_wrap(const char *text, int width, int indent)
{
  g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
  GString *out = g_string_new(NULL);

  for (gsize i = 0; lines[i] != NULL; i++) {
    g_autofree char *line = without_controls(lines[i]);
    if (g_str_has_prefix(line, "    "))
      g_string_append_printf(out, "%*s%s", indent, "", line);
    else if (*line != '\0')
      wrap_line(out, line, MAX(width, MIN_WIDTH), indent);
    g_string_append_c(out, '\n');
  }
  return g_string_free(out, FALSE);
}
