/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A number is found by its value, a word by its letters, as right ones are.
 */
#include "app/quiz/remark.h"

#include "app/deckfile/plain-text.h"
#include "app/quiz/number.h"
#include "config.h"

#include <glib/gi18n-lib.h>

static char *
dup_share(double share)
{
  char number[G_ASCII_DTOSTR_BUF_SIZE];
  g_ascii_formatd(number, sizeof number, "%.3g", share);
  /* Translators: %s is a number, how many per cent of the credit an answer gets. */
  return g_strdup_printf(_("Partly right: %s %%."), number);
}

char *
ilk_quiz_dup_reason(const char *reason, gboolean is_right)
{
  double share = 0;
  const char *rest = ilk_reason_split(reason != NULL ? reason : "", &share);
  if (share <= 0 || is_right)
    return g_strdup(rest);
  g_autofree char *words = dup_share(share);
  return *rest != '\0' ? g_strconcat(words, "\n\n", rest, NULL) : g_steal_pointer(&words);
}

/* @reading: how @expected, Markdown, reads */
static gboolean
is_number(const char *typed, const char *reading)
{
  const char *const accepted[] = {reading, NULL};
  IlkQuizNumber number;
  return ilk_quiz_number_parse(&number, reading) &&
         ilk_quiz_number_judge(typed, accepted) == ILK_TYPED_RIGHT;
}

static gboolean
is_text(const char *typed, const char *expected, const char *reading)
{
  const char *const accepted[] = {expected, reading, NULL};
  g_auto(IlkTypedAnswer) answer = {0};
  ilk_typed_answer_init(&answer, typed, accepted);
  return answer.verdict == ILK_TYPED_RIGHT;
}

static gboolean
is_meant(const IlkQuizQuestion *question, const char *typed, const char *expected)
{
  g_autofree char *reading = g_strstrip(ilk_markdown_to_plain(expected));
  return question->kind == ILK_QUIZ_NUMBER ? is_number(typed, reading)
                                           : is_text(typed, expected, reading);
}

gboolean
ilk_quiz_find_expected(const IlkQuizQuestion *question, const char *typed, guint *i)
{
  const char *const *wrong = ilk_card_get_content(question->card)->distractors;
  for (guint j = 0; wrong[j] != NULL; j++) {
    if (!g_str_equal(wrong[j], ILK_ANY_OTHER) && is_meant(question, typed, wrong[j])) {
      *i = j;
      return TRUE;
    }
  }
  return FALSE;
}

/* Returns: (transfer none) (nullable): what is said of @typed, which is wrong */
static const char *
find_reason(const IlkQuizQuestion *question, const char *typed)
{
  const IlkCardContent *content = ilk_card_get_content(question->card);
  guint i = 0;
  if (content->key.reasons == NULL)
    return NULL;
  if (ilk_quiz_find_expected(question, typed, &i))
    return content->key.reasons[i];
  for (i = 0; content->distractors[i] != NULL; i++)
    if (g_str_equal(content->distractors[i], ILK_ANY_OTHER))
      return content->key.reasons[i];
  return NULL;
}

static void
append_paragraph(GString *text, const char *paragraph)
{
  if (*paragraph != '\0')
    g_string_append_printf(text, "%s%s", text->len > 0 ? "\n\n" : "", paragraph);
}

char *
ilk_quiz_dup_remark(const IlkQuizQuestion *question, const IlkQuizResponse *response)
{
  g_return_val_if_fail(question != NULL && response != NULL, NULL);

  g_autoptr(GString) text = g_string_new(NULL);
  for (guint i = 0; response->given && i < question->options->len; i++) {
    const IlkQuizOption *option = ilk_quiz_question_get_option(question, i);
    if (!option->is_right && ilk_quiz_response_has_pick(response, i))
      append_paragraph(text, option->reason);
  }
  gboolean typed = ilk_quiz_kind_is_written(question->kind) && response->given &&
                   response->text != NULL && *response->text != '\0';
  if (typed && !ilk_quiz_judge(question, response).is_right) {
    g_autofree char *said = ilk_quiz_dup_reason(find_reason(question, response->text), FALSE);
    append_paragraph(text, said);
  }
  return text->len > 0 ? g_strdup(text->str) : NULL;
}
