/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What was answered to a question, and whether it is right. Main thread.
 */
#pragma once

#include "app/model/typed-answer.h"
#include "app/quiz/question.h"

/** ILK_QUIZ_NO_PICK: no option */
#define ILK_QUIZ_NO_PICK G_MAXUINT

/**
 * IlkQuizResponse:
 * @given: FALSE for “I don't know”, and when time was up
 * @picks: (element-type guint): numbers of options as they are shown: those chosen, in any order;
 * all of them in the order in which they were put; or one for each left side, which may be
 * ILK_QUIZ_NO_PICK
 * @text: (nullable): what was written
 * @over_time: whether the time was passed
 */
typedef struct {
  gboolean given;
  GArray *picks;
  char *text;
  gboolean over_time;
} IlkQuizResponse;

void ilk_quiz_response_init(IlkQuizResponse *self);
void ilk_quiz_response_clear(IlkQuizResponse *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(IlkQuizResponse, ilk_quiz_response_clear)

/** ilk_quiz_response_copy: @self: (out caller-allocates) */
void ilk_quiz_response_copy(IlkQuizResponse *self, const IlkQuizResponse *other);

/** ilk_quiz_response_has_pick: Returns: whether @option is among its picks */
gboolean ilk_quiz_response_has_pick(const IlkQuizResponse *self, guint option);

/** ilk_quiz_response_toggle: adds @option to the picks, or takes it out */
void ilk_quiz_response_toggle(IlkQuizResponse *self, guint option);

/**
 * IlkQuizVerdict:
 * @is_right: as the score has it; a slip in typing is no mistake
 * @is_close: whether it was a slip
 * @right_parts: of a list, how much is right
 * @parts: of how many; 0 where there are no parts
 * @rating: the grade to propose where the learner has the last word
 */
typedef struct {
  gboolean is_right;
  gboolean is_close;
  guint right_parts;
  guint parts;
  IlkRating rating;
} IlkQuizVerdict;

/** ilk_quiz_judge: Returns: the verdict; for an open question that it is wrong, until the learner
 * says something else */
IlkQuizVerdict ilk_quiz_judge(const IlkQuizQuestion *question, const IlkQuizResponse *response);

/**
 * ilk_quiz_response_to_json:
 *
 * Returns: (transfer full): what is stored of an answer: `shown` and `picks`, see IlkQuizOption for
 * the numbers; `lure`, the first wrong option that was chosen; `text`; `over` when time was passed;
 * `unknown` when nothing was answered
 */
char *ilk_quiz_response_to_json(const IlkQuizResponse *self, const IlkQuizQuestion *question)
    G_GNUC_WARN_UNUSED_RESULT;

/** ilk_quiz_dup_lure: Returns: (transfer full) (nullable): the lure that @json tells of */
char *ilk_quiz_dup_lure(const char *json) G_GNUC_WARN_UNUSED_RESULT;

/** ilk_quiz_response_dup_words: Returns: (transfer full): the answer in plain words, "" when there
 * was none */
char *ilk_quiz_response_dup_words(const IlkQuizResponse *self, const IlkQuizQuestion *question)
    G_GNUC_WARN_UNUSED_RESULT;
