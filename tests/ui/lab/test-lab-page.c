/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The page “Lab”: asks nobody before it is seen, opens a demo, and ends it on the way back.
 */
#include "tests/ui/widget-tree.h"
#include "ui/lab/demo-card.h"
#include "ui/lab/lab-page.h"
#include "ui/lab/lab-pane.h"

typedef struct {
  GtkWindow *window;
  UiLabPage *page;
} Fixture;

static void
set_up(Fixture *fixture, gconstpointer data)
{
  fixture->window = GTK_WINDOW(gtk_window_new());
  fixture->page = g_object_ref_sink(ui_lab_page_new());
  gtk_window_set_child(fixture->window, GTK_WIDGET(fixture->page));
}

static void
tear_down(Fixture *fixture, gconstpointer data)
{
  gtk_window_destroy(fixture->window);
  wait_until(G_OBJECT(fixture->page)->ref_count == 1);
  g_assert_finalize_object(fixture->page);
}

static void
test_filled_when_seen(Fixture *fixture, gconstpointer data)
{
  GtkWidget *page = GTK_WIDGET(fixture->page);

  g_assert_null(find_widget(page, UI_TYPE_DEMO_CARD));
  gtk_window_present(fixture->window);
  wait_until(is_label_shown(page, "Who holds the lock?"));
}

static void
test_there_and_back(Fixture *fixture, gconstpointer data)
{
  GtkWidget *page = GTK_WIDGET(fixture->page);
  UiLabPane *pane = UI_LAB_PANE(find_widget(page, UI_TYPE_LAB_PANE));

  gtk_window_present(fixture->window);
  g_assert_false(ui_lab_page_back(fixture->page));
  ui_lab_page_open(fixture->page, "gil-contention");
  wait_until(is_label_shown(GTK_WIDGET(pane), "Run"));
  g_assert_true(gtk_widget_is_ancestor(gtk_window_get_focus(fixture->window), GTK_WIDGET(pane)));
  gtk_widget_activate_action(page, "lab-page.run", NULL);
  g_assert_true(ui_lab_pane_is_running(pane));
  g_assert_true(ui_lab_page_back(fixture->page));
  g_assert_false(ui_lab_pane_is_running(pane));
}

static gboolean
has_focus(Fixture *fixture, const char *label)
{
  GtkWidget *focus = gtk_window_get_focus(fixture->window);
  return focus && is_label_shown(focus, label);
}

static void
count_frame(guint *frames)
{
  ++*frames;
}

/* GTK moves a focus it has lost with the next frame. */
static void
wait_for_frames(Fixture *fixture)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock(GTK_WIDGET(fixture->window));
  guint frames = 0;
  gulong handler = g_signal_connect_swapped(clock, "after-paint", G_CALLBACK(count_frame), &frames);

  while (frames < 3) {
    gtk_widget_queue_draw(GTK_WIDGET(fixture->window));
    g_main_context_iteration(NULL, TRUE);
  }
  g_signal_handler_disconnect(clock, handler);
}

/* Run and Stop take each other's place under the finger. */
static void
test_focus_stays(Fixture *fixture, gconstpointer data)
{
  GtkWidget *page = GTK_WIDGET(fixture->page);
  UiLabPane *pane = UI_LAB_PANE(find_widget(page, UI_TYPE_LAB_PANE));

  gtk_window_present(fixture->window);
  ui_lab_page_open(fixture->page, "gil-contention");
  wait_until(ui_lab_pane_is_ready(pane));
  wait_until(has_focus(fixture, "Run"));
  gtk_widget_activate_action(page, "lab-page.run", NULL);
  wait_for_frames(fixture);
  g_assert_true(has_focus(fixture, "Stop"));
  ui_lab_pane_stop(pane);
  wait_until(!ui_lab_pane_is_running(pane));
  wait_for_frames(fixture);
  g_assert_true(has_focus(fixture, "Run"));
}

int
main(int argc, char *argv[])
{
  g_test_init(&argc, &argv, NULL);
  adw_init();
  g_test_add("/lab/page/filled-when-seen", Fixture, NULL, set_up, test_filled_when_seen, tear_down);
  g_test_add("/lab/page/there-and-back", Fixture, NULL, set_up, test_there_and_back, tear_down);
  g_test_add("/lab/page/focus-stays", Fixture, NULL, set_up, test_focus_stays, tear_down);
  return g_test_run();
}
