/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Greedy wrapping by terminal columns.
 */
#include "app/cli/text.h"

#include <math.h>
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

/* A line that is being filled; further ones begin behind @hanging blanks. */
typedef struct {
  GString *out;
  int width;
  int hanging;
  int column;
} Line;

static void
break_line(Line *self)
{
  g_string_append_printf(self->out, "\n%*s", self->hanging, "");
  self->column = self->hanging;
}

/* Breaks wherever the line is full, but never between a letter and its marks. */
static void
put_characters(Line *self, const char *text)
{
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char(p)) {
    gunichar c = g_utf8_get_char(p);
    if (self->column + char_width(c) > self->width && self->column > self->hanging)
      break_line(self);
    g_string_append_unichar(self->out, c);
    self->column += char_width(c);
  }
}

static void
put_word(Line *self, const char *word, gboolean first)
{
  int needed = ilk_text_width(word);
  gboolean fits = self->column + !first + needed <= self->width;

  if (!first && !fits &&
      (needed <= self->width - self->hanging || self->column + 1 >= self->width)) {
    break_line(self);
  } else if (!first) {
    g_string_append_c(self->out, ' ');
    self->column++;
  }
  put_characters(self, word);
}

static void
wrap_line(GString *out, const char *text, int width, int indent)
{
  int blanks = MIN((int) strspn(text, " "), width / 2);
  Line line = {.out = out,
               .width = width,
               .hanging = MIN(indent + hanging_indent(text), width / 2),
               .column = indent + blanks};
  g_auto(GStrv) words = g_strsplit(text + strspn(text, " "), " ", -1);

  g_string_append_printf(out, "%*s", line.column, "");
  for (gsize i = 0; words[i] != NULL; i++)
    put_word(&line, words[i], i == 0);
}

static void
wrap_code(GString *out, const char *text, int width, int indent)
{
  Line line = {.out = out, .width = width, .hanging = indent, .column = indent};
  g_string_append_printf(out, "%*s", indent, "");
  put_characters(&line, text);
}

char *
ilk_text_wrap(const char *text, int width, int indent)
{
  g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
  GString *out = g_string_new(NULL);
  int columns = MAX(width, MIN_WIDTH);

  for (gsize i = 0; lines[i] != NULL; i++) {
    g_autofree char *line = without_controls(lines[i]);
    if (g_str_has_prefix(line, "    "))
      wrap_code(out, line, columns, indent);
    else if (*line != '\0')
      wrap_line(out, line, columns, indent);
    g_string_append_c(out, '\n');
  }
  return g_string_free(out, FALSE);
}

char *
ilk_text_cut(const char *text, int width)
{
  g_autoptr(GString) cut = g_string_new(NULL);
  int column = 0;

  if (ilk_text_width(text) <= width)
    return g_strdup(text);
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char(p)) {
    gunichar c = g_utf8_get_char(p);
    if (column + char_width(c) > width - 1)
      break;
    g_string_append_unichar(cut, c);
    column += char_width(c);
  }
  return g_strconcat(cut->str, "…", NULL);
}

char *
ilk_text_figure(double value, int width, int decimals)
{
  g_autofree char *figure =
      isfinite(value) ? g_strdup_printf("%.*f", decimals, value) : g_strdup("–");
  return g_strdup_printf("%*s%s", MAX(0, width - ilk_text_width(figure)), "", figure);
}
