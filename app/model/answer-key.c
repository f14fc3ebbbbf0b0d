/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Copies of answer keys, and the reason below a wrong answer.
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
