/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What a quiz is to be: over which cards, how long, how. Plain values.
 */
#pragma once

#include "app/quiz/kind.h"
#include "app/store/front/collection-quiz.h"

/**
 * IlkQuizClock:
 * @ILK_QUIZ_CLOCK_OFF: time is recorded but not shown
 * @ILK_QUIZ_CLOCK_QUESTION: each question has its time
 * @ILK_QUIZ_CLOCK_WHOLE: the quiz has its time
 */
typedef enum { ILK_QUIZ_CLOCK_OFF, ILK_QUIZ_CLOCK_QUESTION, ILK_QUIZ_CLOCK_WHOLE } IlkQuizClock;

/**
 * IlkQuizPlan:
 * @selection: which cards may be asked; its strings are borrowed
 * @cards: (nullable) (element-type gint64): ask these instead
 * @n: how many questions, 0 for all
 * @minutes: after so many of answering time no other question comes, 0 for no end; whatever @clock
 * @kinds: a set of kinds, or ILK_QUIZ_MIXED
 * @strict: whether the question ends with its time; else passing it is told
 * @counts: whether answers may be reviews: see ilk_quiz_rates()
 * @confidence: whether the learner is asked how sure they are
 * @seed: decides what is asked and in which order, given the same cards
 */
typedef struct {
  IlkQuizSelection selection;
  GArray *cards;
  guint n;
  guint minutes;
  guint kinds;
  IlkQuizClock clock;
  gboolean strict;
  gboolean counts;
  gboolean confidence;
  guint64 seed;
} IlkQuizPlan;

/** ilk_quiz_plan_init: ten questions of any kind over all cards, each against the clock, which
 * count */
void ilk_quiz_plan_init(IlkQuizPlan *self);

/**
 * ilk_quiz_rates:
 * @is_waiting: whether the card is due or new
 * @kind: how it was asked
 * @is_right: whether the answer was right
 *
 * Recognising an answer is easier than recalling it, and one in four is luck: a right choice is no
 * review. A wrong one is a recall that failed, where one was due. What was written or thought is
 * recall, and the learner has the last word on it; early reviews are the memory model's business.
 *
 * Returns: whether the first answer of a quiz to a card is a review, in a quiz that counts
 */
gboolean ilk_quiz_rates(gboolean is_waiting, IlkQuizKind kind, gboolean is_right);
