/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Whole quizzes, taken as a person takes them: in the real window, with keys from outside the
 * process alone.
 */
#include "app/store/front/collection-cards.h"
#include "app/store/front/collection-edits.h"
#include "app/store/front/collection-study.h"
#include "tests/ui/quiz/quiz-fixture.h"
#include "ui/quiz/quiz-option.h"
#include "ui/study/session-page-private.h"

/* Scope: all; length: all; kinds: mixed; clock: off; not strict; then as @counts and @sure say. */
#define ALL "0 4 0 2 0 0 0"
#define ALL_SURE "0 4 0 2 0 0 1"
#define ALL_COUNTING "0 4 0 2 0 1 0"

static void
begin(Fixture *fixture, const char *choices)
{
  open_quiz(fixture, choices);
  press("Return");
  wait_until(is_idle(fixture));
}

/* The question that is up is answered by @answer_it: what is asked, then what is said of it. */
static void
pass(Fixture *fixture, void (*answer_it)(Fixture *))
{
  IlkQuiz *quiz = get_quiz(fixture);
  guint round = ilk_quiz_get_round(quiz);

  answer_it(fixture);
  wait_until(ilk_quiz_get_phase(quiz) != ILK_QUIZ_PHASE_QUESTION);
  if (ilk_quiz_get_phase(quiz) == ILK_QUIZ_PHASE_CONFIDENCE)
    press(round == 0 ? "3" : "1");
  wait_until(ilk_quiz_get_phase(quiz) == ILK_QUIZ_PHASE_FEEDBACK && is_idle(fixture));
  if (ilk_quiz_get_grading(quiz) == ILK_QUIZ_GRADING_NEEDED)
    press("3");
  else
    press("space");
  wait_until(is_idle(fixture) && ilk_quiz_get_phase(quiz) != ILK_QUIZ_PHASE_FEEDBACK);
}

static const IlkQuizEntry *
get_entry(Fixture *fixture, guint i)
{
  return ilk_quiz_list_entries(get_quiz(fixture))->pdata[i];
}

/* Returns: (nullable): what scrolls in @widget */
static GtkScrolledWindow *
find_scroller(GtkWidget *widget)
{
  GtkScrolledWindow *found = GTK_IS_SCROLLED_WINDOW(widget) ? GTK_SCROLLED_WINDOW(widget) : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child(widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling(child))
    found = find_scroller(child);
  return found;
}

/* All of the set-up can be seen at once in the window as it first comes up. */
static void
test_one_screen(Fixture *fixture, gconstpointer data)
{
  open_quiz(fixture, ALL);
  wait_until(gtk_widget_get_width(GTK_WIDGET(quiz_page(fixture)->setup)) > 0);
  GtkScrolledWindow *scroller = find_scroller(GTK_WIDGET(quiz_page(fixture)->setup));
  GtkAdjustment *place = gtk_scrolled_window_get_vadjustment(scroller);
  wait_until(gtk_adjustment_get_page_size(place) > 0);
  g_assert_cmpint(gtk_widget_get_height(GTK_WIDGET(fixture->window)), <=, 720);
  g_assert_cmpfloat(gtk_adjustment_get_upper(place), <=, gtk_adjustment_get_page_size(place));
}

static void
wait_for_feedback(Fixture *fixture)
{
  wait_until(get_phase(fixture) == ILK_QUIZ_PHASE_FEEDBACK && is_idle(fixture));
}

/* What is said of a wrong answer that the deck knows; of one part that is right; of what is left
 * over. */
static void
test_what_is_said(Fixture *fixture, gconstpointer data)
{
  import_text(fixture, "# Said\n\n- id: said\n\n"
                       "## How many?\n\n- accept: 32\n\n### Wrong answers\n\n- 16\n  > 50 %\n"
                       "  >\n  > A half.\n");
  begin(fixture, ALL);
  type_text("16");
  press("Return");
  wait_for_feedback(fixture);
  g_assert_true(
      is_label_shown(GTK_WIDGET(quiz_page(fixture)->view->remark), "Partly right: 50 %."));
  g_assert_true(is_label_shown(GTK_WIDGET(quiz_page(fixture)->view->remark), "A half."));
}

static void
test_what_is_left_over(Fixture *fixture, gconstpointer data)
{
  import_text(fixture, "# Pairs\n\n- id: over\n\n"
                       "## Which?\n\n### Pairs\n\n- a → one\n- b → two\n- → three\n");
  begin(fixture, ALL);
  IlkQuiz *quiz = get_quiz(fixture);
  for (guint i = 0; i < 3; i++)
    if (g_str_equal(ilk_quiz_question_get_option(ilk_quiz_get_question(quiz), i)->text, "one")) {
      ilk_quiz_place(quiz, 0, i);
      ilk_quiz_place(quiz, 1, i);
    }
  ilk_quiz_submit(quiz);
  wait_for_feedback(fixture);
  g_assert_true(is_label_shown(GTK_WIDGET(quiz_page(fixture)->view), "✗ Wrong: 1 of 2 is right"));
  g_assert_true(is_label_shown(GTK_WIDGET(quiz_page(fixture)->view->key), "No partner: three"));
}

