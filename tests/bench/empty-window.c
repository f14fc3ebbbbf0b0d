/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The yardstick of `./dev bench window`: a libadwaita window with nothing in it.
 */
#include <adwaita.h>

static void
activate_cb(GtkApplication *application)
{
  GtkWidget *window = adw_application_window_new(application);
  gtk_window_set_default_size(GTK_WINDOW(window), 1000, 700);
  gtk_window_present(GTK_WINDOW(window));
}

int
main(int argc, char *argv[])
{
  g_autoptr(AdwApplication) application =
      adw_application_new("io.github.interlock.EmptyWindow", G_APPLICATION_NON_UNIQUE);
  g_signal_connect(application, "activate", G_CALLBACK(activate_cb), NULL);
  return g_application_run(G_APPLICATION(application), argc, argv);
}
