/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The real window on a collection with a deck that has a card of each kind of question, and the
 * keys with which one is answered.
 */
#pragma once

#include "app/base/clock.h"
#include "app/exchange/import-file.h"
#include "app/store/front/collection-decks.h"
#include "tests/folder.h"
#include "tests/ui/person.h"
#include "tests/ui/quiz/all-kinds.h"
#include "tests/ui/start.h"
#include "ui/quiz/quiz-ending-private.h"
#include "ui/quiz/quiz-page-private.h"
#include "ui/quiz/quiz-view-private.h"
#include "ui/window-private.h"

/* 2026-11-22T09:00Z */
#define NOW G_GINT64_CONSTANT(1795338000000)
typedef struct {
  UiWindow *window;
  char *directory;
  gint64 deck;
} Fixture;

static inline UiQuizPage *
quiz_page(Fixture *fixture)
{
  return UI_QUIZ_PAGE(ui_window_find_page(fixture->window, "quiz"));
}

static inline IlkQuiz *
get_quiz(Fixture *fixture)
{
  return quiz_page(fixture)->quiz;
}

static inline IlkQuizPhase
get_phase(Fixture *fixture)
{
  return get_quiz(fixture) != NULL ? ilk_quiz_get_phase(get_quiz(fixture)) : ILK_QUIZ_PHASE_LOADING;
}

static inline gboolean
is_idle(Fixture *fixture)
{
  return get_quiz(fixture) != NULL && !ilk_quiz_is_busy(get_quiz(fixture)) &&
         get_phase(fixture) != ILK_QUIZ_PHASE_LOADING;
}

static inline void
import_text(Fixture *fixture, const char *text)
{
  g_autofree char *path = g_build_filename(fixture->directory, "all.md", NULL);
  g_autoptr(GFile) file = g_file_new_for_path(path);
  g_autoptr(GError) error = NULL;
  g_autofree char *title = NULL;
  IlkImportSummary summary;

  g_assert_true(g_file_set_contents(path, text, -1, NULL));
  ilk_import_deck(fixture->window->collection, file, NULL, &title, &summary, &error);
  g_assert_no_error(error);
  fixture->deck = summary.deck;
}

static inline gint64
get_chosen_deck(Fixture *fixture)
{
  IlkQuizPlan plan;

  ui_quiz_setup_get_plan(quiz_page(fixture)->setup, &plan);
  return plan.selection.deck;
}

/* @choices: of the set-up, one number a row */
static inline void
open_quiz(Fixture *fixture, const char *choices)
{
  ui_window_go(fixture->window, "quiz");
  wait_until(quiz_page(fixture) != NULL && ui_page_is_ready(UI_PAGE(quiz_page(fixture))));
  ui_page_set_deck(UI_PAGE(quiz_page(fixture)), fixture->deck);
  g_object_set(quiz_page(fixture), "quiz-choices", choices, NULL);
  wait_until(get_chosen_deck(fixture) == fixture->deck);
  ui_page_focus(UI_PAGE(quiz_page(fixture)));
}

static inline void
set_up(Fixture *fixture, gconstpointer application)
{
  g_autoptr(UiSettings) settings = ui_settings_new();

  ilk_clock_freeze(NOW, 0);
  fixture->directory = g_dir_make_tmp("interlock-XXXXXX", NULL);
  fixture->window =
      ui_window_new(ADW_APPLICATION((gpointer) application), settings, fixture->directory);
  g_object_ref(fixture->window);
  gtk_window_present(GTK_WINDOW(fixture->window));
  wait_until(ui_page_is_ready(ui_window_find_page(fixture->window, "study")));
  focus_window(GTK_WINDOW(fixture->window));
  import_text(fixture, deck_of_all_kinds);
}

static inline void
tear_down(Fixture *fixture, gconstpointer application)
{
  gpointer collection = fixture->window->collection;

  g_object_add_weak_pointer(collection, &collection);
  gtk_window_destroy(GTK_WINDOW(fixture->window));
  wait_until(G_OBJECT(fixture->window)->ref_count == 1);
  g_assert_finalize_object(fixture->window);
  wait_until(collection == NULL);
  remove_folder(fixture->directory);
  g_free(fixture->directory);
  ilk_clock_thaw();
}

/* Keys */

static inline GtkWidget *
get_focus(Fixture *fixture)
{
  return gtk_window_get_focus(GTK_WINDOW(fixture->window));
}

