/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Texts are Markdown, as they stand in the deck.
 */
#include "app/cli/quiz-json.h"

#include "app/cli/command.h"
#include "app/quiz/remark.h"

static void
add_options(JsonBuilder *builder, const IlkQuizQuestion *question)
{
  json_builder_set_member_name(builder, "options");
  json_builder_begin_array(builder);
  for (guint i = 0; i < question->options->len; i++)
    json_builder_add_string_value(builder, ilk_quiz_question_get_option(question, i)->text);
  json_builder_end_array(builder);
}

static void
add_lefts(JsonBuilder *builder, const IlkQuizQuestion *question)
{
  json_builder_set_member_name(builder, "match");
  json_builder_begin_array(builder);
  for (guint i = 0; i < question->lefts->len; i++)
    json_builder_add_string_value(builder, question->lefts->pdata[i]);
  json_builder_end_array(builder);
}

void
ilk_quiz_json_question(IlkQuiz *quiz)
{
  const IlkQuizQuestion *question = ilk_quiz_get_question(quiz);
  JsonBuilder *builder = json_builder_new();

  json_builder_begin_object(builder);
  ilk_json_string(builder, "event", "question");
  ilk_json_int(builder, "card", ilk_card_get_id(question->card));
  ilk_json_string(builder, "kind", ilk_quiz_kind_get_name(question->kind));
  ilk_json_int(builder, "number", ilk_quiz_get_position(quiz));
  ilk_json_int(builder, "of", ilk_quiz_get_total(quiz));
  ilk_json_int(builder, "round", ilk_quiz_get_round(quiz) + 1);
  ilk_json_string(builder, "question", ilk_card_get_content(question->card)->question);
  if (question->options->len > 0)
    add_options(builder, question);
  if (question->lefts->len > 0)
    add_lefts(builder, question);
  json_builder_end_object(builder);
  ilk_print_json(builder);
}

/* The numbers of the options that are right, as they are shown. */
static void
add_right(JsonBuilder *builder, const IlkQuizQuestion *question)
{
  json_builder_set_member_name(builder, "right_options");
  json_builder_begin_array(builder);
  for (guint i = 0; i < question->options->len; i++)
    if (ilk_quiz_question_get_option(question, i)->is_right)
      json_builder_add_int_value(builder, i + 1);
  json_builder_end_array(builder);
}

static gboolean
is_chosen(IlkQuizKind kind)
{
  return kind == ILK_QUIZ_CHOICE || kind == ILK_QUIZ_SEVERAL || kind == ILK_QUIZ_TRUE_FALSE;
}

void
ilk_quiz_json_feedback(IlkQuiz *quiz)
{
  const IlkQuizQuestion *question = ilk_quiz_get_question(quiz);
  const IlkQuizVerdict *verdict = ilk_quiz_get_verdict(quiz);
  g_autofree char *remark = ilk_quiz_dup_remark(question, ilk_quiz_get_response(quiz));
  JsonBuilder *builder = json_builder_new();

  json_builder_begin_object(builder);
  ilk_json_string(builder, "event", "answer");
  ilk_json_int(builder, "card", ilk_card_get_id(question->card));
  if (ilk_quiz_get_grading(quiz) == ILK_QUIZ_GRADING_NEEDED) {
    json_builder_set_member_name(builder, "right");
    json_builder_add_null_value(builder);
  } else {
    ilk_json_boolean(builder, "right", verdict->is_right);
  }
  ilk_json_boolean(builder, "close", verdict->is_close);
  ilk_json_int(builder, "ms", ilk_quiz_get_elapsed(quiz));
  ilk_json_boolean(builder, "over_time", ilk_quiz_get_response(quiz)->over_time);
  if (is_chosen(question->kind))
    add_right(builder, question);
  if (remark != NULL)
    ilk_json_string(builder, "why", remark);
  ilk_json_string(builder, "answer", ilk_card_get_content(question->card)->answer);
  json_builder_end_object(builder);
  ilk_print_json(builder);
}

static void
add_mistakes(JsonBuilder *builder, IlkQuiz *quiz)
{
  g_autoptr(GPtrArray) mistakes = ilk_quiz_list_mistakes(quiz);
  json_builder_set_member_name(builder, "mistakes");
  json_builder_begin_array(builder);
  for (guint i = 0; i < mistakes->len; i++) {
    const IlkQuizEntry *entry = mistakes->pdata[i];
    g_autofree char *words = ilk_quiz_response_dup_words(&entry->response, entry->question);
    json_builder_begin_object(builder);
    ilk_json_int(builder, "card", ilk_card_get_id(entry->question->card));
    ilk_json_string(builder, "answered", words);
    ilk_json_int(builder, "confidence", entry->confidence);
    json_builder_end_object(builder);
  }
  json_builder_end_array(builder);
}

void
ilk_quiz_json_summary(IlkQuiz *quiz)
{
  IlkQuizSummary summary;
  JsonBuilder *builder = json_builder_new();

  ilk_quiz_get_summary(quiz, &summary);
  json_builder_begin_object(builder);
  ilk_json_string(builder, "event", "summary");
  ilk_json_int(builder, "asked", summary.asked);
  ilk_json_int(builder, "right", summary.right);
  ilk_json_int(builder, "answers", summary.answers);
  ilk_json_int(builder, "over_time", summary.over_time);
  ilk_json_int(builder, "ms", summary.ms);
  g_autofree char *seed = g_strdup_printf("%" G_GUINT64_FORMAT, ilk_quiz_get_plan(quiz)->seed);
  ilk_json_string(builder, "seed", seed);
  add_mistakes(builder, quiz);
  json_builder_end_object(builder);
  ilk_print_json(builder);
}
