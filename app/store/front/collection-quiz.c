/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The collection's front: quizzes.
 */
#include "app/store/front/collection-quiz.h"

#include "app/store/front/operation.h"
#include "app/store/queue/quiz-cards.h"
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
  IlkQuizAnswer answer;
  char *choice;
} AddAnswer;

static gboolean
add_answer(IlkStore *store, gpointer arguments, GError **error)
{
  AddAnswer *add = arguments;
  return ilk_quiz_answer_store(store, &add->answer, error);
}

static void
clear_answer(gpointer arguments)
{
  AddAnswer *add = arguments;
  g_free(add->choice);
}

static const IlkOperation add_operation = {
    .name = "add quiz answer",
    .work = add_answer,
    .size = sizeof(AddAnswer),
    .clear = clear_answer,
    .tells = TRUE,
};

void
ilk_collection_add_quiz_answer_async(IlkCollection *self, const IlkQuizAnswer *answer,
                                     GCancellable *cancellable, GAsyncReadyCallback callback,
                                     gpointer user_data)
{
  g_return_if_fail(answer != NULL && answer->choice != NULL);

  AddAnswer add = {.change = {ILK_CHANGE_QUIZZES, 0, answer->card},
                   .answer = *answer,
                   .choice = g_strdup(answer->choice)};
  add.answer.choice = add.choice;
  ilk_collection_submit(self, &add_operation, &add, cancellable, callback, user_data);
}

gboolean
ilk_collection_add_quiz_answer_finish(IlkCollection *self, GAsyncResult *result, GError **error)
{
  return ilk_collection_finish(self, &add_operation, result, error) != NULL;
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
