/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The pane around a real demo: predict, run, compare; stop, fail, and leave nothing behind.
 */
#include "tests/ui/start.h"
#include "tests/ui/widget-tree.h"
#include "ui/charts/bars.h"
#include "ui/charts/timeline.h"
#include "ui/lab/lab-pane.h"
#include "ui/lab/prediction-card.h"

#include <unistd.h>

typedef struct {
  GtkWindow *window;
  UiLabPane *pane;
} Fixture;

/* The demos of the build are known by their names; “forever”, “gives-up” and “answers” lie beside
 * this file. */
static const char *built_demos;

static void
choose_folder(const char *demo)
{
  g_autofree char *own = g_test_build_filename(G_TEST_DIST, "ui/lab/demos", NULL);
  g_autofree char *program = demo ? g_build_filename(own, demo, NULL) : NULL;
  gboolean is_own = program && g_file_test(program, G_FILE_TEST_EXISTS);

  g_setenv("INTERLOCK_DEMO_DIR", is_own ? own : built_demos, TRUE);
}

static void
set_up(Fixture *fixture, gconstpointer demo)
{
  choose_folder(demo);
  fixture->window = GTK_WINDOW(gtk_window_new());
  fixture->pane = g_object_ref_sink(ui_lab_pane_new());
  gtk_window_set_default_size(fixture->window, 600, 800);
  gtk_window_set_child(fixture->window, GTK_WIDGET(fixture->pane));
  gtk_window_present(fixture->window);
  ui_lab_pane_set_demo(fixture->pane, demo, 0);
}

/* Leaves the pane to the test alone; the description may still be on its way. */
static void
tear_down(Fixture *fixture, gconstpointer demo)
{
  gtk_window_destroy(fixture->window);
  wait_until(G_OBJECT(fixture->pane)->ref_count == 1);
  g_assert_finalize_object(fixture->pane);
}

static gboolean
is_shown(Fixture *fixture, const char *text)
{
  return is_label_shown(GTK_WIDGET(fixture->pane), text);
}

static GtkWidget *
find(Fixture *fixture, GType type)
{
  return find_widget(GTK_WIDGET(fixture->pane), type);
}

