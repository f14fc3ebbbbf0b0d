/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Both widgets have the toggle as their first child, from GTK 4.0 on.
 */
#include "ui/base/accessible.h"

void
ui_name_inner_button(GtkWidget *outer, const char *name)
{
  GtkWidget *toggle = gtk_widget_get_first_child(outer);

  g_return_if_fail(GTK_IS_TOGGLE_BUTTON(toggle));
  /* A role can be chosen until somebody has listened. */
  if (!gtk_widget_get_realized(outer))
    g_object_set(outer, "accessible-role", GTK_ACCESSIBLE_ROLE_GROUP, NULL);
  gtk_accessible_reset_property(GTK_ACCESSIBLE(outer), GTK_ACCESSIBLE_PROPERTY_LABEL);
  gtk_accessible_reset_property(GTK_ACCESSIBLE(outer), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION);
  gtk_accessible_update_property(GTK_ACCESSIBLE(toggle), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static void
hide_unshown(GtkWidget *stack)
{
  g_autoptr(GtkWidget) shown = NULL;

  g_object_get(stack, "visible-child", &shown, NULL);
  for (GtkWidget *child = gtk_widget_get_first_child(stack); child != NULL;
       child = gtk_widget_get_next_sibling(child))
    gtk_accessible_update_state(GTK_ACCESSIBLE(child), GTK_ACCESSIBLE_STATE_HIDDEN, child != shown,
                                -1);
}

/* Pages that are added later are there before they are shown. */
void
ui_hide_unshown(GtkWidget *stack)
{
  g_return_if_fail(g_object_class_find_property(G_OBJECT_GET_CLASS(stack), "visible-child"));

  g_signal_connect(stack, "notify::visible-child", G_CALLBACK(hide_unshown), NULL);
  hide_unshown(stack);
}
