/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Divides a file at its empty lines. A comment is no empty line: questions may have one inside.
 */
#include "app/exchange/gift.h"

#include "app/base/error.h"
#include "app/base/limits.h"
#include "app/exchange/gift-private.h"
#include "app/exchange/question-file.h"
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define CATEGORY "$CATEGORY:"

/* A block of lines: a question or a category. */
typedef struct {
  GString *text;
  guint line; /* the first that is no comment */
} Block;

typedef struct {
  IlkQuestionFile file;
  char *tag; /* of the category, or NULL */
} Reader;

/* `a/b c` as a tag: a::b-c. A colon parts tags. */
static char *
dup_tag(const char *path)
{
  g_auto(GStrv) parts = g_strsplit(path, "/", -1);
  g_autoptr(GString) tag = g_string_new(NULL);
  for (guint i = 0; parts[i] != NULL; i++) {
    const char *part = g_strdelimit(g_strstrip(parts[i]), " \t\n,:", '-');
    gboolean root = *part == '\0' || *part == '$' || (i == 0 && g_str_equal(part, "top"));
    if (!root)
      g_string_append_printf(tag, "%s%s", tag->len > 0 ? "::" : "", part);
  }
  if (tag->len > ILK_MAX_NAME_BYTES)
    return NULL;
  return tag->len > 0 ? g_strdup(tag->str) : NULL;
}

/* `::title::` at the head of @text. Returns: what follows it */
static const char *
read_title(const char *text, char **title)
{
  const char *end = g_str_has_prefix(text, "::") ? strstr(text + 2, "::") : NULL;
  if (end == NULL)
    return text;
  g_autofree char *hidden = g_strndup(text + 2, (gsize) (end - text - 2));
  *title = ilk_gift_dup_as(hidden, FALSE);
  return end + 2;
}

/* What is asked, with a line where the braces were when text follows them. */
static char *
dup_question(const char *text, const char *open, const char *close, gboolean is_html)
{
  g_autofree char *before = g_strndup(text, (gsize) (open - text));
  g_autofree char *after = g_strstrip(g_strdup(close + 1));
  g_autofree char *whole =
      *after != '\0' ? g_strconcat(g_strchomp(before), " _____ ", after, NULL) : g_strdup(before);
  return ilk_gift_dup_as(whole, is_html);
}

static const char *const *
list_or_null(GPtrArray *list)
{
  if (list->len == 0)
    return NULL;
  g_ptr_array_add(list, NULL);
  return (const char *const *) list->pdata;
}

static gboolean
add_question(Reader *self, const Block *block, const char *title, const char *question,
             IlkGiftAnswers *answers, GError **error)
{
  const char *const tags[] = {self->tag, NULL};
  const char *const *wrong = list_or_null(answers->wrong);
  static const char *const none[] = {NULL};
  const IlkCardContent content = {
      .question = question,
      .answer = answers->answer->str,
      .tags = tags,
      .distractors = wrong != NULL ? wrong : none,
      .key = {.form = answers->form,
              .accept = list_or_null(answers->accept),
              .right_answers = list_or_null(answers->right),
              .pairs = list_or_null(answers->pairs)},
  };
  return ilk_question_file_add(&self->file, block->line, "gift", title, &content, error);
}

static gboolean
read_question(Reader *self, const Block *block, const char *text, GError **error)
{
  g_autofree char *title = NULL;
  g_auto(IlkGiftAnswers) answers;
  ilk_gift_answers_init(&answers);
  const char *rest = read_title(text, &title), *problem = NULL;
  gboolean is_html = FALSE;
  rest = ilk_gift_skip_format(rest, &is_html);
  const char *open = strchr(rest, '{'), *close = strchr(rest, '}');

  if (open == NULL && close == NULL)
    return TRUE;
  if (open == NULL || close == NULL || close < open)
    return ilk_question_file_fail(&self->file, block->line, error,
                                  _("One brace without the other; “\\{” is a brace in a text."));
  g_autofree char *body = g_strstrip(g_strndup(open + 1, (gsize) (close - open - 1)));
  g_autofree char *question = dup_question(rest, open, close, is_html);
  if (*question == '\0')
    return ilk_question_file_fail(&self->file, block->line, error, _("The question is empty."));
  if (!ilk_gift_answers_read(&answers, body, is_html, &problem))
    return ilk_question_file_fail(&self->file, block->line, error, problem);
  return add_question(self, block, title, question, &answers, error);
}

static gboolean
read_block(Reader *self, Block *block, GError **error)
{
  g_autofree char *hidden = ilk_gift_hide(block->text->str);
  const char *text = g_strstrip(hidden);
  gboolean done = TRUE;
  if (g_str_has_prefix(text, CATEGORY)) {
    g_autofree char *path = ilk_gift_dup_as(text + strlen(CATEGORY), FALSE);
    g_free(self->tag);
    self->tag = dup_tag(path);
  } else if (*text != '\0') {
    done = read_question(self, block, text, error);
  }
  g_string_truncate(block->text, 0);
  return done;
}

static gboolean
read_lines(Reader *self, char **lines, GError **error)
{
  Block block = {.text = g_string_new(NULL)};
  gboolean done = TRUE;
  for (guint i = 0; done && lines[i] != NULL; i++) {
    const char *begin = lines[i] + strspn(lines[i], " \t");
    if (g_str_has_prefix(begin, "//"))
      continue;
    if (*begin == '\0') {
      done = read_block(self, &block, error);
      continue;
    }
    if (block.text->len == 0)
      block.line = i + 1;
    g_string_append_printf(block.text, "%s\n", lines[i]);
  }
  done = done && read_block(self, &block, error);
  g_string_free(block.text, TRUE);
  return done;
}

IlkDeckFile *
ilk_gift_parse(const char *text, gsize length, const char *file_name, GError **error)
{
  g_return_val_if_fail(text != NULL && file_name != NULL, NULL);

  Reader reader = {0};
  g_auto(GStrv) lines = ilk_question_file_open(&reader.file, text, length, file_name, error);
  if (lines == NULL)
    return NULL;
  gboolean done = read_lines(&reader, lines, error);
  g_free(reader.tag);
  return ilk_question_file_close(&reader.file, done, error);
}
