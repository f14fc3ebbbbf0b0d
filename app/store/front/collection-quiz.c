/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The collection's front: quizzes.
 */
#include "app/store/front/collection-quiz.h"

#include "app/store/front/operation.h"
#include "app/store/queue/quiz-cards.h"
#include "app/store/queue/quiz-step.h"
#include "app/store/rows/quiz-answer.h"

typedef struct {
  IlkQuizSelection selection;
  char *search; /* owned where the request is submitted */
  GArray *ids;
} ListCards;

static gboolean
list_cards(IlkStore *store, gpointer arguments, GError **error)
{
  ListCards *list = arguments;
  list->ids = ilk_quiz_cards_list(store, &list->selection, error);
  return list->ids != NULL;
}

static void
clear_list(gpointer arguments)
{
  ListCards *list = arguments;
  g_free(list->search);
  g_clear_pointer(&list->ids, g_array_unref);
}

static const IlkOperation list_operation = {
    .name = "list quiz cards",
    .work = list_cards,
    .size = sizeof(ListCards),
    .clear = clear_list,
    .lane = ILK_LANE_READ,
};

GArray *
ilk_collection_list_quiz_cards(IlkCollection *self, const IlkQuizSelection *selection,
                               GError **error)
{
  g_return_val_if_fail(selection != NULL, NULL);

  ListCards list = {.selection = *selection};
  return ilk_collection_call(self, &list_operation, &list, error) ? list.ids : NULL;
}

void
ilk_collection_list_quiz_cards_async(IlkCollection *self, const IlkQuizSelection *selection,
                                     GCancellable *cancellable, GAsyncReadyCallback callback,
                                     gpointer user_data)
{
  g_return_if_fail(selection != NULL);

  ListCards list = {.selection = *selection, .search = g_strdup(selection->search)};
  list.selection.search = list.search;
  ilk_collection_submit(self, &list_operation, &list, cancellable, callback, user_data);
}

GArray *
ilk_collection_list_quiz_cards_finish(IlkCollection *self, GAsyncResult *result, GError **error)
{
  ListCards *list = ilk_collection_finish(self, &list_operation, result, error);
  return list != NULL ? g_steal_pointer(&list->ids) : NULL;
}

typedef struct {
  IlkChange change;
  IlkQuizStep step;
  IlkAnswer answer;
  char *choice; /* owned where the request is submitted */
} StoreStep;

static StoreStep
prepare_step(const IlkQuizStep *step)
{
  gboolean is_review = step->rating != 0 || step->undone.seq != 0;
  guint what = ILK_CHANGE_QUIZZES | (is_review ? ILK_CHANGE_REVIEWS : 0);
  return (StoreStep){.change = {what, 0, step->answer.card}, .step = *step};
}

static gboolean
store_step(IlkStore *store, gpointer arguments, GError **error)
{
  StoreStep *request = arguments;
  if (!ilk_quiz_step_store(store, &request->step, &request->answer, error))
    return FALSE;
  request->change.deck = request->answer.deck;
  return TRUE;
}

static void
clear_step(gpointer arguments)
{
  StoreStep *request = arguments;
  g_free(request->choice);
}

static const IlkOperation step_operation = {
    .name = "store quiz step",
    .work = store_step,
    .size = sizeof(StoreStep),
    .clear = clear_step,
    .tells = TRUE,
};

static gboolean
is_step(const IlkQuizStep *step)
{
  return step != NULL && (!step->adds || step->answer.choice != NULL) && step->rating >= 0 &&
         step->rating <= ILK_RATING_EASY && (step->rating == 0 || step->undone.seq == 0);
}

gboolean
ilk_collection_store_quiz_step(IlkCollection *self, const IlkQuizStep *step, IlkAnswer *answer,
                               GError **error)
{
  g_return_val_if_fail(is_step(step), FALSE);

  StoreStep request = prepare_step(step);
  if (!ilk_collection_call(self, &step_operation, &request, error))
    return FALSE;
  if (answer != NULL)
    *answer = request.answer;
  return TRUE;
}

void
ilk_collection_store_quiz_step_async(IlkCollection *self, const IlkQuizStep *step,
                                     GCancellable *cancellable, GAsyncReadyCallback callback,
                                     gpointer user_data)
{
  g_return_if_fail(is_step(step));

  StoreStep request = prepare_step(step);
  request.step.answer.choice = request.choice = g_strdup(step->answer.choice);
  ilk_collection_submit(self, &step_operation, &request, cancellable, callback, user_data);
}

gboolean
ilk_collection_store_quiz_step_finish(IlkCollection *self, GAsyncResult *result, IlkAnswer *answer,
                                      GError **error)
{
  const StoreStep *request = ilk_collection_finish(self, &step_operation, result, error);
  if (request != NULL && answer != NULL)
    *answer = request->answer;
  return request != NULL;
}

typedef struct {
  IlkQuizVisitor visit;
  gpointer data;
} Visit;

static gboolean
visit_answers(IlkStore *store, gpointer arguments, GError **error)
{
  const Visit *visit = arguments;
  return ilk_quiz_answer_visit(store, visit->visit, visit->data, error);
}

static const IlkOperation visit_operation = {
    .name = "visit quiz answers",
    .work = visit_answers,
    .size = sizeof(Visit),
    .lane = ILK_LANE_LONG,
};

gboolean
ilk_collection_visit_quiz_answers(IlkCollection *self, IlkQuizVisitor visit, gpointer data,
                                  GError **error)
{
  g_return_val_if_fail(visit != NULL, FALSE);

  Visit arguments = {visit, data};
  return ilk_collection_call(self, &visit_operation, &arguments, error);
}
