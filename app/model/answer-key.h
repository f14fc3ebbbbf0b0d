/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What an answer can be checked by, besides the learner's own judgement: what a quiz needs of a
 * card. Plain values.
 */
#pragma once

#include <glib.h>

/**
 * IlkAnswerForm:
 * @ILK_ANSWER_OPEN: thought or spoken, and judged by the learner
 * @ILK_ANSWER_TYPED: written, and compared
 * @ILK_ANSWER_TRUE_FALSE: one of the two words
 */
typedef enum {
  ILK_ANSWER_OPEN = 0,
  ILK_ANSWER_TYPED = 1,
  ILK_ANSWER_TRUE_FALSE = 2,
} IlkAnswerForm;

/**
 * IlkAnswerKey:
 * @form: how the answer is given
 * @short_answer: (nullable): the answer as one of several to choose from says it, and as it is
 * typed, Markdown; without it that is the answer's first paragraph
 * @accept: (nullable): spellings and numbers that are right, such as `5 ms ± 10 %`
 * @right_answers: (nullable): where several choices are right, all of them, Markdown
 * @pairs: (nullable): what belongs together, `left → right`, Markdown
 * @order: (nullable): steps in their right order, Markdown
 * @has_gaps: whether the question is a text with gaps; then @accept is what they hold
 * @reasons: (nullable): why each wrong answer is wrong, "" where nothing is said; as many as there
 * are wrong answers
 */
typedef struct {
  IlkAnswerForm form;
  gboolean has_gaps;
  const char *short_answer;
  const char *const *accept;
  const char *const *right_answers;
  const char *const *pairs;
  const char *const *order;
  const char *const *reasons;
} IlkAnswerKey;

/** ilk_answer_key_copy: Returns: a copy that ilk_answer_key_clear() frees */
IlkAnswerKey ilk_answer_key_copy(const IlkAnswerKey *self);
void ilk_answer_key_clear(IlkAnswerKey *self);

/**
 * ilk_wrong_answer_split:
 * @item: a wrong answer as a deck file has it
 * @reason: (out) (transfer full): what the block quote at its end says, "" without one
 *
 * Returns: (transfer full): @item without its reason
 */
char *ilk_wrong_answer_split(const char *item, char **reason) G_GNUC_WARN_UNUSED_RESULT;
