/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Quizzes in the collection: which cards one may ask, and what was answered. Answers of a quiz are
 * no reviews: no schedule, fit or replay reads them. Main thread, and any other.
 */
#pragma once

#include "app/store/front/collection-study.h"

/**
 * IlkQuizScope:
 * @ILK_QUIZ_ALL: cards that are not set aside
 * @ILK_QUIZ_WAITING: those of them that are due or new
 * @ILK_QUIZ_MISSED: those that were answered wrong at first in the last quiz that asked them
 */
typedef enum { ILK_QUIZ_ALL, ILK_QUIZ_WAITING, ILK_QUIZ_MISSED } IlkQuizScope;

/**
 * IlkQuizSelection:
 * @deck: with what is below it; 0 for all decks
 * @search: (nullable): only what this finds, in the language of ilk_search_parse()
 */
typedef struct {
  IlkQuizScope scope;
  gint64 deck;
  const char *search;
} IlkQuizSelection;

/**
 * ilk_collection_list_quiz_cards_async:
 *
 * Finishes with the numbers of the cards that a quiz over @selection may ask, by deck, as they
 * stand in it. ILK_ERROR_INVALID: a search that cannot be.
 */
void ilk_collection_list_quiz_cards_async(IlkCollection *self, const IlkQuizSelection *selection,
                                          GCancellable *cancellable, GAsyncReadyCallback callback,
                                          gpointer user_data);
/** ilk_collection_list_quiz_cards_finish: Returns: (transfer full) (element-type gint64): numbers
 * of cards */
GArray *ilk_collection_list_quiz_cards_finish(IlkCollection *self, GAsyncResult *result,
                                              GError **error) G_GNUC_WARN_UNUSED_RESULT;
GArray *ilk_collection_list_quiz_cards(IlkCollection *self, const IlkQuizSelection *selection,
                                       GError **error) G_GNUC_WARN_UNUSED_RESULT;

/**
 * IlkQuizAnswer:
 * @card: its number
 * @at: UTC ms
 * @quiz: UTC ms at which the quiz began, which tells quizzes apart
 * @form: how it was asked, an IlkQuizKind
 * @choice: what was answered, as JSON: see ilk_quiz_response_to_json()
 * @is_right: whether that was right
 * @confidence: 1 a guess, 2 fairly sure, 3 sure; 0 when it was not asked
 * @ms: active answering time
 */
typedef struct {
  gint64 card;
  gint64 at;
  gint64 quiz;
  int form;
  const char *choice;
  gboolean is_right;
  int confidence;
  gint64 ms;
} IlkQuizAnswer;

/**
 * IlkQuizStep: what one key press in a quiz changes: all of it, or nothing
 * @answer: its card, time and quiz say what all of the step is about
 * @takes_back: whether the card's latest answer in this quiz is taken back, before anything is
 * added
 * @undone: the review that is taken back with it, seq 0 for none
 * @adds: whether @answer is added. Without it and @takes_back, there has to be one already
 * @rating: of the review that the answer is, too; 0 for none
 * @over_time: of that review
 */
typedef struct {
  IlkQuizAnswer answer;
  gboolean takes_back;
  IlkReviewKey undone;
  gboolean adds;
  int rating;
  gboolean over_time;
} IlkQuizStep;

/**
 * ilk_collection_store_quiz_step:
 * @answer: (out) (nullable): of the review, or of what took it back; its key is zero when there is
 * none. Set after COMMIT returned.
 *
 * Stores @step, of which all is copied, in one transaction. ILK_ERROR_NOT_FOUND: there is no answer
 * to be taken back, or to be graded; ILK_ERROR_INVALID: @undone is not the card's latest any more.
 */
gboolean ilk_collection_store_quiz_step(IlkCollection *self, const IlkQuizStep *step,
                                        IlkAnswer *answer, GError **error);
void ilk_collection_store_quiz_step_async(IlkCollection *self, const IlkQuizStep *step,
                                          GCancellable *cancellable, GAsyncReadyCallback callback,
                                          gpointer user_data);
gboolean ilk_collection_store_quiz_step_finish(IlkCollection *self, GAsyncResult *result,
                                               IlkAnswer *answer, GError **error);

/**
 * IlkQuizVisitor:
 * @answer: one that was not taken back; its strings live until the visitor returns
 *
 * Called on a thread of the collection; see IlkReviewVisitor. FALSE with @error ends the visit.
 */
typedef gboolean (*IlkQuizVisitor)(const IlkQuizAnswer *answer, gpointer data, GError **error);

/** ilk_collection_visit_quiz_answers: shows @visit the answers that stand, quiz by quiz, the oldest
 * first, as they were given: whatever the clock did meanwhile. Blocking. */
gboolean ilk_collection_visit_quiz_answers(IlkCollection *self, IlkQuizVisitor visit, gpointer data,
                                           GError **error);