/* Not known at first, it comes again behind three others, and is right then: the others never come
 * again. */
static void
test_a_whole_quiz(Fixture *fixture, gconstpointer data)
{
  guint kinds = 0;
  IlkQuizSummary summary;

  begin(fixture, ALL_SURE);
  g_assert_cmpuint(ilk_quiz_get_total(get_quiz(fixture)), ==, N_KINDS);
  const IlkQuizQuestion *missed = ilk_quiz_get_question(get_quiz(fixture));
  pass(fixture, give_up);
  while (get_phase(fixture) != ILK_QUIZ_PHASE_FINISHED) {
    kinds |= 1u << ilk_quiz_get_question(get_quiz(fixture))->kind;
    pass(fixture, answer_rightly);
  }
  g_assert_cmpuint(kinds, ==, (1u << ILK_N_QUIZ_KINDS) - 1);
  g_assert_cmpuint(ilk_quiz_list_entries(get_quiz(fixture))->len, ==, N_KINDS + 1);
  g_assert_true(get_entry(fixture, 4)->question == missed);
  g_assert_true(get_entry(fixture, 4)->verdict.is_right);
  ilk_quiz_get_summary(get_quiz(fixture), &summary);
  g_assert_cmpuint(summary.right, ==, N_KINDS - 1);
  g_assert_cmpuint(summary.by_confidence[ILK_QUIZ_SURE], ==, N_KINDS - 1);
  g_assert_true(is_label_shown(GTK_WIDGET(quiz_page(fixture)), "8 of 9 right the first time"));
  g_assert_true(is_label_shown(GTK_WIDGET(quiz_page(fixture)), "✗ You did not know"));
  g_assert_true(get_focus(fixture) == quiz_page(fixture)->ending->again_button);
}

/* “0” says “I don't know” of every kind, also where it is written. */
static void
test_nothing_is_known(Fixture *fixture, gconstpointer data)
{
  guint kinds = 0;

  begin(fixture, ALL);
  while (get_phase(fixture) != ILK_QUIZ_PHASE_FINISHED) {
    kinds |= 1u << ilk_quiz_get_question(get_quiz(fixture))->kind;
    pass(fixture, give_up);
  }
  g_assert_cmpuint(kinds, ==, (1u << ILK_N_QUIZ_KINDS) - 1);
  g_assert_cmpuint(ilk_quiz_list_entries(get_quiz(fixture))->len, ==, 3 * N_KINDS);
  for (guint i = 0; i < 3 * N_KINDS; i++)
    g_assert_false(get_entry(fixture, i)->response.given);
  press("Return");
  wait_until(is_idle(fixture) && get_phase(fixture) == ILK_QUIZ_PHASE_QUESTION);
  g_assert_cmpuint(ilk_quiz_get_total(get_quiz(fixture)), ==, N_KINDS);
}

static void
go_to(Fixture *fixture, IlkQuizKind kind)
{
  while (ilk_quiz_get_question(get_quiz(fixture))->kind != kind)
    pass(fixture, answer_rightly);
}

/* The options are said with their letters, then what became of them; the key that leads on has the
 * verdict and the answer. */
static void
test_a_screen_reader_hears_a_choice(Fixture *fixture, gconstpointer data)
{
  begin(fixture, ALL);
  go_to(fixture, ILK_QUIZ_CHOICE);
  const IlkQuizQuestion *question = ilk_quiz_get_question(get_quiz(fixture));
  guint lure = 0;

  gtk_test_accessible_assert_property(GTK_ACCESSIBLE(get_focus(fixture)),
                                      GTK_ACCESSIBLE_PROPERTY_LABEL, "Choose one?");
  for (guint i = 0; i < 4; i++) {
    const IlkQuizOption *option = ilk_quiz_question_get_option(question, i);
    g_autofree char *name = g_strdup_printf("%c, of 4: %s", (char) ('A' + i), option->text);
    gtk_test_accessible_assert_property(GTK_ACCESSIBLE(get_row(fixture, i)),
                                        GTK_ACCESSIBLE_PROPERTY_LABEL, name);
    lure = *option->reason != '\0' ? i : lure;
  }
  press_option(lure);
  wait_until(get_phase(fixture) == ILK_QUIZ_PHASE_FEEDBACK && is_idle(fixture));
  g_assert_true(is_label_shown(GTK_WIDGET(quiz_page(fixture)), "✗ Wrong"));
  g_assert_true(is_label_shown(get_row(fixture, lure), "✗ Your answer is wrong"));
  g_assert_true(is_label_shown(get_row(fixture, lure), "It is the other one."));
  g_assert_true(get_focus(fixture) == quiz_page(fixture)->view->next_button);
  gtk_test_accessible_assert_property(GTK_ACCESSIBLE(get_focus(fixture)),
                                      GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                      "✗ Wrong\nRight is: right\nIt is the other one.");
}

