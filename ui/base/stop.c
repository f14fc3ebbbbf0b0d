/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Derived from GtkWidget itself, whose `focus` stops here before it goes on to children.
 */
#include "ui/base/stop.h"

struct _UiStop {
  GtkWidget parent_instance;
};

G_DEFINE_FINAL_TYPE(UiStop, ui_stop, GTK_TYPE_WIDGET)

/* Once, whichever way the focus comes from. */
static gboolean
ui_stop_focus(GtkWidget *widget, GtkDirectionType direction)
{
  return !gtk_widget_is_focus(widget) && gtk_widget_grab_focus(widget);
}

static gboolean
ui_stop_grab_focus(GtkWidget *widget)
{
  GtkRoot *root = gtk_widget_get_root(widget);

  if (root == NULL || !gtk_widget_get_focusable(widget))
    return FALSE;
  gtk_root_set_focus(root, widget);
  return TRUE;
}

void
ui_stop_class_init_focus(GtkWidgetClass *klass)
{
  klass->focus = ui_stop_focus;
  klass->grab_focus = ui_stop_grab_focus;
}

static void
ui_stop_dispose(GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child(GTK_WIDGET(object))) != NULL)
    gtk_widget_unparent(child);
  G_OBJECT_CLASS(ui_stop_parent_class)->dispose(object);
}

static void
ui_stop_class_init(UiStopClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS(klass);

  G_OBJECT_CLASS(klass)->dispose = ui_stop_dispose;
  gtk_widget_class_set_css_name(widget_class, "stop");
  gtk_widget_class_set_layout_manager_type(widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role(widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
ui_stop_init(UiStop *self)
{
  gtk_widget_set_focusable(GTK_WIDGET(self), TRUE);
}

GtkWidget *
ui_stop_new(GtkWidget *child)
{
  g_return_val_if_fail(GTK_IS_WIDGET(child), NULL);

  GtkWidget *self = g_object_new(UI_TYPE_STOP, NULL);
  gtk_widget_set_parent(child, self);
  return self;
}
