/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * GTK 4.14 lets a program speak; before, a change of what describes the focus is heard.
 */
#include "ui/compat/newest.h"

#include "ui/compat/announce.h"

#if GTK_CHECK_VERSION(4, 14, 0)

void
ui_announce(GtkWidget *widget, const char *sentence)
{
  gtk_accessible_announce(GTK_ACCESSIBLE(widget), sentence,
                          GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
}

#else

void
ui_announce(GtkWidget *widget, const char *sentence)
{
  GtkRoot *root = gtk_widget_get_root(widget);
  GtkWidget *focus = root != NULL ? gtk_root_get_focus(root) : NULL;

  if (focus != NULL)
    gtk_accessible_update_property(GTK_ACCESSIBLE(focus), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                   sentence, -1);
}

#endif
