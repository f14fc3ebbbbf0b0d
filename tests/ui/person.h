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

/* By its number, because newer keyboard descriptions name a function key twice and xdotool holds
 * Alt for it. */
static inline char *
dup_function_key(const char *name)
{
  g_autofree GdkKeymapKey *keys = NULL;
  int n = 0;

  gdk_display_map_keyval(gdk_display_get_default(), gdk_keyval_from_name(name), &keys, &n);
  for (int i = 0; i < n; i++)
    if (keys[i].group == 0 && keys[i].level == 0)
      return g_strdup_printf("%u", keys[i].keycode);
  g_assert_not_reached();
}

/** press: @key as xdotool writes it, such as "ctrl+z" */
static inline void
press(const char *key)
{
  const char *plus = strrchr(key, '+');
  const char *name = plus != NULL ? plus + 1 : key;
  gboolean is_function = name[0] == 'F' && g_ascii_isdigit(name[1]);
  g_autofree char *last = is_function ? dup_function_key(name) : g_strdup(name);
  g_autofree char *keys = g_strdup_printf("%.*s%s", (int) (name - key), key, last);

  run_xdotool((const char *const[]){"xdotool", "key", keys, NULL});
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
