/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Pictures of quizzes. Long and short texts stand side by side: what does not fit must wrap.
 */
#include "ui/shots-private.h"

#include "app/exchange/import-file.h"
#include "ui/quiz/quiz-page-private.h"

#include <glib/gstdio.h>

static const char deck[] =
    "# Locks\n\n- id: questions\n\n"
    "## What does `await lock.acquire()` do, step by step?\n\n- id: order\n- time: 40 s\n\n"
    "### Order\n\n1. It looks whether the lock is free.\n"
    "2. Where it is not, a future is put at the end of the queue of those who wait.\n"
    "3. The task gives the event loop back.\n4. `release()` wakes the first of the queue.\n\n"
    "## Which executor starts what?\n\n- id: pairs\n- time: 40 s\n\n### Pairs\n\n"
    "- `ThreadPoolExecutor` → threads of one interpreter, which share one GIL\n"
    "- `ProcessPoolExecutor` → processes\n- `InterpreterPoolExecutor` → interpreters\n"
    "- → coroutines\n\n"
    "## Which of these let go of the GIL?\n\n- id: several\n- time: 40 s\n\n### Right answers\n\n"
    "- `time.sleep(1)`\n- `socket.recv(1024)`\n\n### Wrong answers\n\n- `x += 1`\n"
    "  > One bytecode after the other: nothing there waits.\n- `len(items)`\n\n"
    "## What is it called when two threads wait for each other's lock?\n\n- id: typed\n"
    "- time: 20 s\n- accept: deadlock\n\nA deadlock: neither can go on.\n\n### Source\n\n"
    "Coffman, Elphick & Shoshani (1971).\n";

static gint64
import_questions(IlkCollection *collection)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *folder = g_dir_make_tmp("interlock-questions-XXXXXX", NULL);
  g_autofree char *path = g_build_filename(folder, "deck.md", NULL);
  g_autoptr(GFile) file = g_file_new_for_path(path);
  g_autofree char *title = NULL;
  IlkImportSummary summary = {0};

  if (!g_file_set_contents(path, deck, -1, &error) ||
      !ilk_import_deck(collection, file, NULL, &title, &summary, &error))
    g_error("%s", error->message);
  g_unlink(path);
  g_rmdir(folder);
  return summary.deck;
}

static UiQuizPage *
get_quiz(UiWindow *window)
{
  return UI_QUIZ_PAGE(ui_window_find_page(window, "quiz"));
}

static gboolean
quiz_can_start(UiWindow *window)
{
  return shots_is_ready(window, "quiz");
}

static gboolean
quiz_asks(UiWindow *window)
{
  return get_quiz(window)->phase == ILK_QUIZ_PHASE_QUESTION;
}

static gboolean
quiz_tells(UiWindow *window)
{
  return get_quiz(window)->phase == ILK_QUIZ_PHASE_FEEDBACK;
}

/* A question that is answered wrong, and the end. */
void
shots_quiz(Shooting *shooting)
{
  UiWindow *window = shooting->window;
  UiQuizPage *page;

  gtk_widget_activate_action(GTK_WIDGET(window), "win.page", "s", "quiz");
  shots_wait_until(window, quiz_can_start);
  page = get_quiz(window);
  shots_take(shooting, "quiz");
  g_signal_emit_by_name(page->setup, "start");
  shots_wait_until(window, quiz_asks);
  shots_take(shooting, "quiz-question");
  gtk_widget_activate_action(GTK_WIDGET(page), "quiz.give-up", NULL);
  shots_wait_until(window, quiz_tells);
  shots_take(shooting, "quiz-feedback");
  gtk_widget_activate_action(GTK_WIDGET(page), "quiz.finish", NULL);
  shots_take(shooting, "quiz-end");
  gtk_widget_activate_action(GTK_WIDGET(page), "quiz.new", NULL);
  gtk_widget_activate_action(GTK_WIDGET(window), "win.page", "s", "study");
}

/* Returns: (nullable): what scrolls in @widget */
static GtkScrolledWindow *
find_scroller(GtkWidget *widget)
{
  GtkScrolledWindow *found = GTK_IS_SCROLLED_WINDOW(widget) ? GTK_SCROLLED_WINDOW(widget) : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child(widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling(child))
    found = gtk_widget_get_mapped(child) ? find_scroller(child) : NULL;
  return found;
}

static gboolean
shows_end_of_progress(UiWindow *window)
{
  GtkScrolledWindow *scroller =
      shots_is_ready(window, "progress")
          ? find_scroller(GTK_WIDGET(ui_window_find_page(window, "progress")))
          : NULL;
  GtkAdjustment *place = scroller != NULL ? gtk_scrolled_window_get_vadjustment(scroller) : NULL;

  if (place == NULL || gtk_adjustment_get_upper(place) <= gtk_adjustment_get_page_size(place))
    return FALSE;
  gtk_adjustment_set_value(place, gtk_adjustment_get_upper(place));
  return TRUE;
}

/* What Progress tells of quizzes, at its end. */
static void
shoot_quizzes(Shooting *shooting)
{
  UiWindow *window = shooting->window;

  adw_view_stack_set_visible_child_name(window->pages, "progress");
  shots_wait_until(window, shows_end_of_progress);
  shots_take(shooting, "progress-quizzes");
  adw_view_stack_set_visible_child_name(window->pages, "study");
}

/* What the built-in decks do not ask; each question is answered wrong. */
void
shots_quiz_kinds(Shooting *shooting)
{
  static const struct {
    IlkQuizKind kind;
    const char *question, *feedback;
  } kinds[] = {
      {ILK_QUIZ_ORDER, "quiz-order", "quiz-order-told"},
      {ILK_QUIZ_MATCHING, "quiz-matching", "quiz-matching-told"},
      {ILK_QUIZ_SEVERAL, "quiz-several", "quiz-several-told"},
      {ILK_QUIZ_TYPED, "quiz-typed", "quiz-typed-told"},
  };
  UiWindow *window = shooting->window;
  IlkQuizPlan plan;

  ilk_quiz_plan_init(&plan);
  plan.selection.deck = import_questions(window->collection);
  plan.confidence = TRUE;
  gtk_widget_activate_action(GTK_WIDGET(window), "win.page", "s", "quiz");
  shots_wait_until(window, quiz_can_start);
  for (gsize i = 0; i < G_N_ELEMENTS(kinds); i++) {
    plan.kinds = 1u << kinds[i].kind;
    ui_quiz_page_start(get_quiz(window), &plan);
    shots_wait_until(window, quiz_asks);
    shots_take(shooting, kinds[i].question);
    ilk_quiz_pick(get_quiz(window)->quiz, 0);
    ilk_quiz_write(get_quiz(window)->quiz, "starvation");
    ilk_quiz_submit(get_quiz(window)->quiz);
    if (i == 0)
      shots_take(shooting, "quiz-sure");
    ilk_quiz_say_confidence(get_quiz(window)->quiz, ILK_QUIZ_SURE);
    shots_wait_until(window, quiz_tells);
    shots_take(shooting, kinds[i].feedback);
  }
  gtk_widget_activate_action(GTK_WIDGET(get_quiz(window)), "quiz.finish", NULL);
  shots_take(shooting, "quiz-end-sure");
  gtk_widget_activate_action(GTK_WIDGET(get_quiz(window)), "quiz.new", NULL);
  gtk_widget_activate_action(GTK_WIDGET(window), "win.page", "s", "study");
  shoot_quizzes(shooting);
}
