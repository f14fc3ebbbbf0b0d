/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What else can be studied, in a narrow window: each offer has its text across the whole row, and
 * its number and button below it; where there is room, beside it.
 */
#include "tests/ui/start.h"
#include "tests/ui/widget-tree.h"
#include "ui/study/more-box.h"

/* A window of 360 pixels, less the margins of the page. */
#define NARROW 324
#define WIDE 560
/* What a number and a button need, in letters of the usual size. */
#define MOST_NEEDED 260

static int
get_height(GtkWidget *box, int width)
{
  int height;

  gtk_widget_measure(box, GTK_ORIENTATION_VERTICAL, width, &height, NULL, NULL, NULL);
  return height;
}

static void
test_narrow(void)
{
  GtkWidget *window = gtk_window_new();
  GtkWidget *box = g_object_new(UI_TYPE_MORE_BOX, NULL);
  int needed;

  gtk_window_set_child(GTK_WINDOW(window), box);
  gtk_window_present(GTK_WINDOW(window));
  wait_for_frames(window);
  gtk_widget_measure(box, GTK_ORIENTATION_HORIZONTAL, -1, &needed, NULL, NULL, NULL);
  g_test_message("needs %d, high: %d narrow, %d wide", needed, get_height(box, NARROW),
                 get_height(box, WIDE));
  g_assert_cmpint(needed, <=, MOST_NEEDED);
  g_assert_cmpint(get_height(box, NARROW), >, get_height(box, WIDE));
  gtk_window_destroy(GTK_WINDOW(window));
}

int
main(int argc, char *argv[])
{
  start_ui_test(&argc, &argv);
  g_test_add_func("/ui/more-box/narrow", test_narrow);
  return g_test_run();
}
