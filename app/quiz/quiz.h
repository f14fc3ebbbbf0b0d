/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A quiz as a state machine: which question is up, what is chosen, whether it was right, what comes
 * next. It draws nothing: the window and the terminal both drive it. Main thread only.
 *
 *   loading -> question -> (confidence) -> feedback -> question ... -> finished
 *
 * Every answer is stored at once, in a table of its own; ilk_quiz_rates() says which are reviews,
 * too. An answer that could not be stored brings its question back and emits "failed": nothing is
 * lost in silence. Cards are read some hundred at a time, so a quiz over ten thousand begins at
 * once.
 */
#pragma once

#include "app/quiz/plan.h"
#include "app/quiz/response.h"

#define ILK_TYPE_QUIZ (ilk_quiz_get_type())
G_DECLARE_FINAL_TYPE(IlkQuiz, ilk_quiz, ILK, QUIZ, GObject)

/**
 * IlkQuizPhase:
 * @ILK_QUIZ_PHASE_CONFIDENCE: an answer was given, and the learner says how sure it is
 * @ILK_QUIZ_PHASE_FEEDBACK: the answer is shown
 */
typedef enum {
  ILK_QUIZ_PHASE_LOADING,
  ILK_QUIZ_PHASE_QUESTION,
  ILK_QUIZ_PHASE_CONFIDENCE,
  ILK_QUIZ_PHASE_FEEDBACK,
  ILK_QUIZ_PHASE_FINISHED,
} IlkQuizPhase;

/**
 * IlkQuizGrading: what the learner may say of an answer that is shown
 * @ILK_QUIZ_GRADING_NONE: nothing; it goes on
 * @ILK_QUIZ_GRADING_CONFIRM: the proposed grade is confirmed, or another one given
 * @ILK_QUIZ_GRADING_CORRECT: a grade may be given: the answer was right in other words
 * @ILK_QUIZ_GRADING_NEEDED: only the learner knows whether it was right
 */
typedef enum {
  ILK_QUIZ_GRADING_NONE,
  ILK_QUIZ_GRADING_CONFIRM,
  ILK_QUIZ_GRADING_CORRECT,
  ILK_QUIZ_GRADING_NEEDED,
} IlkQuizGrading;

/** IlkQuizConfidence: how sure the learner is; the numbers are stored */
typedef enum {
  ILK_QUIZ_UNASKED = 0,
  ILK_QUIZ_GUESSED = 1,
  ILK_QUIZ_FAIRLY_SURE = 2,
  ILK_QUIZ_SURE = 3,
} IlkQuizConfidence;

#define ILK_N_QUIZ_CONFIDENCES 4

/** IlkQuizPause: why the clock stands; it runs when no reason is left */
typedef enum {
  ILK_QUIZ_PAUSE_INACTIVE = 1 << 0,
  ILK_QUIZ_PAUSE_DEMO = 1 << 1,
} IlkQuizPause;

/**
 * IlkQuizEntry: an answer as it was given
 * @question: owned
 * @response: owned
 * @round: 0 for the first time
 * @reviewed: whether a review was stored, too
 * @review: under which it is stored
 */
typedef struct {
  IlkQuizQuestion *question;
  IlkQuizResponse response;
  IlkQuizVerdict verdict;
  IlkQuizConfidence confidence;
  guint round;
  gint64 ms;
  gboolean reviewed;
  IlkReviewKey review;
} IlkQuizEntry;

/**
 * IlkQuizSummary:
 * @asked: cards that were asked
 * @right: of them right the first time
 * @answers: answers of all rounds
 * @over_time: first answers that passed their time
 * @ms: active answering time
 * @by_confidence, @right_by_confidence: first answers by how sure the learner was
 */
typedef struct {
  guint asked;
  guint right;
  guint answers;
  guint over_time;
  gint64 ms;
  guint by_confidence[ILK_N_QUIZ_CONFIDENCES];
  guint right_by_confidence[ILK_N_QUIZ_CONFIDENCES];
} IlkQuizSummary;

/**
 * IlkQuiz::changed: anything that can be asked of the quiz but its clock may be another now
 * IlkQuiz::failed: with a const GError *: a request to the collection failed
 */

/** ilk_quiz_new: Returns: (transfer full): a quiz; nothing is read yet. @plan is copied. */
IlkQuiz *ilk_quiz_new(IlkCollection *collection, const IlkQuizPlan *plan) G_GNUC_WARN_UNUSED_RESULT;

/** ilk_quiz_start: asks for the cards; phase leaves LOADING when the first is there */
void ilk_quiz_start(IlkQuiz *self);

