/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * How a test of the window begins.
 */
#pragma once

#include <adwaita.h>

/* GTK 4.24 on X11 complains of its own frame timings whenever a popover and its window draw the
 * same frame. */
static inline GLogWriterOutput
write_log(GLogLevelFlags level, const GLogField *fields, gsize n, gpointer unused)
{
  for (gsize i = 0; i < n; i++)
    if (g_str_equal(fields[i].key, "MESSAGE") &&
        strstr(fields[i].value, "called on submitted frame") != NULL)
      return G_LOG_WRITER_HANDLED;
  return g_log_writer_default(level, fields, n, NULL);
}

/** start_ui_test: everything that warns ends the test, but for what GTK says about itself. Not by
 * gtk_test_init(), which wants a locale that may not be installed. */
static inline void
start_ui_test(int *argc, char ***argv)
{
  g_test_init(argc, argv, NULL);
  g_log_set_writer_func(write_log, NULL, NULL);
  adw_init();
}
