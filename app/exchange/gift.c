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
  char *tag;             /* of the category, or NULL */
  IlkLossReport *losses; /* borrowed, or NULL */
} Reader;

void
ilk_gift_lose(const IlkGiftPlace *self, IlkLoss loss, const char *what)
{
  if (self->losses == NULL)
    return;
  /* Translators: where in a file of questions, and what of it was lost. */
  g_autofree char *example = g_strdup_printf(_("line %u: %s"), self->line, what);
  ilk_loss_report_add(self->losses, loss, 1, example);
}

#define NOT_IN_TAGS " \t\n,:"

/* `a/b c` as a tag: a::b-c. A colon parts tags. @changed: (out): whether it is called otherwise */
static char *
dup_tag(const char *path, gboolean *changed)
{
  g_auto(GStrv) parts = g_strsplit(path, "/", -1);
  g_autoptr(GString) tag = g_string_new(NULL);
  *changed = FALSE;
  for (guint i = 0; parts[i] != NULL; i++) {
    char *part = g_strstrip(parts[i]);
    gboolean root = *part == '\0' || *part == '$' || (i == 0 && g_str_equal(part, "top"));
    if (root)
      continue;
    *changed = *changed || strpbrk(part, NOT_IN_TAGS) != NULL;
    g_string_append_printf(tag, "%s%s", tag->len > 0 ? "::" : "",
                           g_strdelimit(part, NOT_IN_TAGS, '-'));
  }
  if (tag->len > ILK_MAX_NAME_BYTES) {
    *changed = TRUE;
    return NULL;
  }
  return tag->len > 0 ? g_strdup(tag->str) : NULL;
}

static void
take_category(Reader *self, guint line, const char *hidden)
{
  const IlkGiftPlace place = {.line = line, .losses = self->losses};
  g_autofree char *path = ilk_gift_dup_plain(hidden);
  gboolean changed;
  g_free(self->tag);
  self->tag = dup_tag(path, &changed);
  if (changed)
    ilk_gift_lose(&place, ILK_LOSS_CATEGORY, path);
}

/* `::title::` at the head of @text. Returns: what follows it */
static const char *
read_title(const char *text, char **title)
{
  const char *end = g_str_has_prefix(text, "::") ? strstr(text + 2, "::") : NULL;
  if (end == NULL)
    return text;
  g_autofree char *hidden = g_strndup(text + 2, (gsize) (end - text - 2));
  *title = ilk_gift_dup_plain(hidden);
  return end + 2;
}

/* What is asked, with a line where the braces were when text follows them. */
static char *
dup_question(const char *text, const char *open, const char *close, IlkGiftPlace *place)
{
  g_autofree char *before = g_strndup(text, (gsize) (open - text));
  g_autofree char *after = g_strstrip(g_strdup(close + 1));
  g_autofree char *whole =
      *after != '\0' ? g_strconcat(g_strchomp(before), " _____ ", after, NULL) : g_strdup(before);
  return ilk_gift_dup_as(whole, place);
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
              .short_answer = answers->short_answer,
              .accept = list_or_null(answers->accept),
              .right_answers = list_or_null(answers->right),
              .pairs = list_or_null(answers->pairs)},
  };
  return ilk_question_file_add(&self->file, block->line, "gift", title, &content, error);
}

/* A title that can be no id says something that nobody reads any more. */
static void
tell_title(const IlkGiftPlace *place, const char *title)
{
  if (title != NULL && *title != '\0' && !ilk_question_file_is_id(title))
    ilk_gift_lose(place, ILK_LOSS_TITLE, title);
}

static void
tell_html(const IlkGiftPlace *place, const char *question)
{
  for (guint i = 0; i < ILK_N_LOSSES; i++)
    if ((place->flags & ILK_LOSS_FLAG(i)) != 0)
      ilk_gift_lose(place, (IlkLoss) i, question);
}

static void
tell_description(const IlkGiftPlace *place, const char *hidden)
{
  g_autofree char *text = ilk_gift_dup_plain(hidden);
  ilk_gift_lose(place, ILK_LOSS_DESCRIPTION, text);
}

static gboolean
read_question(Reader *self, const Block *block, const char *text, GError **error)
{
  g_autofree char *title = NULL;
  g_auto(IlkGiftAnswers) answers;
  IlkGiftPlace place = {.line = block->line, .losses = self->losses};
  ilk_gift_answers_init(&answers);
  const char *rest = read_title(text, &title), *problem = NULL;
  rest = ilk_gift_skip_format(rest, &place.is_html);
  const char *open = strchr(rest, '{'), *close = strchr(rest, '}');

  if (open == NULL && close == NULL) {
    tell_description(&place, rest);
    return TRUE;
  }
  if (open == NULL || close == NULL || close < open)
    return ilk_question_file_fail(&self->file, block->line, error,
                                  _("One brace without the other; “\\{” is a brace in a text."));
  g_autofree char *body = g_strstrip(g_strndup(open + 1, (gsize) (close - open - 1)));
  g_autofree char *question = dup_question(rest, open, close, &place);
  if (*question == '\0')
    return ilk_question_file_fail(&self->file, block->line, error, _("The question is empty."));
  if (!ilk_gift_answers_read(&answers, body, &place, &problem))
    return ilk_question_file_fail(&self->file, block->line, error, problem);
  tell_title(&place, title);
  tell_html(&place, question);
  return add_question(self, block, title, question, &answers, error);
}

/* A category ends with its line: what stands below it is a question, as if a line were empty. */
static gboolean
read_block(Reader *self, Block *block, GError **error)
{
  g_autofree char *hidden = ilk_gift_hide(block->text->str);
  char *text = g_strstrip(hidden);
  while (g_str_has_prefix(text, CATEGORY)) {
    char *end = strchr(text, '\n');
    g_autofree char *path = end != NULL ? g_strndup(text, (gsize) (end - text)) : g_strdup(text);
    take_category(self, block->line, path + strlen(CATEGORY));
    text = end != NULL ? end + 1 : text + strlen(text);
    text += strspn(text, " \t");
    block->line++;
  }
  gboolean done = *text == '\0' || read_question(self, block, text, error);
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
ilk_gift_parse(const char *text, gsize length, const char *file_name, IlkLossReport *losses,
               GError **error)
{
  g_return_val_if_fail(text != NULL && file_name != NULL, NULL);

  Reader reader = {.losses = losses};
  g_auto(GStrv) lines = ilk_question_file_open(&reader.file, text, length, file_name, error);
  if (lines == NULL)
    return NULL;
  gboolean done = read_lines(&reader, lines, error);
  g_free(reader.tag);
  return ilk_question_file_close(&reader.file, done, error);
}
