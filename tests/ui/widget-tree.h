/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Finding widgets in a window, and waiting for what must happen.
 */
#pragma once

#include <gtk/gtk.h>

/** find_widget: Returns: (nullable): the first widget of @type below @root, in order of drawing */
static inline GtkWidget *
find_widget(GtkWidget *root, GType type)
{
  g_assert(root != NULL);
  if (g_type_is_a(G_OBJECT_TYPE(root), type))
    return root;
  for (GtkWidget *child = gtk_widget_get_first_child(root); child;
       child = gtk_widget_get_next_sibling(child)) {
    GtkWidget *found = find_widget(child, type);
    if (found)
      return found;
  }
  return NULL;
}

/** is_label_shown: Returns: whether a visible label below @root contains @text */
static inline gboolean
is_label_shown(GtkWidget *root, const char *text)
{
  if (!gtk_widget_get_visible(root))
    return FALSE;
  if (GTK_IS_LABEL(root) && strstr(gtk_label_get_label(GTK_LABEL(root)), text))
    return TRUE;
  for (GtkWidget *child = gtk_widget_get_first_child(root); child;
       child = gtk_widget_get_next_sibling(child))
    if (is_label_shown(child, text))
      return TRUE;
  return FALSE;
}

/** wait_until: turns the main loop until @condition holds; the test's time limit ends it
 * otherwise */
#define wait_until(condition)                                                                      \
  while (!(condition))                                                                             \
  g_main_context_iteration(NULL, TRUE)

static inline void
count_frame(guint *frames)
{
  ++*frames;
}

/** wait_for_frames: draws @window three times: GTK moves a focus it has lost with the next frame */
static inline void
wait_for_frames(GtkWidget *window)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock(window);
  guint frames = 0;
  gulong handler = g_signal_connect_swapped(clock, "after-paint", G_CALLBACK(count_frame), &frames);

  while (frames < 3) {
    gtk_widget_queue_draw(window);
    g_main_context_iteration(NULL, TRUE);
  }
  g_signal_handler_disconnect(clock, handler);
}
