/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * How a learner answers: how often with which rating, and how long that takes. The simulator's
 * learner takes after them. Plain values; any thread.
 *
 * The idea and the averages to begin from are those of fsrs-rs, whose simulator reads the same
 * figures from Anki's review log and leans on averages over many learners where the log says
 * little.
 */
#pragma once

#include "app/model/review.h"
#include "app/store/front/collection.h"

/**
 * IlkAnswerTally: counts of card-days, those on which a card was met first and those of later
 * reviews, by the rating of the day's first answer
 * @n: how many
 * @timed: how many of them have a time for each of their answers
 * @seconds: what all answers of these took together: a lapse costs what it takes to learn again
 */
typedef struct {
  double n[2][ILK_N_RATINGS];
  double timed[2][ILK_N_RATINGS];
  double seconds[2][ILK_N_RATINGS];
} IlkAnswerTally;

/**
 * IlkHabits:
 * @cards: how many there are to learn
 * @first_share: how often a first answer is Again, Hard, Good, Easy; sums to 1
 * @pass_share: how often a recalled card is graded Hard, Good, Easy; sums to 1
 * @seconds: by the rating of a day's first answer, how long the card takes on that day: when it is
 * new, and later
 * @measured: card-days from which the times come; the average learner's stand for what is missing
 */
typedef struct {
  guint cards;
  double first_share[ILK_N_RATINGS];
  double pass_share[ILK_N_RATINGS - 1];
  double seconds[2][ILK_N_RATINGS];
  guint measured;
} IlkHabits;

/** ilk_habits_init: the average learner, without cards */
void ilk_habits_init(IlkHabits *habits);

/** ilk_answer_tally_add: @reviews: (array length=n): of one card, in order. @rollover: when a day
 * begins */
void ilk_answer_tally_add(IlkAnswerTally *tally, const IlkReview *reviews, guint n, int rollover);

/**
 * ilk_habits_learn:
 * @habits: (inout): what was believed before, which weighs as much as fifty answers
 *
 * Times that are missing are those believed before at the learner's own pace.
 */
void ilk_habits_learn(IlkHabits *habits, const IlkAnswerTally *tally);

/**
 * ilk_habits_async:
 * @deck: deck id, 0 for all
 *
 * Reads the habits from the log: those with @deck, where it is silent those with all decks, where
 * these are silent the average learner's.
 */
void ilk_habits_async(IlkCollection *collection, gint64 deck, GCancellable *cancellable,
                      GAsyncReadyCallback callback, gpointer user_data);
gboolean ilk_habits_finish(GAsyncResult *result, IlkHabits *habits, GError **error);
