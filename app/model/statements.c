/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A sentence ends with its sign, a blank, and the beginning of another; what stands in code is one
 * word. Texts that could be taken for gaps are left alone.
 */
#include "app/model/statements.h"

#include <string.h>

#define MOST_STATEMENTS 12

/* Where the first paragraph of @text ends. */
static gsize
measure_paragraph(const char *text)
{
  const char *end = strstr(text, "\n\n");
  return end != NULL ? (gsize) (end - text) : strlen(text);
}

/* Returns: how long the mark of a list's item is that @line begins with, 0 for none */
static gsize
measure_mark(const char *line)
{
  gsize digits = strspn(line, "0123456789");
  if (strchr("-*+", *line) != NULL && *line != '\0' && line[1] == ' ')
    return 2;
  return digits > 0 && digits <= 3 && line[digits] == '.' && line[digits + 1] == ' ' ? digits + 2
                                                                                     : 0;
}

/* Returns: where what is stated begins: behind a paragraph that announces a list */
static const char *
skip_announcement(const char *answer)
{
  gsize length = measure_paragraph(answer);
  const char *next = answer + length + strspn(answer + length, "\n");
  gboolean announces = length > 0 && answer[length - 1] == ':';
  return announces && measure_mark(next) > 0 ? next : answer;
}

static void
append_gap(GString *out, const char *text, gsize length, guint *n)
{
  if (length > 0)
    g_string_append_printf(out, "{{c%u::%.*s}}", ++*n, (int) length, text);
}

/* An item may go on on lines that are not marked. */
static guint
gap_items(const char *text, gsize length, GString *out)
{
  guint n = 0;
  for (gsize at = 0; at < length;) {
    gsize mark = measure_mark(text + at), end = at + mark;
    while (end < length && !(text[end] == '\n' && measure_mark(text + end + 1) > 0))
      end++;
    g_string_append_len(out, text + at, (gssize) mark);
    append_gap(out, text + at + mark, end - at - mark, &n);
    if (end < length)
      g_string_append_c(out, '\n');
    at = end + 1;
  }
  return n;
}

/* Whether a sentence ends with the sign at @at. */
static gboolean
ends_sentence(const char *at, const char *end)
{
  const char *next = at + 1;
  if (strchr(".!?;", *at) == NULL || next == end || !g_ascii_isspace(*next))
    return FALSE;
  while (next < end && g_ascii_isspace(*next))
    next++;
  gunichar first = next < end ? g_utf8_get_char(next) : 0;
  return *at == ';' || g_unichar_isupper(first) || g_unichar_isdigit(first) || first == '`';
}

static guint
gap_sentences(const char *text, gsize length, GString *out)
{
  const char *end = text + length, *begin = text;
  gboolean in_code = FALSE;
  guint n = 0;
  for (const char *at = text; at < end; at++) {
    gboolean last = at + 1 == end && strchr(".!?;", *at) != NULL;
    in_code ^= *at == '`';
    if (in_code || (!last && !ends_sentence(at, end)))
      continue;
    append_gap(out, begin, (gsize) (at - begin), &n);
    for (begin = at; begin < end && (begin == at || g_ascii_isspace(*begin)); begin++)
      g_string_append_c(out, *begin);
    at = begin - 1;
  }
  append_gap(out, begin, (gsize) (end - begin), &n);
  return n;
}

static gboolean
is_plain(const char *text)
{
  return strstr(text, "::") == NULL && strstr(text, "{{") == NULL && strstr(text, "}}") == NULL &&
         strstr(text, "```") == NULL && strstr(text, "![") == NULL;
}

/* Appends what is stated, in gaps. @rest: (out): what follows. Returns: how many there are */
static guint
gap(const char *answer, GString *out, const char **rest)
{
  const char *stated = skip_announcement(answer);
  gsize length = measure_paragraph(stated);
  g_autofree char *text = g_strndup(stated, length);
  g_string_append_len(out, answer, stated - answer);
  *rest = stated + length + strspn(stated + length, "\n");
  if (!is_plain(text))
    return 0;
  return measure_mark(text) > 0 ? gap_items(text, length, out) : gap_sentences(text, length, out);
}

static gboolean
are_worth_it(guint n)
{
  return n >= 2 && n <= MOST_STATEMENTS;
}

guint
ilk_statements_count(const char *answer)
{
  g_return_val_if_fail(answer != NULL, 0);

  g_autoptr(GString) out = g_string_new(NULL);
  const char *rest;
  guint n = gap(answer + strspn(answer, "\n "), out, &rest);
  return are_worth_it(n) ? n : 0;
}

char *
ilk_statements_dup_gaps(const char *question, const char *answer, char **more)
{
  g_return_val_if_fail(question != NULL && answer != NULL && more != NULL, NULL);

  g_autoptr(GString) out = g_string_new(question);
  const char *rest;
  g_string_append(out, "\n\n");
  if (!is_plain(question) || !are_worth_it(gap(answer + strspn(answer, "\n "), out, &rest)))
    return NULL;
  *more = g_strdup(rest);
  return g_string_free(g_steal_pointer(&out), FALSE);
}
