/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The quiz's state, shared by quiz.c (what can be asked of it), quiz-flow.c (from question to
 * question), quiz-choosing.c (what is chosen), quiz-answers.c (what came of it, undo) and
 * quiz-store.c (on its way to the disk). For these files and their test only.
 */
#pragma once

#include "app/quiz/entry.h"
#include "app/quiz/quiz.h"
#include "app/quiz/run.h"
#include "app/study/active-clock.h"

struct _IlkQuiz {
  GObject parent_instance;

  /* Owned */
  IlkCollection *collection;
  char *search;         /* the plan's */
  GArray *ids;          /* cards that may be asked, shuffled; NULL until then */
  GPtrArray *questions; /* IlkQuizQuestion, as far as read */
  GPtrArray *entries;   /* IlkQuizEntry, oldest first */
  IlkQuizRun *run;      /* knows questions by their place */
  IlkQuizQuestion *current;
  IlkQuizResponse response;

  IlkQuizPlan plan;
  IlkQuizPhase phase;
  IlkQuizVerdict verdict;
  IlkQuizConfidence confidence;
  IlkActiveClock clock;
  gint64 began; /* UTC ms, the quiz's number */
  gint64 ms;    /* of the answers given */
  int rollover;
  guint read;    /* how many of ids were asked for */
  guint pending; /* of them, how many are on their way */
  guint unsaved;
  gboolean reading;
  gboolean recorded; /* the answer that is shown is among the entries */
  gboolean timed_out;
  gboolean undoing;
  gboolean wants_on;
  gboolean wants_undo;
};

/** ilk_quiz_tell: tells that anything may have changed */
void ilk_quiz_tell(IlkQuiz *self);

/** ilk_quiz_fail: tells that a request failed */
void ilk_quiz_fail(IlkQuiz *self, const GError *error);

/** ilk_quiz_advance: brings the next question, waits for it, or ends the quiz */
void ilk_quiz_advance(IlkQuiz *self);

/** ilk_quiz_ask: puts @question up after @ms. @response: (nullable): what was chosen already */
void ilk_quiz_ask(IlkQuiz *self, IlkQuizQuestion *question, const IlkQuizResponse *response,
                  gint64 ms);

/** ilk_quiz_reveal: shows the answer, and records it unless only the learner knows whether it was
 * right */
void ilk_quiz_reveal(IlkQuiz *self);

/** ilk_quiz_has_all: Returns: whether all questions are known */
gboolean ilk_quiz_has_all(IlkQuiz *self);

/** ilk_quiz_is_waiting: Returns: whether @card was due or new when it was read */
gboolean ilk_quiz_is_waiting(IlkQuiz *self, IlkCard *card);

/** ilk_quiz_may_rate: Returns: whether an answer to the question that is up, of which @is_right
 * holds, is a review */
gboolean ilk_quiz_may_rate(IlkQuiz *self, gboolean is_right);

/** ilk_quiz_get_latest: Returns: (transfer none) (nullable): the latest answer that was recorded */
IlkQuizEntry *ilk_quiz_get_latest(IlkQuiz *self);

/** ilk_quiz_settle: does what waits until nothing is on its way to the disk */
void ilk_quiz_settle(IlkQuiz *self);

/** ilk_quiz_store_entry: @rating: of the review that it is, too, 0 for none */
void ilk_quiz_store_entry(IlkQuiz *self, IlkQuizEntry *entry, int rating);

/** ilk_quiz_store_word: the learner's word on @entry, which is stored: @restated: that it was
 * right, or wrong, other than was stored; @rating: as above */
void ilk_quiz_store_word(IlkQuiz *self, IlkQuizEntry *entry, gboolean restated, int rating);

/** ilk_quiz_store_undo: all of it is taken back, then its question is up */
void ilk_quiz_store_undo(IlkQuiz *self, IlkQuizEntry *entry);

/** ilk_quiz_restate: the latest answer, @entry, was right, or wrong, after all */
void ilk_quiz_restate(IlkQuiz *self, IlkQuizEntry *entry, gboolean is_right);