/* Every widget can be reached by Tab, so going on ends there. A person presses it when the page can
 * be seen: what has no size yet is passed by. */
static inline void
tab_to(Fixture *fixture, GtkWidget *target)
{
  g_assert_nonnull(target);
  wait_until(gtk_widget_get_width(target) > 0);
  while (get_focus(fixture) != target && !gtk_widget_is_ancestor(get_focus(fixture), target)) {
    GtkWidget *before = get_focus(fixture);
    press("Tab");
    wait_until(get_focus(fixture) != before);
  }
}

static inline void
type_text(const char *text)
{
  run_xdotool((const char *const[]){"xdotool", "type", text, NULL});
}

static inline GtkWidget *
get_row(Fixture *fixture, guint i)
{
  GtkWidget *row = gtk_widget_get_first_child(GTK_WIDGET(quiz_page(fixture)->view->answers));

  while (i-- > 0)
    row = gtk_widget_get_next_sibling(row);
  return row;
}

static inline void
press_option(guint option)
{
  const char key[] = {(char) ('a' + option), '\0'};
  press(key);
}

static inline void
choose_right_ones(Fixture *fixture, const IlkQuizQuestion *question)
{
  for (guint i = 0; i < question->options->len; i++)
    if (ilk_quiz_question_get_option(question, i)->is_right) {
      press_option(i);
      if (question->kind == ILK_QUIZ_SEVERAL)
        wait_until(ilk_quiz_response_has_pick(ilk_quiz_get_response(get_quiz(fixture)), i));
    }
}

static inline guint
get_pick(Fixture *fixture, guint place)
{
  return g_array_index(ilk_quiz_get_response(get_quiz(fixture))->picks, guint, place);
}

/* The step that belongs to @place is moved up to it. */
static inline void
put_step(Fixture *fixture, const IlkQuizQuestion *question, guint place)
{
  guint at = place;

  while (ilk_quiz_question_get_option(question, get_pick(fixture, at))->source != place)
    at++;
  for (; at > place; at--) {
    guint option = get_pick(fixture, at);
    GtkWidget *down = gtk_widget_get_last_child(get_row(fixture, at));

    tab_to(fixture, gtk_widget_get_prev_sibling(down));
    press("space");
    wait_until(get_pick(fixture, at - 1) == option);
  }
}

static inline void
match(Fixture *fixture, const IlkQuizQuestion *question, guint left)
{
  GtkWidget *list = gtk_widget_get_last_child(get_row(fixture, left));
  guint right = 0;

  while (ilk_quiz_question_get_option(question, right)->source != left)
    right++;
  tab_to(fixture, list);
  press("space");
  wait_until(gtk_widget_get_mapped(find_widget(list, GTK_TYPE_POPOVER)));
  for (guint i = 0; i < right + 1; i++)
    press("Down");
  press("Return");
  wait_until(get_pick(fixture, left) == right);
  wait_until(!gtk_widget_get_mapped(find_widget(list, GTK_TYPE_POPOVER)));
}

static inline void
answer_rightly(Fixture *fixture)
{
  const IlkQuizQuestion *question = ilk_quiz_get_question(get_quiz(fixture));

  switch (question->kind) {
  case ILK_QUIZ_CHOICE:
  case ILK_QUIZ_TRUE_FALSE:
    choose_right_ones(fixture, question);
    return;
  case ILK_QUIZ_SEVERAL:
    choose_right_ones(fixture, question);
    break;
  case ILK_QUIZ_TYPED:
    type_text("Mutex");
    break;
  case ILK_QUIZ_NUMBER:
    type_text("0.005 s");
    break;
  case ILK_QUIZ_CLOZE:
    type_text("lock");
    break;
  case ILK_QUIZ_ORDER:
    for (guint i = 0; i < question->options->len; i++)
      put_step(fixture, question, i);
    tab_to(fixture, quiz_page(fixture)->view->submit_button);
    break;
  case ILK_QUIZ_MATCHING:
    for (guint i = 0; i < question->lefts->len; i++)
      match(fixture, question, i);
    tab_to(fixture, quiz_page(fixture)->view->submit_button);
    break;
  case ILK_QUIZ_OPEN:
  default:
    break;
  }
  press("Return");
}

static inline void
give_up(Fixture *fixture)
{
  press("0");
  if (ilk_quiz_kind_is_written(ilk_quiz_get_question(get_quiz(fixture))->kind))
    press("Return");
}
