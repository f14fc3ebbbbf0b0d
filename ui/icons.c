/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Once is enough: each path that is added has the theme read again.
 */
#include "ui/icons.h"

#define ICONS "/io/github/interlock/Interlock/icons"

void
ui_icons_load(GdkDisplay *display)
{
  GtkIconTheme *theme = gtk_icon_theme_get_for_display(display);
  g_auto(GStrv) paths = gtk_icon_theme_get_resource_path(theme);

  if (paths == NULL || !g_strv_contains((const char *const *) paths, ICONS))
    gtk_icon_theme_add_resource_path(theme, ICONS);
}
