/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Greedy wrapping by terminal columns.
 */
#include "app/cli/text.h"

#include <math.h>
#include <string.h>

#define MIN_WIDTH 20
#define FIRST_PRIVATE 0x100000

static int
char_width(gunichar c)
{
  if (g_unichar_iszerowidth(c) || g_unichar_iscntrl(c) || c >= FIRST_PRIVATE)
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

/* Whether @text begins with a unit: it stays with the number before it. */
static gboolean
is_unit(const char *text)
{
  static const char *const units[] = {"%",  "ns", "µs", "ms",  "s",   "min", "h", "B",
                                      "kB", "MB", "GB", "KiB", "MiB", "GiB", "×"};

  for (gsize i = 0; i < G_N_ELEMENTS(units); i++) {
    const char *end = g_str_has_prefix(text, units[i]) ? text + strlen(units[i]) : NULL;
    if (end != NULL && !g_unichar_isalnum(g_utf8_get_char(end)))
      return TRUE;
  }
  return FALSE;
}

/* Whether a line may end at the blank @space of @text. */
static gboolean
may_break(const char *text, const char *space)
{
  return space == text || !g_ascii_isdigit(space[-1]) || !is_unit(space + 1);
}

/* Returns: (transfer full): @text at each blank where a line may end */
static char **
split(const char *text)
{
  GPtrArray *words = g_ptr_array_new();
  const char *begin = text;

  for (const char *space = strchr(text, ' '); space != NULL; space = strchr(space + 1, ' ')) {
    if (!may_break(text, space))
      continue;
    g_ptr_array_add(words, g_strndup(begin, (gsize) (space - begin)));
    begin = space + 1;
  }
  g_ptr_array_add(words, g_strdup(begin));
  g_ptr_array_add(words, NULL);
  return (char **) g_ptr_array_free(words, FALSE);
}

static void
wrap_line(GString *out, const char *text, int width, int indent)
{
  int blanks = MIN((int) strspn(text, " "), width / 2);
  Line line = {.out = out,
               .width = width,
               .hanging = MIN(indent + hanging_indent(text), width / 2),
               .column = indent + blanks};
  g_auto(GStrv) words = split(text + strspn(text, " "));

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

/* Where the second column of @line begins, if it has columns; else where its words do. */
static int
find_hanging(const char *line, int column, int width)
{
  gsize blanks = strspn(line, " ");
  const char *gap = strstr(line + blanks, "  ");
  const char *end = strchr(line, '\n');

  if (column == 0 && gap != NULL && (end == NULL || gap < end)) {
    g_autofree char *first = g_strndup(line, (gsize) (gap - line) + strspn(gap, " "));
    if (ilk_text_width(first) <= width / 2)
      return ilk_text_width(first);
  }
  return MIN(column + (int) blanks, width / 2);
}

/* The last blank of @line at which it can end before @width, or where it is full. */
static const char *
find_end(const char *line, int column, int width)
{
  const char *p = line + strspn(line, " ");
  const char *end = column > 0 && p > line ? line : NULL;

  column += (int) (p - line);
  for (; *p != '\0' && *p != '\n'; p = g_utf8_next_char(p)) {
    if (*p == ' ' && may_break(line, p))
      end = p;
    column += char_width(g_utf8_get_char(p));
    if (column > width)
      return end != NULL ? end : p;
  }
  return p;
}

char *
ilk_text_fold(const char *text, int column, int width)
{
  GString *out = g_string_new(NULL);
  int columns = MAX(width, MIN_WIDTH);

  while (*text != '\0') {
    int hanging = find_hanging(text, column, columns);
    const char *end = find_end(text, column, columns);
    g_string_append_len(out, text, end - text);
    while (*end != '\0' && *end != '\n') {
      text = end + strspn(end, " ");
      g_string_append_printf(out, "\n%*s", hanging, "");
      end = find_end(text, hanging, columns);
      g_string_append_len(out, text, end - text);
    }
    text = end;
    if (*text == '\n') {
      g_string_append_c(out, *text++);
      column = 0;
    }
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
