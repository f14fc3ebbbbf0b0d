/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Toasts that come and go faster than they can be read.
 */
#include "tests/ui/start.h"
#include "tests/ui/widget-tree.h"
#include "ui/base/toasts.h"

/* µs; longer than any animation of libadwaita's */
#define SETTLED 800000

typedef struct {
  GtkWindow *window;
  AdwToastOverlay *overlay;
} Fixture;

static void
set_up(Fixture *fixture, gconstpointer data)
{
  fixture->window = GTK_WINDOW(g_object_ref(gtk_window_new()));
  fixture->overlay = ADW_TOAST_OVERLAY(adw_toast_overlay_new());
  gtk_window_set_default_size(fixture->window, 400, 300);
  gtk_window_set_child(fixture->window, GTK_WIDGET(fixture->overlay));
  gtk_window_present(fixture->window);
  wait_until(gtk_widget_get_mapped(GTK_WIDGET(fixture->overlay)));
}

static void
tear_down(Fixture *fixture, gconstpointer data)
{
  gtk_window_destroy(fixture->window);
  g_assert_finalize_object(fixture->window);
}

static gboolean
keep_drawing_cb(GtkWidget *widget, GdkFrameClock *clock, gpointer unused)
{
  return G_SOURCE_CONTINUE;
}

/* Until whatever moves has come to rest. */
static void
let_settle(Fixture *fixture)
{
  GtkWidget *overlay = GTK_WIDGET(fixture->overlay);
  GdkFrameClock *clock = gtk_widget_get_frame_clock(overlay);
  guint ticks = gtk_widget_add_tick_callback(overlay, keep_drawing_cb, NULL, NULL);
  gint64 end = gdk_frame_clock_get_frame_time(clock) + SETTLED;

  wait_until(gdk_frame_clock_get_frame_time(clock) > end);
  gtk_widget_remove_tick_callback(overlay, ticks);
}

static gboolean
is_told(Fixture *fixture, const char *sentence)
{
  return is_label_shown(GTK_WIDGET(fixture->overlay), sentence);
}

static void
test_each_has_its_turn(Fixture *fixture, gconstpointer data)
{
  ui_toasts_tell(fixture->overlay, "first <1>", NULL);
  ui_toasts_tell(fixture->overlay, "second", NULL);
  g_assert_true(is_told(fixture, "first &lt;1&gt;"));
  g_assert_false(is_told(fixture, "second"));
  ui_toasts_tell_now(fixture->overlay, "third", NULL);
  wait_until(is_told(fixture, "third"));
  let_settle(fixture);
  g_assert_false(is_told(fixture, "first"));
  g_assert_false(is_told(fixture, "second"));
  ui_toasts_clear(fixture->overlay);
  wait_until(ui_toasts_is_empty(fixture->overlay));
}

static GtkWidget *
find_undo(GtkWidget *root)
{
  if (GTK_IS_BUTTON(root) && g_strcmp0(gtk_button_get_label(GTK_BUTTON(root)), "Undo") == 0 &&
      gtk_widget_get_can_target(gtk_widget_get_parent(root)))
    return root;
  for (GtkWidget *child = gtk_widget_get_first_child(root); child != NULL;
       child = gtk_widget_get_next_sibling(child)) {
    GtkWidget *found = find_undo(child);
    if (found != NULL)
      return found;
  }
  return NULL;
}

/* The first is hiding while the second is dismissed, as one does who undoes twice. libadwaita 1.2
 * used the second after it had freed it, one time in forty. */
static void
test_a_quick_click_does_no_harm(Fixture *fixture, gconstpointer data)
{
  for (int i = 0; i < 3; i++) {
    ui_toasts_tell_now(fixture->overlay, "Card moved", "test.undo");
    wait_for_frames(GTK_WIDGET(fixture->window));
    ui_toasts_tell_now(fixture->overlay, "Card deleted", "test.undo");
    wait_until(is_told(fixture, "Card deleted"));
    wait_for_frames(GTK_WIDGET(fixture->window));
    g_signal_emit_by_name(find_undo(GTK_WIDGET(fixture->overlay)), "clicked");
    wait_until(ui_toasts_is_empty(fixture->overlay));
  }
  let_settle(fixture);
}

static void
clear_cb(GSimpleAction *action, GVariant *parameter, gpointer fixture)
{
  ui_toasts_clear(((Fixture *) fixture)->overlay);
}

static void
test_its_own_action_may_end_it(Fixture *fixture, gconstpointer data)
{
  g_autoptr(GSimpleActionGroup) actions = g_simple_action_group_new();
  g_autoptr(GSimpleAction) undo = g_simple_action_new("undo", NULL);

  g_signal_connect(undo, "activate", G_CALLBACK(clear_cb), fixture);
  g_action_map_add_action(G_ACTION_MAP(actions), G_ACTION(undo));
  gtk_widget_insert_action_group(GTK_WIDGET(fixture->window), "test", G_ACTION_GROUP(actions));
  ui_toasts_tell(fixture->overlay, "Card moved", "test.undo");
  ui_toasts_tell(fixture->overlay, "Card deleted", "test.undo");
  g_signal_emit_by_name(find_undo(GTK_WIDGET(fixture->overlay)), "clicked");
  wait_until(ui_toasts_is_empty(fixture->overlay));
  let_settle(fixture);
}

static void
test_a_page_may_go_with_them(Fixture *fixture, gconstpointer data)
{
  ui_toasts_tell(fixture->overlay, "first", NULL);
  ui_toasts_tell(fixture->overlay, "second", NULL);
  g_assert_nonnull(fixture->window);
}

#define ADD(name, function)                                                                        \
  g_test_add("/base/toasts/" name, Fixture, NULL, set_up, function, tear_down)

int
main(int argc, char *argv[])
{
  start_ui_test(&argc, &argv);
  ADD("each-has-its-turn", test_each_has_its_turn);
  ADD("a-quick-click-does-no-harm", test_a_quick_click_does_no_harm);
  ADD("its-own-action-may-end-it", test_its_own_action_may_end_it);
  ADD("a-page-may-go-with-them", test_a_page_may_go_with_them);
  return g_test_run();
}
