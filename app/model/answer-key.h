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
 * @right_reasons: (nullable): the same of @right_answers: what is said of them
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
  const char *const *right_reasons;
} IlkAnswerKey;

/** ILK_ANY_OTHER: the wrong answer that stands for whatever is typed and expected nowhere */
#define ILK_ANY_OTHER "…"

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

/**
 * ilk_reason_split:
 * @reason: what is said of an answer; its first paragraph may be the share of the credit that the
 * answer gets, such as `50 %`, as other programs count it
 * @share: (out): per cent, from -100 to 100; set only where @reason names it
 *
 * Returns: (transfer none): what @reason says besides; all of it where it names no share
 */
const char *ilk_reason_split(const char *reason, double *share);

/** ilk_reason_has_share: Returns: whether @reason names a share */
gboolean ilk_reason_has_share(const char *reason);

/** ilk_reason_new: Returns: (transfer full): a reason that names @share and says @text */
char *ilk_reason_new(double share, const char *text) G_GNUC_WARN_UNUSED_RESULT;
