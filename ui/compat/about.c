/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * libadwaita shows it in a window of its own until 1.4, in the window of the program from 1.5 on.
 */
#include "ui/compat/about.h"

#include "config.h"
#include "ui/icons.h"

#include <adwaita.h>
#include <glib/gi18n.h>

/* Both kinds have these properties. */
#define ABOUT                                                                                      \
  "application-name", "Interlock", "application-icon", ILK_APP_ID, "version", ILK_VERSION,         \
      "developer-name", _("The Interlock contributors"), "comments",                               \
      _("Learn concurrency in Python by heart and by experiment"), "website", ILK_WEBSITE,         \
      "issue-url", ILK_ISSUES, "copyright", _("© The Interlock contributors"), "license-type",     \
      GTK_LICENSE_GPL_3_0

void
ui_show_about(GtkWindow *parent)
{
  ui_icons_load(gtk_widget_get_display(GTK_WIDGET(parent)));
  G_GNUC_BEGIN_IGNORE_DEPRECATIONS
#if ADW_CHECK_VERSION(1, 5, 0)
  adw_dialog_present(g_object_new(ADW_TYPE_ABOUT_DIALOG, ABOUT, NULL), GTK_WIDGET(parent));
#else
  gtk_window_present(
      g_object_new(ADW_TYPE_ABOUT_WINDOW, "transient-for", parent, "modal", TRUE, ABOUT, NULL));
#endif
  G_GNUC_END_IGNORE_DEPRECATIONS
}