static gboolean
is_asking(Fixture *fixture)
{
  return ui_prediction_card_is_asking(UI_PREDICTION_CARD(find(fixture, UI_TYPE_PREDICTION_CARD)));
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

static void
start(Fixture *fixture)
{
  wait_until(is_shown(fixture, "Run"));
  ui_lab_pane_run(fixture->pane);
  g_assert_true(ui_lab_pane_is_running(fixture->pane));
}

static gboolean
is_described(Fixture *fixture, GType chart, const char *text)
{
  GtkWidget *widget = find(fixture, chart);
  const char *words = widget ? ui_chart_get_description(UI_CHART(widget)) : NULL;

  return words && strstr(words, text);
}

static void
test_course(Fixture *fixture, gconstpointer demo)
{
  wait_until(is_shown(fixture, "Run"));
  g_assert_true(is_asking(fixture));
  g_assert_false(is_shown(fixture, "Stop"));

  predict(fixture);
  start(fixture);
  g_assert_false(is_asking(fixture));
  g_assert_true(is_shown(fixture, "You said 1.50×."));
  g_assert_true(is_shown(fixture, "Stop"));
  wait_until(is_described(fixture, UI_TYPE_TIMELINE, "thread 2: "));
  wait_until(!ui_lab_pane_is_running(fixture->pane));
  g_assert_true(is_shown(fixture, "You predicted "));
  g_assert_true(is_described(fixture, UI_TYPE_BARS, "you said "));
  g_assert_false(is_described(fixture, UI_TYPE_BARS, "–"));
  g_assert_true(is_shown(fixture, "Run"));
}

static void
test_skipped_prediction(Fixture *fixture, gconstpointer demo)
{
  wait_until(is_shown(fixture, "Run"));
  gtk_widget_activate_action(find(fixture, UI_TYPE_PREDICTION_CARD), "prediction.skip", NULL);
  g_assert_false(is_asking(fixture));
  start(fixture);
  g_assert_false(is_described(fixture, UI_TYPE_BARS, "you said"));
}

/* A slider nobody moved has said nothing. */
static void
test_untouched_slider(Fixture *fixture, gconstpointer demo)
{
  wait_until(is_shown(fixture, "Run"));
  g_assert_true(is_shown(fixture, "not set"));
  start(fixture);
  g_assert_true(is_shown(fixture, "You did not say."));
  wait_until(is_shown(fixture, "1.01×"));
  g_assert_false(is_shown(fixture, "You predicted"));
}

static void
set_threads(Fixture *fixture, double value)
{
  gtk_spin_button_set_value(GTK_SPIN_BUTTON(find(fixture, GTK_TYPE_SPIN_BUTTON)), value);
}

/* Other values: the results are not theirs, and nobody has said anything of them. */
static void
test_other_values(Fixture *fixture, gconstpointer demo)
{
  wait_until(is_shown(fixture, "Run"));
  predict(fixture);
  start(fixture);
  wait_until(is_shown(fixture, "1.01×"));
  ui_lab_pane_stop(fixture->pane);
  wait_until(!ui_lab_pane_is_running(fixture->pane));
  g_assert_true(is_shown(fixture, "Stopped before the end"));
  g_assert_true(is_shown(fixture, "You said 1.50×."));
  g_assert_true(is_shown(fixture, "you said: 1.50×"));

  set_threads(fixture, 5);
  g_assert_true(is_shown(fixture, "These results are for other values: Threads 2."));
  g_assert_true(is_asking(fixture));
  g_assert_true(is_shown(fixture, "not set"));
  set_threads(fixture, 2);
  g_assert_false(is_shown(fixture, "These results are for other values"));
  g_assert_false(is_asking(fixture));
  g_assert_true(is_shown(fixture, "You said 1.50×."));

  set_threads(fixture, 5);
  start(fixture);
  g_assert_false(is_shown(fixture, "These results are for other values"));
  g_assert_true(is_shown(fixture, "You did not say."));
}

/* Who starts the run from the button does not stand on Stop: Space would end it. */
static void
test_focus_is_not_on_stop(Fixture *fixture, gconstpointer demo)
{
  wait_until(is_shown(fixture, "Run"));
  wait_for_frames(GTK_WIDGET(fixture->pane));
  g_assert_true(GTK_IS_BUTTON(gtk_root_get_focus(GTK_ROOT(fixture->window))));
  start(fixture);
  GtkWidget *focus = gtk_root_get_focus(GTK_ROOT(fixture->window));
  g_assert_nonnull(focus);
  g_assert_false(GTK_IS_BUTTON(focus));
  g_assert_true(gtk_widget_is_ancestor(focus, GTK_WIDGET(fixture->pane)));
}

/* Run has the focus first; Tab reaches every control after it, and back the one before. */
static void
test_keyboard(Fixture *fixture, gconstpointer demo)
{
  GtkWidget *pane = GTK_WIDGET(fixture->pane);
  const GType expected[] = {GTK_TYPE_BUTTON, GTK_TYPE_SCALE, GTK_TYPE_BUTTON,
                            GTK_TYPE_TEXT,   GTK_TYPE_SCALE, GTK_TYPE_SWITCH};

  /* Tab goes by where widgets stand, so they have to stand somewhere. */
  wait_until(is_shown(fixture, "Run"));
  wait_for_frames(pane);
  for (gsize i = 0; i < G_N_ELEMENTS(expected); i++) {
    g_assert_true(i == 0 || gtk_widget_child_focus(pane, GTK_DIR_TAB_FORWARD));
    g_assert_cmpstr(G_OBJECT_TYPE_NAME(gtk_root_get_focus(GTK_ROOT(fixture->window))), ==,
                    g_type_name(expected[i]));
  }
  g_assert_false(gtk_widget_child_focus(pane, GTK_DIR_TAB_FORWARD));
  gtk_widget_grab_focus(find(fixture, GTK_TYPE_TOGGLE_BUTTON));
  g_assert_true(gtk_widget_child_focus(pane, GTK_DIR_TAB_FORWARD));
  g_assert_true(GTK_IS_BUTTON(gtk_root_get_focus(GTK_ROOT(fixture->window))));
}

static void
count_notify_cb(UiLabPane *pane, GParamSpec *pspec, int *count)
{
  ++*count;
}

static void
test_stop(Fixture *fixture, gconstpointer demo)
{
  int changes = 0;

  g_signal_connect(fixture->pane, "notify::running", G_CALLBACK(count_notify_cb), &changes);
  start(fixture);
  g_assert_cmpint(changes, ==, 1);
  ui_lab_pane_stop(fixture->pane);
  wait_until(!ui_lab_pane_is_running(fixture->pane));
  g_assert_cmpint(changes, ==, 2);
  g_signal_handlers_disconnect_by_data(fixture->pane, &changes);
}

static void
test_parameter_changes_the_running_demo(Fixture *fixture, gconstpointer demo)
{
  start(fixture);
  wait_until(is_described(fixture, UI_TYPE_TIMELINE, "thread 2: "));
  g_assert_false(is_described(fixture, UI_TYPE_TIMELINE, "thread 4: "));
  gtk_spin_button_set_value(GTK_SPIN_BUTTON(find(fixture, GTK_TYPE_SPIN_BUTTON)), 4);
  wait_until(is_described(fixture, UI_TYPE_TIMELINE, "thread 4: "));
}

/* The demo “answers” runs with 3 threads, whatever it is told. */
static void
test_controls_follow_the_demo(Fixture *fixture, gconstpointer demo)
{
  GtkSpinButton *spin;

  start(fixture);
  spin = GTK_SPIN_BUTTON(find(fixture, GTK_TYPE_SPIN_BUTTON));
  gtk_spin_button_set_value(spin, 5);
  wait_until(gtk_spin_button_get_value(spin) == 3);
  ui_lab_pane_stop(fixture->pane);
  wait_until(!ui_lab_pane_is_running(fixture->pane));

  gtk_spin_button_set_value(spin, 6);
  g_assert_cmpfloat(gtk_spin_button_get_value(spin), ==, 6);
}

static void
test_another_demo(Fixture *fixture, gconstpointer demo)
{
  start(fixture);
  ui_lab_pane_set_demo(fixture->pane, demo, 7);
  g_assert_true(ui_lab_pane_is_running(fixture->pane));
  ui_lab_pane_set_demo(fixture->pane, NULL, 0);
  g_assert_false(ui_lab_pane_is_running(fixture->pane));
  g_assert_null(ui_lab_pane_get_demo(fixture->pane));
  g_assert_false(is_shown(fixture, "Run"));
}

static void
test_unknown_demo(Fixture *fixture, gconstpointer demo)
{
  wait_until(is_shown(fixture, "There is no demo called “no-such-demo”."));
  g_assert_false(is_shown(fixture, "Run"));
}

static void
test_reason_is_told(Fixture *fixture, gconstpointer demo)
{
  start(fixture);
  wait_until(!ui_lab_pane_is_running(fixture->pane));
  g_assert_true(is_shown(fixture, "There is no clock."));
  g_assert_true(is_shown(fixture, "Run"));
}

/* Returns: whether a process that this one has started is still there */
static gboolean
has_children(void)
{
  g_autofree char *path = g_strdup_printf("/proc/self/task/%d/children", getpid());
  g_autofree char *children = NULL;

  g_assert_true(g_file_get_contents(path, &children, NULL, NULL));
  return *children != '\0';
}

static void
test_closing_ends_the_demo(Fixture *fixture, gconstpointer demo)
{
  start(fixture);
  g_assert_true(has_children());
  tear_down(fixture, demo);
  wait_until(!has_children());
  set_up(fixture, NULL);
}

static void
add(const char *path, const char *demo, void (*test)(Fixture *, gconstpointer))
{
  g_test_add(path, Fixture, demo, set_up, test, tear_down);
}

int
main(int argc, char *argv[])
{
  start_ui_test(&argc, &argv);
  g_autofree char *folder = g_strdup(g_getenv("INTERLOCK_DEMO_DIR"));
  built_demos = folder;
  add("/lab/pane/course", "gil-contention", test_course);
  add("/lab/pane/skipped-prediction", "gil-contention", test_skipped_prediction);
  add("/lab/pane/untouched-slider", "answers", test_untouched_slider);
  add("/lab/pane/other-values", "answers", test_other_values);
  add("/lab/pane/focus-is-not-on-stop", "forever", test_focus_is_not_on_stop);
  add("/lab/pane/keyboard", "gil-contention", test_keyboard);
  add("/lab/pane/stop", "gil-contention", test_stop);
  add("/lab/pane/parameter-changes-the-running-demo", "gil-contention",
      test_parameter_changes_the_running_demo);
  add("/lab/pane/controls-follow-the-demo", "answers", test_controls_follow_the_demo);
  add("/lab/pane/another-demo", "gil-contention", test_another_demo);
  add("/lab/pane/unknown-demo", "no-such-demo", test_unknown_demo);
  add("/lab/pane/reason-is-told", "gives-up", test_reason_is_told);
  add("/lab/pane/closing-ends-the-demo", "forever", test_closing_ends_the_demo);
  return g_test_run();
}
