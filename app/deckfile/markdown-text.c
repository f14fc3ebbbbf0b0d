/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Newlines, indentation and ids.
 */
#include "app/deckfile/markdown-text.h"

#include "app/base/limits.h"

#include <string.h>

#define TAB_STOP 4
#define LONGEST_SLUG 64
#define SUM_DIGITS 8

/* Without the blank lines before @text and the blanks behind it. */
static char *
dup_between_blanks(const char *text)
{
  const char *begin = text;
  for (const char *line = text; g_ascii_isspace(*line);)
    if (*line++ == '\n')
      begin = line;
  gsize length = strlen(begin);
  while (length > 0 && g_ascii_isspace(begin[length - 1]))
    length--;
  return g_strndup(begin, length);
}

char *
ilk_markdown_normalise(const char *text)
{
  if (strchr(text, '\r') == NULL)
    return dup_between_blanks(text);
  g_autoptr(GString) unix_text = g_string_new(text);
  g_string_replace(unix_text, "\r\n", "\n", 0);
  g_strdelimit(unix_text->str, "\r", '\n');
  return dup_between_blanks(unix_text->str);
}

static guint
column_after(char c, guint column)
{
  return c == '\t' ? (column / TAB_STOP + 1) * TAB_STOP : column + 1;
}

guint
ilk_markdown_indentation(const char *line)
{
  guint column = 0;
  for (const char *p = line; *p == ' ' || *p == '\t'; p++)
    column = column_after(*p, column);
  return column;
}

void
ilk_markdown_unindent(GString *out, const char *line, gsize length, guint columns)
{
  const char *end = line + length;
  guint column = 0;
  while (line < end && column < columns && (*line == ' ' || *line == '\t'))
    column = column_after(*line++, column);

  /* A tab may reach beyond what is taken away. */
  for (; column > columns; column--)
    g_string_append_c(out, ' ');
  g_string_append_len(out, line, end - line);
}

GString *
ilk_markdown_join_words(const char *text)
{
  GString *words = g_string_new(NULL);
  gboolean gap = FALSE;
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char(p)) {
    gunichar c = g_utf8_get_char(p);
    if (g_unichar_isalnum(c)) {
      if (gap)
        g_string_append_c(words, '-');
      g_string_append_unichar(words, g_unichar_tolower(c));
    }
    gap = words->len > 0 && !g_unichar_isalnum(c);
  }
  return words;
}

char *
ilk_markdown_slug(const char *text)
{
  GString *slug = ilk_markdown_join_words(text);

  if (slug->len == 0 || slug->len > LONGEST_SLUG) {
    g_autofree char *sum = g_compute_checksum_for_string(G_CHECKSUM_SHA256, text, -1);
    gsize kept = MIN(slug->len, LONGEST_SLUG - SUM_DIGITS - 1);
    while ((slug->str[kept] & 0xC0) == 0x80)
      kept--;
    g_string_truncate(slug, kept);
    g_string_append_printf(slug, "%s%.*s", kept > 0 ? "-" : "", SUM_DIGITS, sum);
  }
  return g_string_free(slug, FALSE);
}

gboolean
ilk_id_is_valid(const char *id)
{
  for (const char *p = id; *p != '\0'; p = g_utf8_next_char(p)) {
    if (!g_unichar_isgraph(g_utf8_get_char(p)))
      return FALSE;
  }
  return *id != '\0' && strlen(id) <= ILK_MAX_NAME_BYTES;
}

gboolean
ilk_demo_name_is_valid(const char *name)
{
  return *name != '\0' && strlen(name) <= ILK_MAX_NAME_BYTES &&
         name[strspn(name, "abcdefghijklmnopqrstuvwxyz0123456789-")] == '\0';
}
