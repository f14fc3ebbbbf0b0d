/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The learner is the scheduler of a real demo: with buttons and keys, there and back.
 */
#include "tests/ui/start.h"
#include "tests/ui/widget-tree.h"
#include "ui/lab/turn-strip.h"
#include "ui/lab/turn-thread.h"
#include "ui/lab/turn-view.h"

typedef struct {
  GtkWindow *window;
  UiTurnView *view;
  UiTurnGame *game;
} Fixture;

static const char *const visible[] = {"--points=visible", NULL};
static const char *const locks[] = {"--points=check", "--body=locks", NULL};

static void
wait(Fixture *fixture)
{
  wait_until(!ui_turn_game_is_waiting(fixture->game));
}

static void
set_up(Fixture *fixture, gconstpointer arguments)
{
  fixture->window = GTK_WINDOW(gtk_window_new());
  fixture->view = g_object_ref_sink(g_object_new(UI_TYPE_TURN_VIEW, NULL));
  fixture->game = ui_turn_view_get_game(fixture->view);
  gtk_window_set_child(fixture->window, GTK_WIDGET(fixture->view));
  gtk_window_present(fixture->window);
  ui_turn_game_begin(fixture->game, "schedule-search", arguments);
  wait(fixture);
}

static void
tear_down(Fixture *fixture, gconstpointer arguments)
{
  gtk_window_destroy(fixture->window);
  wait_until(G_OBJECT(fixture->view)->ref_count == 1);
  g_assert_finalize_object(fixture->view);
}

static gboolean
is_shown(Fixture *fixture, const char *text)
{
  return is_label_shown(GTK_WIDGET(fixture->view), text);
}

static void
act(Fixture *fixture, const char *action)
{
  gtk_widget_activate_action(GTK_WIDGET(fixture->view), action, NULL);
  wait(fixture);
}

static void
play(Fixture *fixture, const char *steps)
{
  for (; *steps != '\0'; steps++)
    gtk_widget_activate_action(GTK_WIDGET(fixture->view), "turn.step", "u", *steps - '0');
  wait(fixture);
}

static const char *
get_steps(Fixture *fixture)
{
  return ui_turn_game_get_turn(fixture->game)->done;
}

/* Steps that come while the demo answers are done afterwards. */
static void
test_lose_an_update(Fixture *fixture, gconstpointer arguments)
{
  g_assert_true(is_shown(fixture, "12 of the 20 orders"));
  play(fixture, "00");
  g_assert_cmpstr(get_steps(fixture), ==, "00");
  g_assert_true(is_shown(fixture, "STORE_GLOBAL counter"));
  g_assert_true(is_shown(fixture, "in hand: 1"));
  play(fixture, "1110");
  g_assert_cmpstr(get_steps(fixture), ==, "00 111 0");
  g_assert_true(is_shown(fixture, "It went wrong: the counter is 1."));
  g_assert_true(is_shown(fixture, "12 of 20 orders go wrong. You needed 2 switches, and none"));
  g_assert_true(is_shown(fixture, "is done"));
}

static void
test_more_switches_than_needed(Fixture *fixture, gconstpointer arguments)
{
  play(fixture, "010101");
  g_assert_true(is_shown(fixture, "one needs only 2"));
}

static void
test_take_back(Fixture *fixture, gconstpointer arguments)
{
  act(fixture, "turn.back"); /* there is nothing to take back */
  play(fixture, "000");
  g_assert_true(is_shown(fixture, "Too late"));
  act(fixture, "turn.back");
  g_assert_cmpstr(get_steps(fixture), ==, "00");
  g_assert_false(is_shown(fixture, "Too late"));
  act(fixture, "turn.again");
  g_assert_cmpstr(get_steps(fixture), ==, "");
}

static void
test_deadlock(Fixture *fixture, gconstpointer arguments)
{
  play(fixture, "001");
  g_assert_true(is_shown(fixture, "Close the circle"));
  play(fixture, "1");
  g_assert_true(is_shown(fixture, "A deadlock"));
  act(fixture, "turn.again");
  ui_turn_game_show(fixture->game);
  wait(fixture);
  g_assert_true(is_shown(fixture, "A deadlock"));
  g_assert_true(is_shown(fixture, "has to wait"));
  g_autofree char *steps = g_strdup(get_steps(fixture));
  play(fixture, "0"); /* nobody can go on */
  g_assert_cmpstr(get_steps(fixture), ==, steps);
}

/* Who presses a button keeps its focus, whatever comes. */
static void
test_focus_stays(Fixture *fixture, gconstpointer arguments)
{
  GtkWidget *thread = find_widget(GTK_WIDGET(fixture->view), UI_TYPE_TURN_THREAD);

  gtk_widget_grab_focus(thread);
  for (int i = 0; i < 4; i++) {
    g_signal_emit_by_name(thread, "clicked");
    wait(fixture);
  }
  g_assert_true(gtk_widget_is_focus(thread));
  g_assert_cmpstr(get_steps(fixture), ==, "000");
}

/* Whatever the learner does ends it. */
static void
test_showing_can_be_ended(Fixture *fixture, gconstpointer arguments)
{
  ui_turn_game_show(fixture->game);
  ui_turn_game_step(fixture->game, 1);
  wait(fixture);
  g_assert_cmpstr(get_steps(fixture), ==, "1");
}

static void
test_described(Fixture *fixture, gconstpointer arguments)
{
  UiChart *strip = UI_CHART(find_widget(GTK_WIDGET(fixture->view), UI_TYPE_TURN_STRIP));

  g_assert_nonnull(strstr(ui_chart_get_description(strip), "No step"));
  play(fixture, "01");
  g_assert_nonnull(strstr(ui_chart_get_description(strip), "0 1"));
}

static void
test_no_demo(Fixture *fixture, gconstpointer arguments)
{
  ui_turn_game_begin(fixture->game, "no-such-demo", NULL);
  g_assert_true(is_shown(fixture, "did not answer"));
  ui_turn_game_begin(fixture->game, NULL, NULL);
  ui_turn_game_step(fixture->game, 0);
  g_assert_null(ui_turn_game_get_turn(fixture->game));
}

static void
add(const char *name, const char *const *arguments,
    void (*test)(Fixture *fixture, gconstpointer arguments))
{
  g_autofree char *path = g_strconcat("/ui/turn-view/", name, NULL);
  g_test_add(path, Fixture, arguments, set_up, test, tear_down);
}

int
main(int argc, char *argv[])
{
  start_ui_test(&argc, &argv);
  add("lose-an-update", visible, test_lose_an_update);
  add("more-switches-than-needed", visible, test_more_switches_than_needed);
  add("take-back", visible, test_take_back);
  add("deadlock", locks, test_deadlock);
  add("focus-stays", visible, test_focus_stays);
  add("showing-can-be-ended", visible, test_showing_can_be_ended);
  add("described", visible, test_described);
  add("no-demo", visible, test_no_demo);
  return g_test_run();
}
