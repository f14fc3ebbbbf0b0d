/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A modal window without anything but the picture.
 */
#include "ui/media/picture-window.h"

#include "config.h"

#include <adwaita.h>
#include <glib/gi18n.h>

static gboolean
close_cb(GtkWidget *widget, GVariant *arguments, gpointer user_data)
{
  gtk_window_close(GTK_WINDOW(gtk_widget_get_root(widget)));
  return TRUE;
}

static void
clicked_cb(GtkGestureClick *gesture, int n, double x, double y, gpointer window)
{
  gtk_window_close(GTK_WINDOW(window));
}

static void
add_ways_out(GtkWidget *window, GtkWidget *content)
{
  static const guint keys[] = {GDK_KEY_Escape, GDK_KEY_Return, GDK_KEY_KP_Enter, GDK_KEY_space};
  GtkEventController *shortcuts = gtk_shortcut_controller_new();
  GtkGesture *click = gtk_gesture_click_new();

  gtk_event_controller_set_propagation_phase(shortcuts, GTK_PHASE_CAPTURE);
  for (gsize i = 0; i < G_N_ELEMENTS(keys); i++)
    gtk_shortcut_controller_add_shortcut(
        GTK_SHORTCUT_CONTROLLER(shortcuts),
        gtk_shortcut_new(gtk_keyval_trigger_new(keys[i], 0),
                         gtk_callback_action_new(close_cb, NULL, NULL)));
  gtk_widget_add_controller(window, shortcuts);
  g_signal_connect(click, "released", G_CALLBACK(clicked_cb), window);
  gtk_widget_add_controller(content, GTK_EVENT_CONTROLLER(click));
}

void
ui_picture_window_present(GtkWidget *from, GtkWidget *content, const char *title)
{
  g_return_if_fail(GTK_IS_WIDGET(from) && GTK_IS_WIDGET(content));

  GtkRoot *root = gtk_widget_get_root(from);
  GtkWidget *window = adw_window_new();
  GtkWidget *box = gtk_box_new(GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *bar = adw_header_bar_new();

  gtk_widget_add_css_class(bar, "flat");
  gtk_box_append(GTK_BOX(box), bar);
  gtk_widget_set_vexpand(content, TRUE);
  gtk_box_append(GTK_BOX(box), content);
  adw_window_set_content(ADW_WINDOW(window), box);
  gtk_window_set_title(GTK_WINDOW(window), title);
  gtk_window_set_modal(GTK_WINDOW(window), TRUE);
  gtk_window_set_destroy_with_parent(GTK_WINDOW(window), TRUE);
  if (GTK_IS_WINDOW(root)) {
    gtk_window_set_transient_for(GTK_WINDOW(window), GTK_WINDOW(root));
    gtk_window_set_default_size(GTK_WINDOW(window), gtk_widget_get_width(GTK_WIDGET(root)),
                                gtk_widget_get_height(GTK_WIDGET(root)));
  }
  add_ways_out(window, content);
  gtk_window_present(GTK_WINDOW(window));
}
