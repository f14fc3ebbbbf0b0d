/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A quiz on a real collection, with the clock standing still, and what of it is stored.
 */
#pragma once

#include "app/quiz/quiz-private.h"
#include "app/store/front/collection-decks.h"
#include "app/store/front/collection-figures.h"
#include "tests/app/store/fixture.h"

typedef struct {
  char *directory;
  IlkCollection *collection;
  IlkQuiz *quiz;
  gint64 deck;
  guint failures;
} Fixture;

static inline void
add_card(IlkDeckFile *file, const char *id, IlkAnswerForm form, gboolean lures)
{
  static const char *const none[] = {NULL}, *const wrong[] = {"b", "c", "d", NULL};
  g_autofree char *question = g_strdup_printf("Which is %s?", id);
  const IlkCardContent content = {.question = question,
                                  .answer = "a",
                                  .seconds = 20,
                                  .tags = none,
                                  .distractors = lures ? wrong : none,
                                  .key = {.form = form}};
  ilk_deck_file_add(file, id, &content);
}

/* Cards “choice-1” …, then one to be typed and one open. */
static inline gint64
import_deck(IlkCollection *collection, guint choices)
{
  g_autoptr(IlkDeckFile) file = ilk_deck_file_new("quiz", "Quiz", NULL);
  g_autoptr(GError) error = NULL;
  IlkImportSummary summary;
  for (guint i = 0; i < choices; i++) {
    g_autofree char *id = g_strdup_printf("choice-%u", i + 1);
    add_card(file, id, ILK_ANSWER_OPEN, TRUE);
  }
  if (choices == 0) {
    add_card(file, "typed", ILK_ANSWER_TYPED, FALSE);
    add_card(file, "open", ILK_ANSWER_OPEN, FALSE);
  }
  ilk_collection_import(collection, file, &summary, &error);
  g_assert_no_error(error);
  return summary.deck;
}

static inline void
failed_cb(Fixture *fixture, const GError *error)
{
  g_test_message("failed: %s", error->message);
  fixture->failures++;
}

static inline void
settle(IlkQuiz *quiz)
{
  while (quiz->reading || quiz->unsaved > 0 || quiz->undoing || quiz->wants_on ||
         (quiz->phase == ILK_QUIZ_PHASE_LOADING && quiz->ids == NULL))
    g_main_context_iteration(NULL, TRUE);
}

static inline void
start(Fixture *fixture, const IlkQuizPlan *plan)
{
  fixture->quiz = ilk_quiz_new(fixture->collection, plan);
  g_signal_connect_swapped(fixture->quiz, "failed", G_CALLBACK(failed_cb), fixture);
  g_assert_cmpint(ilk_quiz_get_phase(fixture->quiz), ==, ILK_QUIZ_PHASE_LOADING);
  ilk_quiz_start(fixture->quiz);
  settle(fixture->quiz);
}

static inline IlkQuizPlan
make_plan(Fixture *fixture)
{
  IlkQuizPlan plan;
  ilk_quiz_plan_init(&plan);
  plan.selection.deck = fixture->deck;
  plan.seed = 1;
  return plan;
}

static inline void
set_up(Fixture *fixture, gconstpointer choices)
{
  fixture->directory = fixture_dup_directory();
  fixture->collection = fixture_open(fixture->directory);
  fixture->deck = import_deck(fixture->collection, GPOINTER_TO_UINT(choices));
}

static inline void
drop_quiz(Fixture *fixture)
{
  IlkQuiz *quiz = fixture->quiz;
  settle(quiz);
  g_signal_handlers_disconnect_by_data(quiz, fixture);
  g_object_add_weak_pointer(G_OBJECT(quiz), (gpointer *) &quiz);
  g_clear_object(&fixture->quiz);
  g_assert_null(quiz);
}

static inline void
tear_down(Fixture *fixture, gconstpointer choices)
{
  if (fixture->quiz != NULL)
    drop_quiz(fixture);
  fixture_assert_sound(fixture->collection);
  fixture_close(fixture->collection);
  fixture_remove(fixture->directory);
}

static inline guint
find_option(IlkQuiz *quiz, gboolean is_right)
{
  IlkQuizQuestion *question = ilk_quiz_get_question(quiz);
  for (guint i = 0; i < question->options->len; i++) {
    if (ilk_quiz_question_get_option(question, i)->is_right == is_right)
      return i;
  }
  g_assert_not_reached();
}

static inline void
choose(IlkQuiz *quiz, gboolean is_right)
{
  g_assert_cmpint(ilk_quiz_get_phase(quiz), ==, ILK_QUIZ_PHASE_QUESTION);
  ilk_quiz_pick(quiz, find_option(quiz, is_right));
  settle(quiz);
}

static inline void
go_on(IlkQuiz *quiz)
{
  g_assert_cmpint(ilk_quiz_get_phase(quiz), ==, ILK_QUIZ_PHASE_FEEDBACK);
  ilk_quiz_go_on(quiz);
  settle(quiz);
}

/* What is stored, a letter an answer. */
static inline gboolean
note_answer(const IlkQuizAnswer *answer, gpointer data, GError **error)
{
  g_string_append_printf(data, "%c%d", answer->is_right ? 'r' : 'w', answer->confidence);
  return TRUE;
}

static inline char *
dup_stored(Fixture *fixture)
{
  GString *stored = g_string_new(NULL);
  g_assert_true(ilk_collection_visit_quiz_answers(fixture->collection, note_answer, stored, NULL));
  return g_string_free(stored, FALSE);
}

static inline void
assert_stored(Fixture *fixture, const char *answers, guint reviews)
{
  g_autofree char *stored = dup_stored(fixture);
  g_autoptr(GArray) days = ilk_collection_list_days(fixture->collection, 0, G_MAXINT32, NULL);
  g_assert_cmpstr(stored, ==, answers);
  g_assert_cmpuint(days->len > 0 ? g_array_index(days, IlkDayTotal, 0).n : 0, ==, reviews);
}

#define ADD(path, choices, test)                                                                   \
  g_test_add("/quiz/" path, Fixture, GUINT_TO_POINTER(choices), set_up, test, tear_down)
