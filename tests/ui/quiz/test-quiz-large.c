/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A quiz over more cards than anybody answers: it begins at once, and its end lists as many
 * mistakes as can be looked at, the others when they are asked for.
 */
#include "tests/ui/quiz/quiz-fixture.h"

#define CARDS 10000
#define MISTAKES (UI_QUIZ_MISTAKES_AT_A_TIME + 7)
/* Scope: all; length: all; kinds: mixed; clock: off; not strict; for practice; not sure. */
#define ALL "0 4 0 2 0 0 0"

static char *
make_deck(void)
{
  GString *text = g_string_new("# Many\n\n");

  for (guint i = 0; i < CARDS; i++)
    g_string_append_printf(text,
                           "## What is card %u about?\n\n- id: card-%u\n\nIt is about %u.\n\n"
                           "### Wrong answers\n\n- It is about %u.\n- It is about nothing.\n"
                           "- It is about all.\n\n",
                           i, i, i, i + 1);
  return g_string_free(text, FALSE);
}

static guint
count_children(gpointer box)
{
  guint n = 0;

  for (GtkWidget *child = gtk_widget_get_first_child(box); child != NULL;
       child = gtk_widget_get_next_sibling(child))
    n++;
  return n;
}

static void
miss(Fixture *fixture, guint n)
{
  IlkQuiz *quiz = get_quiz(fixture);
  IlkQuizSummary summary = {0};

  while (summary.asked < n) {
    ilk_quiz_give_up(quiz);
    wait_until(is_idle(fixture));
    ilk_quiz_go_on(quiz);
    wait_until(is_idle(fixture));
    ilk_quiz_get_summary(quiz, &summary);
  }
}

static void
test_many(Fixture *fixture, gconstpointer data)
{
  g_autofree char *text = make_deck();

  import_text(fixture, text);
  open_quiz(fixture, ALL);
  press("Return");
  wait_until(is_idle(fixture));
  g_assert_cmpuint(ilk_quiz_get_total(get_quiz(fixture)), ==, CARDS);
  miss(fixture, MISTAKES);
  ilk_quiz_finish(get_quiz(fixture));

  UiQuizEnding *ending = quiz_page(fixture)->ending;
  g_assert_cmpuint(count_children(ending->mistakes), ==, UI_QUIZ_MISTAKES_AT_A_TIME);
  g_assert_true(is_label_shown(ending->more_button, "7 other mistakes"));
  tab_to(fixture, ending->more_button);
  press("Return");
  wait_until(count_children(ending->mistakes) == MISTAKES);
  g_assert_false(gtk_widget_get_visible(ending->more_button));
  GtkWidget *last = gtk_widget_get_last_child(GTK_WIDGET(ending->mistakes));
  g_assert_true(gtk_widget_get_parent(get_focus(fixture)) == gtk_widget_get_parent(last));
  g_assert_true(get_focus(fixture) != last);
}

int
main(int argc, char *argv[])
{
  start_ui_test(&argc, &argv);
  g_autoptr(AdwApplication) application = adw_application_new(NULL, G_APPLICATION_NON_UNIQUE);
  g_application_register(G_APPLICATION(application), NULL, NULL);
  g_test_add("/quiz/large/many", Fixture, application, set_up, test_many, tear_down);
  return g_test_run();
}
