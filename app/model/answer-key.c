/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Copies of answer keys, the reason below a wrong answer, and the share of the credit in that.
 */
#include "app/model/answer-key.h"

#include <string.h>

static const char *const *
dup_list(const char *const *list)
{
  return (const char *const *) g_strdupv((char **) list);
}

IlkAnswerKey
ilk_answer_key_copy(const IlkAnswerKey *self)
{
  return (IlkAnswerKey){
      .form = self->form,
      .has_gaps = self->has_gaps,
      .short_answer = g_strdup(self->short_answer),
      .accept = dup_list(self->accept),
      .right_answers = dup_list(self->right_answers),
      .pairs = dup_list(self->pairs),
      .order = dup_list(self->order),
      .reasons = dup_list(self->reasons),
      .right_reasons = dup_list(self->right_reasons),
  };
}

void
ilk_answer_key_clear(IlkAnswerKey *self)
{
  g_free((char *) self->short_answer);
  g_strfreev((char **) self->accept);
  g_strfreev((char **) self->right_answers);
  g_strfreev((char **) self->pairs);
  g_strfreev((char **) self->order);
  g_strfreev((char **) self->reasons);
  g_strfreev((char **) self->right_reasons);
  *self = (IlkAnswerKey){0};
}

static gboolean
is_quoted(const char *line)
{
  return line[strspn(line, " ")] == '>' && strspn(line, " ") < 4;
}

/* Returns: where the quotation that ends @text begins, its length when there is none */
static gsize
find_quotation(const char *text)
{
  gsize begin = strlen(text);
  for (;;) {
    gsize line = begin > 0 ? begin - 1 : 0;
    while (line > 0 && text[line - 1] != '\n')
      line--;
    if (begin == 0 || !is_quoted(text + line))
      return begin;
    begin = line;
  }
}

static char *
unquote(const char *text)
{
  g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
  for (char **line = lines; *line != NULL; line++) {
    const char *rest = *line + strspn(*line, " ");
    rest += *rest == '>';
    rest += *rest == ' ';
    memmove(*line, rest, strlen(rest) + 1);
  }
  return g_strchomp(g_strjoinv("\n", lines));
}

char *
ilk_wrong_answer_split(const char *item, char **reason)
{
  gsize begin = find_quotation(item);
  char *text = g_strchomp(g_strndup(item, begin));

  /* A quotation alone is what the answer says. */
  if (*text == '\0') {
    g_free(text);
    *reason = g_strdup("");
    return g_strdup(item);
  }
  *reason = unquote(item + begin);
  return text;
}

#define FULL 100.0
#define GAP "\n\n"

/* Returns: (nullable): what follows the `50 %` that @text begins with */
static const char *
read_share(const char *text, double *share)
{
  char *end = NULL;
  gsize length = strspn(text, "-0123456789.");
  double value = g_ascii_strtod(text, &end);
  if (length == 0 || end != text + length || !g_ascii_isdigit(text[length - 1]) ||
      !(value >= -FULL && value <= FULL) || !g_str_has_prefix(end, " %"))
    return NULL;
  *share = value;
  return end + strlen(" %");
}

const char *
ilk_reason_split(const char *reason, double *share)
{
  double value = 0;
  const char *rest = read_share(reason, &value);
  gboolean gap = rest != NULL && g_str_has_prefix(rest, GAP);
  if (rest == NULL || (*rest != '\0' && !gap))
    return reason;
  *share = value;
  return gap ? rest + strlen(GAP) : rest;
}

gboolean
ilk_reason_has_share(const char *reason)
{
  double share;
  return ilk_reason_split(reason, &share) != reason;
}

/* With as many decimals as other programs write, and no more than it takes. */
static char *
dup_number(double share)
{
  char number[G_ASCII_DTOSTR_BUF_SIZE];
  g_ascii_formatd(number, sizeof number, "%.5f", share);
  gsize length = strlen(number);
  while (number[length - 1] == '0')
    length--;
  length -= number[length - 1] == '.';
  number[length] = '\0';
  return g_strdup(g_str_equal(number, "-0") ? "0" : number);
}

char *
ilk_reason_new(double share, const char *text)
{
  g_autofree char *number = dup_number(share);
  return g_strconcat(number, " %", *text != '\0' ? GAP : "", text, NULL);
}