static UiSessionPage *
session_page(Fixture *fixture)
{
  return (UiSessionPage *) ui_window_find_page(fixture->window, "session");
}

/* All questions but @missed are answered. */
static gint64
end_with_mistake(Fixture *fixture, const char *choices)
{
  begin(fixture, choices);
  gint64 missed = ilk_card_get_id(ilk_quiz_get_question(get_quiz(fixture))->card);

  pass(fixture, give_up);
  while (get_phase(fixture) != ILK_QUIZ_PHASE_FINISHED)
    pass(fixture, answer_rightly);
  return missed;
}

/* A session of the mistakes and nothing else, whose answers are reviews; then back to the end. */
static void
test_mistakes_are_studied_as_cards(Fixture *fixture, gconstpointer data)
{
  gint64 missed = end_with_mistake(fixture, ALL);

  tab_to(fixture, quiz_page(fixture)->ending->cards_button);
  press("Return");
  wait_until(session_page(fixture) != NULL && session_page(fixture)->phase == ILK_PHASE_QUESTION);
  g_assert_false(ilk_session_is_practice(session_page(fixture)->session));
  g_assert_cmpuint(ilk_session_get_left(session_page(fixture)->session), ==, 1);
  g_assert_cmpint(ilk_card_get_id(ilk_session_get_card(session_page(fixture)->session)), ==,
                  missed);
  press("Escape");
  wait_until(gtk_widget_get_mapped(GTK_WIDGET(quiz_page(fixture)->ending)));
  g_assert_true(get_phase(fixture) == ILK_QUIZ_PHASE_FINISHED);
}

static gboolean
is_due_today(Fixture *fixture, gint64 card)
{
  g_autoptr(GPtrArray) cards =
      ilk_collection_list_cards(fixture->window->collection, &card, 1, NULL);
  const IlkMemory *memory = ilk_card_get_memory(cards->pdata[0]);

  return memory->state == ILK_STATE_REVIEW && memory->due_day <= ilk_clock_day(NOW, 0, 4);
}

/* Good and Easy, so that none of them is due. */
static void
review_all(Fixture *fixture)
{
  const IlkQuizSelection all = {.deck = fixture->deck};
  g_autoptr(GArray) ids = ilk_collection_list_quiz_cards(fixture->window->collection, &all, NULL);

  for (guint i = 0; i < ids->len; i++) {
    const IlkReview review = {.card = g_array_index(ids, gint64, i),
                              .at = NOW - G_GINT64_CONSTANT(3600000) + i,
                              .rating = ILK_RATING_EASY};
    g_assert_true(ilk_collection_answer(fixture->window->collection, &review, NULL, NULL));
  }
}

/* What was not due comes back today when the learner says so, and that is taken back. */
static void
test_mistakes_come_back_today(Fixture *fixture, gconstpointer data)
{
  review_all(fixture);
  gint64 missed = end_with_mistake(fixture, ALL);

  g_assert_false(is_due_today(fixture, missed));
  tab_to(fixture, quiz_page(fixture)->ending->today_button);
  press("Return");
  wait_until(gtk_widget_get_visible(quiz_page(fixture)->ending->undo_today_button));
  g_assert_true(is_due_today(fixture, missed));
  g_assert_true(get_focus(fixture) == quiz_page(fixture)->ending->undo_today_button);
  press("Return");
  wait_until(gtk_widget_get_visible(quiz_page(fixture)->ending->today_button));
  g_assert_false(is_due_today(fixture, missed));
}

/* New cards come today anyhow. */
static void
test_what_is_due_is_not_offered(Fixture *fixture, gconstpointer data)
{
  end_with_mistake(fixture, ALL_COUNTING);
  g_assert_false(gtk_widget_get_visible(quiz_page(fixture)->ending->today_button));
}

#define ADD(path, test)                                                                            \
  g_test_add("/quiz/by-keyboard/" path, Fixture, application, set_up, test, tear_down)

int
main(int argc, char *argv[])
{
  start_ui_test(&argc, &argv);
  g_autoptr(AdwApplication) application = adw_application_new(NULL, G_APPLICATION_NON_UNIQUE);
  g_application_register(G_APPLICATION(application), NULL, NULL);
  ADD("one-screen", test_one_screen);
  ADD("what-is-said", test_what_is_said);
  ADD("what-is-left-over", test_what_is_left_over);
  ADD("a-whole-quiz", test_a_whole_quiz);
  ADD("nothing-is-known", test_nothing_is_known);
  ADD("a-screen-reader-hears-a-choice", test_a_screen_reader_hears_a_choice);
  ADD("mistakes-are-studied-as-cards", test_mistakes_are_studied_as_cards);
  ADD("mistakes-come-back-today", test_mistakes_come_back_today);
  ADD("what-is-due-is-not-offered", test_what_is_due_is_not_offered);
  return g_test_run();
}
