/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Lists are right as a whole, or not; how much of them is, is told.
 */
#include "app/quiz/response.h"

#include "app/base/limits.h"
#include "app/deckfile/plain-text.h"
#include "app/quiz/number.h"
#include "app/quiz/remark.h"

#include <json-glib/json-glib.h>

void
ilk_quiz_response_init(IlkQuizResponse *self)
{
  *self = (IlkQuizResponse){.picks = g_array_new(FALSE, FALSE, sizeof(guint))};
}

void
ilk_quiz_response_clear(IlkQuizResponse *self)
{
  g_clear_pointer(&self->picks, g_array_unref);
  g_clear_pointer(&self->text, g_free);
}

void
ilk_quiz_response_copy(IlkQuizResponse *self, const IlkQuizResponse *other)
{
  *self = *other;
  self->picks = g_array_copy(other->picks);
  self->text = g_strdup(other->text);
}

static guint
get_pick(const IlkQuizResponse *self, guint i)
{
  return i < self->picks->len ? g_array_index(self->picks, guint, i) : ILK_QUIZ_NO_PICK;
}

static gboolean
find_pick(const IlkQuizResponse *self, guint option, guint *index)
{
  for (guint i = 0; i < self->picks->len; i++) {
    *index = i;
    if (get_pick(self, i) == option)
      return TRUE;
  }
  return FALSE;
}

gboolean
ilk_quiz_response_has_pick(const IlkQuizResponse *self, guint option)
{
  guint index;
  return find_pick(self, option, &index);
}

void
ilk_quiz_response_toggle(IlkQuizResponse *self, guint option)
{
  guint index;
  if (find_pick(self, option, &index))
    g_array_remove_index(self->picks, index);
  else
    g_array_append_val(self->picks, option);
}

static gboolean
is_option(const IlkQuizQuestion *question, guint pick)
{
  return pick < question->options->len;
}

static IlkQuizVerdict
verdict_of(gboolean is_right)
{
  return (IlkQuizVerdict){.is_right = is_right,
                          .rating = is_right ? ILK_RATING_GOOD : ILK_RATING_AGAIN};
}

static IlkQuizVerdict
verdict_of_parts(guint right, guint parts)
{
  IlkQuizVerdict verdict = verdict_of(right == parts);
  verdict.right_parts = right;
  verdict.parts = parts;
  return verdict;
}

static IlkQuizVerdict
judge_one(const IlkQuizQuestion *question, const IlkQuizResponse *response)
{
  guint pick = get_pick(response, 0);
  return verdict_of(response->picks->len == 1 && is_option(question, pick) &&
                    ilk_quiz_question_get_option(question, pick)->is_right);
}

static IlkQuizVerdict
judge_several(const IlkQuizQuestion *question, const IlkQuizResponse *response)
{
  guint right = 0;
  for (guint i = 0; i < question->options->len; i++)
    right += ilk_quiz_question_get_option(question, i)->is_right ==
             ilk_quiz_response_has_pick(response, i);
  return verdict_of_parts(right, question->options->len);
}

/* Steps that say the same may stand for each other. */
static IlkQuizVerdict
judge_order(const IlkQuizQuestion *question, const IlkQuizResponse *response)
{
  const char *const *order = ilk_card_get_content(question->card)->key.order;
  guint right = 0;
  for (guint i = 0; i < question->options->len; i++) {
    guint pick = get_pick(response, i);
    right += is_option(question, pick) &&
             g_str_equal(ilk_quiz_question_get_option(question, pick)->text, order[i]);
  }
  return verdict_of_parts(right, question->options->len);
}

/* The text on the right of the pair of @left. */
static gboolean
is_pair(const IlkQuizQuestion *question, const char *left, const char *right)
{
  g_autofree char *pair = g_strconcat(left, " → ", right, NULL);
  const char *const *pairs = ilk_card_get_content(question->card)->key.pairs;
  return g_strv_contains(pairs, pair);
}

static IlkQuizVerdict
judge_matching(const IlkQuizQuestion *question, const IlkQuizResponse *response)
{
  guint right = 0;
  for (guint i = 0; i < question->lefts->len; i++) {
    guint pick = get_pick(response, i);
    right +=
        is_option(question, pick) && is_pair(question, question->lefts->pdata[i],
                                             ilk_quiz_question_get_option(question, pick)->text);
  }
  return verdict_of_parts(right, question->lefts->len);
}

/* What the card knows to be wrong is no slip of what is right. */
static IlkTypedVerdict
judge_text(const IlkQuizQuestion *question, const char *text)
{
  const char *const *accept = (const char *const *) question->accept;
  IlkTypedVerdict verdict;
  guint i;
  if (question->kind == ILK_QUIZ_NUMBER) {
    verdict = ilk_quiz_number_judge(text, accept);
  } else {
    g_auto(IlkTypedAnswer) typed = {0};
    ilk_typed_answer_init(&typed, text, accept);
    verdict = typed.verdict;
  }
  return verdict == ILK_TYPED_CLOSE && ilk_quiz_find_expected(question, text, &i) ? ILK_TYPED_WRONG
                                                                                  : verdict;
}

static IlkQuizVerdict
judge_written(const IlkQuizQuestion *question, const IlkQuizResponse *response)
{
  IlkTypedVerdict verdict = judge_text(question, response->text != NULL ? response->text : "");
  return (IlkQuizVerdict){.is_right = verdict >= ILK_TYPED_CLOSE,
                          .is_close = verdict == ILK_TYPED_CLOSE,
                          .rating = ilk_typed_verdict_get_rating(verdict)};
}

