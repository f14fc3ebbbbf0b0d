/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * How a test of the window begins.
 */
#pragma once

#include <adwaita.h>

/* Of GTK 4.24 on X11, whenever a popover and its window draw the same frame. */
static inline gboolean
is_fatal(const char *domain, GLogLevelFlags level, const char *message, gpointer unused)
{
  return strstr(message, "called on submitted frame") == NULL;
}

/** start_ui_test: everything that warns ends the test, but for what GTK says about itself. Not by
 * gtk_test_init(), which wants a locale that may not be installed. */
static inline void
start_ui_test(int *argc, char ***argv)
{
  g_test_init(argc, argv, NULL);
  g_test_log_set_fatal_handler(is_fatal, NULL);
  adw_init();
}
