/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The button gets a factory of its own, the list keeps GTK's, with the mark at what is chosen.
 */
#include "ui/base/drop-down.h"

static void
set_up_cb(GtkListItemFactory *factory, GtkListItem *item)
{
  GtkWidget *label = gtk_label_new(NULL);

  gtk_label_set_ellipsize(GTK_LABEL(label), PANGO_ELLIPSIZE_END);
  gtk_label_set_xalign(GTK_LABEL(label), 0);
  gtk_list_item_set_child(item, label);
}

static void
bind_cb(GtkListItemFactory *factory, GtkListItem *item)
{
  GtkStringObject *string = gtk_list_item_get_item(item);

  gtk_label_set_label(GTK_LABEL(gtk_list_item_get_child(item)),
                      gtk_string_object_get_string(string));
}

void
ui_drop_down_let_shrink(GtkDropDown *list)
{
  g_return_if_fail(GTK_IS_DROP_DOWN(list));
  g_autoptr(GtkListItemFactory) factory = gtk_signal_list_item_factory_new();

  g_signal_connect(factory, "setup", G_CALLBACK(set_up_cb), NULL);
  g_signal_connect(factory, "bind", G_CALLBACK(bind_cb), NULL);
  gtk_drop_down_set_list_factory(list, gtk_drop_down_get_factory(list));
  gtk_drop_down_set_factory(list, factory);
}
