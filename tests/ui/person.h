/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What a person does to a window, from outside the process: keys and clicks.
 */
#pragma once

#include "tests/ui/widget-tree.h"

static inline void
run_xdotool(const char *const *command)
{
  g_autoptr(GError) error = NULL;
  int status;

  g_spawn_sync(NULL, (char **) command, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, NULL, NULL, &status,
               &error);
  g_assert_no_error(error);
  g_assert_true(g_spawn_check_wait_status(status, NULL));
}

static inline void
press(const char *key)
{
  run_xdotool((const char *const[]){"xdotool", "key", key, NULL});
}

/** click_on: with @button of the mouse into the middle of @widget; nobody moves the window from the
 * corner of the screen */
static inline void
click_on(GtkWidget *widget, const char *button)
{
  GtkNative *native = gtk_widget_get_native(widget);
  double x, y, left, top;

  wait_until(gtk_widget_get_width(widget) > 0);
  gtk_native_get_surface_transform(native, &left, &top);
  g_assert_true(gtk_widget_translate_coordinates(widget, GTK_WIDGET(native),
                                                 gtk_widget_get_width(widget) / 2.0,
                                                 gtk_widget_get_height(widget) / 2.0, &x, &y));
  g_autofree char *across = g_strdup_printf("%.0f", left + x);
  g_autofree char *down = g_strdup_printf("%.0f", top + y);
  run_xdotool((const char *const[]){"xdotool", "mousemove", across, down, "click", button, NULL});
}

/* Without a window manager nobody gives a window the keyboard. */
static inline void
focus_window(GtkWindow *window)
{
  const char *const command[] = {"xdotool", "search",      "--sync",      "--onlyvisible",
                                 "--name",  "^Interlock$", "windowfocus", NULL};
  g_autoptr(GSubprocess) child =
      g_subprocess_newv(command, G_SUBPROCESS_FLAGS_STDOUT_SILENCE, NULL);

  g_assert_nonnull(child);
  wait_until(gtk_window_is_active(window));
}