IlkQuizVerdict
ilk_quiz_judge(const IlkQuizQuestion *question, const IlkQuizResponse *response)
{
  g_return_val_if_fail(question != NULL && response != NULL, verdict_of(FALSE));

  if (!response->given)
    return verdict_of(FALSE);
  switch (question->kind) {
  case ILK_QUIZ_CHOICE:
  case ILK_QUIZ_TRUE_FALSE:
    return judge_one(question, response);
  case ILK_QUIZ_SEVERAL:
    return judge_several(question, response);
  case ILK_QUIZ_ORDER:
    return judge_order(question, response);
  case ILK_QUIZ_MATCHING:
    return judge_matching(question, response);
  case ILK_QUIZ_TYPED:
  case ILK_QUIZ_NUMBER:
  case ILK_QUIZ_CLOZE:
    return judge_written(question, response);
  case ILK_QUIZ_OPEN:
  default:
    return verdict_of(FALSE);
  }
}

static void
add_shown(JsonBuilder *builder, const IlkQuizQuestion *question)
{
  json_builder_set_member_name(builder, "shown");
  json_builder_begin_array(builder);
  for (guint i = 0; i < question->options->len; i++)
    json_builder_add_int_value(builder, ilk_quiz_question_get_option(question, i)->source);
  json_builder_end_array(builder);
}

static void
add_picks(JsonBuilder *builder, const IlkQuizResponse *self, const IlkQuizQuestion *question)
{
  json_builder_set_member_name(builder, "picks");
  json_builder_begin_array(builder);
  for (guint i = 0; i < self->picks->len; i++) {
    guint pick = get_pick(self, i);
    json_builder_add_int_value(builder,
                               is_option(question, pick)
                                   ? (gint64) ilk_quiz_question_get_option(question, pick)->source
                                   : -1);
  }
  json_builder_end_array(builder);
}

static void
add_text(JsonBuilder *builder, const char *name, const char *text)
{
  g_autofree char *valid = g_utf8_make_valid(text, -1);
  glong letters = MIN(g_utf8_strlen(valid, -1), ILK_MAX_QUIZ_KEPT_LETTERS);
  g_autofree char *kept = g_utf8_substring(valid, 0, letters);
  json_builder_set_member_name(builder, name);
  json_builder_add_string_value(builder, kept);
}

static const char *
get_lure(const IlkQuizResponse *self, const IlkQuizQuestion *question)
{
  for (guint i = 0; i < self->picks->len; i++) {
    guint pick = get_pick(self, i);
    if (is_option(question, pick) && !ilk_quiz_question_get_option(question, pick)->is_right)
      return ilk_quiz_question_get_option(question, pick)->text;
  }
  return NULL;
}

char *
ilk_quiz_response_to_json(const IlkQuizResponse *self, const IlkQuizQuestion *question)
{
  g_autoptr(JsonBuilder) builder = json_builder_new();
  const char *lure = self->given ? get_lure(self, question) : NULL;
  json_builder_begin_object(builder);
  if (question->options->len > 0)
    add_shown(builder, question);
  if (self->given && self->picks->len > 0)
    add_picks(builder, self, question);
  if (lure != NULL)
    add_text(builder, "lure", lure);
  if (self->given && self->text != NULL)
    add_text(builder, "text", self->text);
  if (self->over_time) {
    json_builder_set_member_name(builder, "over");
    json_builder_add_boolean_value(builder, TRUE);
  }
  if (!self->given) {
    json_builder_set_member_name(builder, "unknown");
    json_builder_add_boolean_value(builder, TRUE);
  }
  json_builder_end_object(builder);
  g_autoptr(JsonNode) root = json_builder_get_root(builder);
  return json_to_string(root, FALSE);
}

char *
ilk_quiz_dup_lure(const char *json)
{
  g_return_val_if_fail(json != NULL, NULL);

  g_autoptr(JsonParser) parser = json_parser_new();
  if (!json_parser_load_from_data(parser, json, -1, NULL))
    return NULL;
  JsonNode *root = json_parser_get_root(parser);
  if (root == NULL || !JSON_NODE_HOLDS_OBJECT(root))
    return NULL;
  return g_strdup(
      json_object_get_string_member_with_default(json_node_get_object(root), "lure", NULL));
}

static void
append_option(GString *words, const IlkQuizQuestion *question, guint pick)
{
  g_autofree char *plain =
      is_option(question, pick)
          ? ilk_markdown_to_plain(ilk_quiz_question_get_option(question, pick)->text)
          : g_strdup("–");
  g_string_append(words, plain);
}

char *
ilk_quiz_response_dup_words(const IlkQuizResponse *self, const IlkQuizQuestion *question)
{
  if (!self->given)
    return g_strdup("");
  if (ilk_quiz_kind_is_written(question->kind))
    return g_strdup(self->text != NULL ? self->text : "");

  /* Who says that none of several is right has answered. */
  g_autoptr(GString) words =
      g_string_new(question->kind == ILK_QUIZ_SEVERAL && self->picks->len == 0 ? "–" : NULL);
  for (guint i = 0; i < self->picks->len; i++) {
    g_string_append(words, i > 0 ? "\n" : "");
    if (question->kind == ILK_QUIZ_MATCHING && i < question->lefts->len) {
      g_autofree char *left = ilk_markdown_to_plain(question->lefts->pdata[i]);
      g_string_append_printf(words, "%s → ", left);
    }
    append_option(words, question, get_pick(self, i));
  }
  return g_strdup(words->str);
}
