/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Line by line; a question may have several, which Moodle would drop all but one of.
 */
#include "app/exchange/aiken.h"

#include "app/exchange/question-file.h"
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define ANSWER "ANSWER:"
#define MOST_OPTIONS 26 /* A to Z */

typedef struct {
  IlkQuestionFile file;
  GString *question;
  GPtrArray *options;
  guint line; /* where the question begins */
} Reader;

gboolean
ilk_aiken_is(const char *text, gsize length)
{
  return g_strstr_len(text, (gssize) length, "\n" ANSWER) != NULL ||
         g_strstr_len(text, (gssize) length, "\r" ANSWER) != NULL;
}

/* Returns: (nullable): the text behind `A. ` or `A) ` */
static const char *
get_option(const char *line, char first, char last)
{
  gboolean letter = line[0] >= first && line[0] <= last;
  gboolean mark = letter && (line[1] == '.' || line[1] == ')');
  return mark && (line[2] == ' ' || line[2] == '\t') ? line + 3 : NULL;
}

static gboolean
fail(Reader *self, guint line, GError **error, const char *sentence)
{
  return ilk_question_file_fail(&self->file, line, error, sentence);
}

static gboolean
take_question(Reader *self, guint line, const char *letter, GError **error)
{
  g_autoptr(GPtrArray) wrong = g_ptr_array_new();
  guint right = letter[0] >= 'A' && letter[0] <= 'Z' && letter[1] == '\0'
                    ? (guint) (letter[0] - 'A')
                    : G_MAXUINT;
  if (self->question->len == 0)
    return fail(self, line, error, _("An answer without a question before it."));
  if (self->options->len < 2)
    return fail(self, line, error, _("A question has at least two options, “A. …” and “B. …”."));
  if (right >= self->options->len)
    return fail(self, line, error, _("The answer is none of the letters above it."));
  for (guint i = 0; i < self->options->len; i++)
    if (i != right)
      g_ptr_array_add(wrong, self->options->pdata[i]);
  g_ptr_array_add(wrong, NULL);
  static const char *const none[] = {NULL};
  const IlkCardContent content = {.question = self->question->str,
                                  .answer = self->options->pdata[right],
                                  .tags = none,
                                  .distractors = (const char *const *) wrong->pdata};
  if (!ilk_question_file_add(&self->file, self->line, "aiken", NULL, &content, error))
    return FALSE;
  g_string_truncate(self->question, 0);
  g_ptr_array_set_size(self->options, 0);
  return TRUE;
}

static gboolean
take_option(Reader *self, guint line, char letter, const char *text, GError **error)
{
  g_autofree char *option = g_strstrip(g_strdup(text));
  if (letter != (char) ('A' + self->options->len))
    return fail(self, line, error, _("Options begin with A and follow the alphabet."));
  if (*option == '\0')
    return fail(self, line, error, _("One of the options is empty."));
  g_ptr_array_add(self->options, g_steal_pointer(&option));
  return TRUE;
}

static gboolean
read_line(Reader *self, guint number, const char *line, GError **error)
{
  const char *option = get_option(line, 'A', 'Z');
  if (g_str_has_prefix(line, ANSWER)) {
    g_autofree char *letter = g_strstrip(g_strdup(line + strlen(ANSWER)));
    return take_question(self, number, letter, error);
  }
  if (g_ascii_strncasecmp(line, ANSWER, strlen(ANSWER)) == 0)
    return fail(self, number, error, _("“ANSWER:” is written in capitals."));
  if (self->options->len == MOST_OPTIONS)
    return fail(self, number, error,
                _("A question has at most 26 options, from A to Z, and this line is past the "
                  "last. Leave out some of them."));
  if (option != NULL && self->question->len > 0)
    return take_option(self, number, line[0], option, error);
  if (option != NULL && line[0] == 'A')
    return fail(self, number, error, _("The question is empty."));
  if (self->options->len > 0)
    return fail(self, number, error,
                get_option(line, 'a', 'z') != NULL
                    ? _("Options begin with a capital letter, “A. …”.")
                    : _("Between the options and “ANSWER:” stands nothing else."));
  if (self->question->len == 0)
    self->line = number;
  g_string_append_printf(self->question, "%s%s", self->question->len > 0 ? "\n" : "", line);
  return TRUE;
}

static gboolean
read_lines(Reader *self, char **lines, GError **error)
{
  guint i = 0;
  for (; lines[i] != NULL; i++) {
    const char *line = g_strstrip(lines[i]);
    if (strlen(line) >= 2 && !read_line(self, i + 1, line, error))
      return FALSE;
  }
  return self->question->len == 0 || fail(self, i, error, _("The last question has no answer."));
}

IlkDeckFile *
ilk_aiken_parse(const char *text, gsize length, const char *file_name, GError **error)
{
  g_return_val_if_fail(text != NULL && file_name != NULL, NULL);

  Reader reader = {.question = g_string_new(NULL),
                   .options = g_ptr_array_new_with_free_func(g_free)};
  g_auto(GStrv) lines = ilk_question_file_open(&reader.file, text, length, file_name, error);
  gboolean done = lines != NULL && read_lines(&reader, lines, error);
  g_string_free(reader.question, TRUE);
  g_ptr_array_unref(reader.options);
  return lines != NULL ? ilk_question_file_close(&reader.file, done, error) : NULL;
}