IlkQuizPhase ilk_quiz_get_phase(IlkQuiz *self);
/** ilk_quiz_get_plan: Returns: (transfer none): its strings are gone: see ilk_quiz_new() */
const IlkQuizPlan *ilk_quiz_get_plan(IlkQuiz *self);
/** ilk_quiz_get_question: Returns: (transfer none) (nullable): the question that is up */
IlkQuizQuestion *ilk_quiz_get_question(IlkQuiz *self);
/** ilk_quiz_get_response: Returns: (transfer none): what is chosen of it so far, or was answered */
const IlkQuizResponse *ilk_quiz_get_response(IlkQuiz *self);
/** ilk_quiz_get_round: Returns: how often the question that is up was answered before */
guint ilk_quiz_get_round(IlkQuiz *self);
/** ilk_quiz_get_verdict: Returns: (transfer none) (nullable): NULL but in phase FEEDBACK */
const IlkQuizVerdict *ilk_quiz_get_verdict(IlkQuiz *self);
IlkQuizGrading ilk_quiz_get_grading(IlkQuiz *self);
/** ilk_quiz_get_rates: Returns: whether the answer that is shown is a review, or will be when it is
 * confirmed */
gboolean ilk_quiz_get_rates(IlkQuiz *self);

/** ilk_quiz_get_position: Returns: as which card of the total the one that is up was first met */
guint ilk_quiz_get_position(IlkQuiz *self);
guint ilk_quiz_get_total(IlkQuiz *self);
/** ilk_quiz_is_busy: Returns: whether cards are being read, or something is on its way to the disk,
 * before which nothing else happens */
gboolean ilk_quiz_is_busy(IlkQuiz *self);

/** ilk_quiz_get_elapsed: Returns: active ms on this question; ilk_quiz_get_limit: that it should
 * take. With a clock of the whole quiz, both of that; the limit may be 0 for none. */
gint64 ilk_quiz_get_elapsed(IlkQuiz *self);
gint64 ilk_quiz_get_limit(IlkQuiz *self);
gboolean ilk_quiz_is_timed_out(IlkQuiz *self);
void ilk_quiz_tick(IlkQuiz *self);
void ilk_quiz_pause(IlkQuiz *self, IlkQuizPause reason);
void ilk_quiz_resume(IlkQuiz *self, IlkQuizPause reason);

/** ilk_quiz_pick: chooses @option; where one is right, answers with it; of several, toggles it.
 * ilk_quiz_place: has @option stand for @left, or at that place */
void ilk_quiz_pick(IlkQuiz *self, guint option);
void ilk_quiz_place(IlkQuiz *self, guint place, guint option);
/** ilk_quiz_write: what is written so far */
void ilk_quiz_write(IlkQuiz *self, const char *text);
/** ilk_quiz_submit: answers with what was chosen or written; an open answer is given in mind */
void ilk_quiz_submit(IlkQuiz *self);
/** ilk_quiz_give_up: answers “I don't know” */
void ilk_quiz_give_up(IlkQuiz *self);
/** ilk_quiz_say_confidence: does nothing but in phase CONFIDENCE */
void ilk_quiz_say_confidence(IlkQuiz *self, IlkQuizConfidence confidence);
/** ilk_quiz_grade: the learner's word on the answer that is shown; see IlkQuizGrading. It then goes
 * on. */
void ilk_quiz_grade(IlkQuiz *self, IlkRating rating);
/** ilk_quiz_go_on: brings the next question; confirms what was proposed */
void ilk_quiz_go_on(IlkQuiz *self);
/** ilk_quiz_finish: ends it now; what is up is not answered */
void ilk_quiz_finish(IlkQuiz *self);

/** ilk_quiz_undo: takes back the latest answer, and the review that came of it; the question is up
 * again, also after the end */
void ilk_quiz_undo(IlkQuiz *self);
gboolean ilk_quiz_can_undo(IlkQuiz *self);

void ilk_quiz_get_summary(IlkQuiz *self, IlkQuizSummary *summary);
/** ilk_quiz_list_entries: Returns: (transfer none) (element-type IlkQuizEntry): all answers, oldest
 * first */
GPtrArray *ilk_quiz_list_entries(IlkQuiz *self);
/** ilk_quiz_list_mistakes: Returns: (transfer container) (element-type IlkQuizEntry): first answers
 * that were wrong: those that the learner was sure of come first */
GPtrArray *ilk_quiz_list_mistakes(IlkQuiz *self) G_GNUC_WARN_UNUSED_RESULT;
/** ilk_quiz_list_late_cards: Returns: (transfer full) (element-type gint64): the cards of the
 * mistakes that would come back some other day only: those that were not due, so that the mistake
 * is no review */
GArray *ilk_quiz_list_late_cards(IlkQuiz *self) G_GNUC_WARN_UNUSED_RESULT;
/** ilk_quiz_list_missed_cards: Returns: (transfer full) (element-type gint64): the cards of the
 * mistakes */
GArray *ilk_quiz_list_missed_cards(IlkQuiz *self) G_GNUC_WARN_UNUSED_RESULT;
