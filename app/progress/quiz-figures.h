/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What quizzes have shown: scores, how well the learner knew what they knew, which lures caught
 * them most, and how much an answer in a quiz says of the next recall of the same card. So the rule
 * that a right choice is no review can be judged from one's own log. Blocking, any thread but the
 * window's.
 */
#pragma once

#include "app/store/front/collection.h"

/** Fewer pairs of a quiz answer and the next review than this say nothing. */
#define ILK_QUIZ_PAIRS_FROM 50
#define ILK_N_MISSED_LURES 5
#define ILK_N_QUIZ_SURENESSES 4

/** IlkQuizScore: @at: UTC ms at which a quiz began; @asked: cards; @right: the first time */
typedef struct {
  gint64 at;
  guint asked;
  guint right;
} IlkQuizScore;

/** IlkMissedLure: @text: Markdown; @card: whose it is; @n: how often it was chosen */
typedef struct {
  char *text;
  gint64 card;
  guint n;
} IlkMissedLure;

/**
 * IlkQuizFigures:
 * @scores: (element-type IlkQuizScore): oldest first
 * @lures: (element-type IlkMissedLure): the ILK_N_MISSED_LURES that were chosen most, the most
 * first
 * @sure, @sure_right: first answers, and right ones, by how sure the learner was; see
 * IlkQuizAnswer
 * @pairs, @recalled: by whether the quiz answer was right: how often a review on a later day
 * followed, and how often the card was recalled then
 */
typedef struct {
  GArray *scores;
  GArray *lures;
  guint sure[ILK_N_QUIZ_SURENESSES];
  guint sure_right[ILK_N_QUIZ_SURENESSES];
  guint pairs[2];
  guint recalled[2];
} IlkQuizFigures;

/** ilk_quiz_figures_read: @self: (out caller-allocates): set on success */
gboolean ilk_quiz_figures_read(IlkQuizFigures *self, IlkCollection *collection, GError **error);
void ilk_quiz_figures_clear(IlkQuizFigures *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(IlkQuizFigures, ilk_quiz_figures_clear)

/** ilk_quiz_figures_get_recall: Returns: the share of cards recalled after a right (or wrong) quiz
 * answer; NAN while there are fewer than ILK_QUIZ_PAIRS_FROM pairs in all, or none of these */
double ilk_quiz_figures_get_recall(const IlkQuizFigures *self, gboolean is_right);
