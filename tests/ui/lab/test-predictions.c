/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A prediction is stored when it is made; its outcome follows, if it is an answer to it.
 */
#include "app/store/front/collection-figures.h"
#include "app/store/front/collection-predictions.h"
#include "tests/app/store/fixture.h"
#include "tests/ui/start.h"
#include "tests/ui/widget-tree.h"
#include "ui/charts/value-tile.h"
#include "ui/lab/lab-pane.h"
#include "ui/lab/prediction-card.h"

typedef struct {
  char *directory;
  IlkCollection *collection;
  GtkWindow *window;
  UiLabPane *pane;
} Fixture;

static void
set_up(Fixture *fixture, gconstpointer data)
{
  fixture->directory = fixture_dup_directory();
  fixture->collection = fixture_open(fixture->directory);
  fixture->window = GTK_WINDOW(gtk_window_new());
  fixture->pane = g_object_ref_sink(ui_lab_pane_new());
  gtk_window_set_child(fixture->window, GTK_WIDGET(fixture->pane));
  gtk_window_present(fixture->window);
  ui_lab_pane_set_collection(fixture->pane, fixture->collection);
  ui_lab_pane_set_demo(fixture->pane, "answers", 0);
  wait_until(ui_lab_pane_is_ready(fixture->pane));
}

static void
tear_down(Fixture *fixture, gconstpointer data)
{
  gtk_window_destroy(fixture->window);
  wait_until(G_OBJECT(fixture->pane)->ref_count == 1);
  g_assert_finalize_object(fixture->pane);
  wait_until(G_OBJECT(fixture->collection)->ref_count == 1);
  fixture_close(fixture->collection);
  fixture_remove(fixture->directory);
}

static gboolean
is_shown(Fixture *fixture, const char *text)
{
  return is_label_shown(GTK_WIDGET(fixture->pane), text);
}

/* Presses the slider of the question where it stands, at its middle or wherever it begins. */
static void
predict(Fixture *fixture)
{
  GtkWidget *card = find_widget(GTK_WIDGET(fixture->pane), UI_TYPE_PREDICTION_CARD);
  GtkWidget *scale = find_widget(card, GTK_TYPE_SCALE);
  gboolean handled = FALSE;

  g_signal_emit_by_name(scale, "change-value", GTK_SCROLL_JUMP,
                        gtk_range_get_value(GTK_RANGE(scale)), &handled);
}

/* Runs it until it has answered. */
static void
run(Fixture *fixture)
{
  ui_lab_pane_run(fixture->pane);
  wait_until(is_shown(fixture, "1.01×"));
}

static void
stop(Fixture *fixture)
{
  ui_lab_pane_stop(fixture->pane);
  wait_until(!ui_lab_pane_is_running(fixture->pane));
}

/* Requests are served in their order, so what was stored before has its number by now. */
static gint64
count_stored(Fixture *fixture)
{
  g_autoptr(GError) error = NULL;
  gint64 next = ilk_collection_add_prediction(fixture->collection, 0, "x", "{}", 1, NAN, &error);

  g_assert_no_error(error);
  return next - 1;
}

static GArray *
list_outcomes(Fixture *fixture)
{
  g_autoptr(GError) error = NULL;
  GArray *guesses = ilk_collection_list_guesses(fixture->collection, 10, &error);

  g_assert_no_error(error);
  return guesses;
}

static gboolean
has_outcome(Fixture *fixture)
{
  g_autoptr(GArray) guesses = list_outcomes(fixture);
  return guesses->len > 0;
}

static void
test_left_before_the_end(Fixture *fixture, gconstpointer data)
{
  predict(fixture);
  ui_lab_pane_run(fixture->pane);
  ui_lab_pane_set_demo(fixture->pane, NULL, 0);
  g_assert_cmpint(count_stored(fixture), ==, 1);
  g_assert_false(has_outcome(fixture));
}

/* Nobody said anything, so nothing is kept. */
static void
test_untouched(Fixture *fixture, gconstpointer data)
{
  run(fixture);
  stop(fixture);
  g_assert_cmpint(count_stored(fixture), ==, 0);
}

static void
test_outcome_follows(Fixture *fixture, gconstpointer data)
{
  predict(fixture);
  run(fixture);
  stop(fixture);
  wait_until(has_outcome(fixture));
  g_autoptr(GArray) guesses = list_outcomes(fixture);
  const IlkGuess *guess = &g_array_index(guesses, IlkGuess, 0);
  g_assert_cmpfloat(guess->predicted, ==, 1.5);
  g_assert_cmpfloat(guess->measured, ==, 1.01);

  run(fixture);
  stop(fixture);
  g_assert_cmpint(count_stored(fixture), ==, 1);
}

/* What other values of the parameters gave is no answer to what was asked. */
static void
test_other_parameters(Fixture *fixture, gconstpointer data)
{
  GtkWidget *spin = find_widget(GTK_WIDGET(fixture->pane), GTK_TYPE_SPIN_BUTTON);

  predict(fixture);
  run(fixture);
  gtk_spin_button_set_value(GTK_SPIN_BUTTON(spin), 3);
  stop(fixture);
  g_assert_cmpint(count_stored(fixture), ==, 1);
  g_assert_false(has_outcome(fixture));

  gtk_spin_button_set_value(GTK_SPIN_BUTTON(spin), 2);
  run(fixture);
  stop(fixture);
  wait_until(has_outcome(fixture));
}

static void
add(const char *path, void (*test)(Fixture *, gconstpointer))
{
  g_test_add(path, Fixture, NULL, set_up, test, tear_down);
}

int
main(int argc, char *argv[])
{
  start_ui_test(&argc, &argv);
  g_autofree char *demos = g_test_build_filename(G_TEST_DIST, "ui/lab/demos", NULL);
  g_setenv("INTERLOCK_DEMO_DIR", demos, TRUE);
  add("/lab/predictions/left-before-the-end", test_left_before_the_end);
  add("/lab/predictions/untouched", test_untouched);
  add("/lab/predictions/outcome-follows", test_outcome_follows);
  add("/lab/predictions/other-parameters", test_other_parameters);
  return g_test_run();
}
