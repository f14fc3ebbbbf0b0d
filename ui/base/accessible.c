/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Menu buttons and drop-downs have the toggle as their first child, from GTK 4.0 on.
 */
#include "ui/base/accessible.h"

#include <adwaita.h>

/* From GTK 4.12 or so on the toggle is called like the widget around it, whatever it is told. If
 * that is a generic container it has no name, but its tooltip counts. */
static gboolean
needs_a_named_outer(GtkWidget *outer)
{
  gboolean is_called_alike = gtk_get_major_version() > 4 || gtk_get_minor_version() >= 12;

  return is_called_alike && gtk_widget_get_tooltip_text(outer) == NULL;
}

static GtkWidget *
get_named(GtkWidget *outer, GtkWidget *toggle)
{
  return needs_a_named_outer(outer) ? outer : toggle;
}

/* Its name hides what the button shows: that is said behind it. */
static void
tell_chosen_cb(GtkDropDown *list, GParamSpec *pspec, GtkWidget *toggle)
{
  GObject *item = gtk_drop_down_get_selected_item(list);

  if (GTK_IS_STRING_OBJECT(item))
    gtk_accessible_update_property(GTK_ACCESSIBLE(get_named(GTK_WIDGET(list), toggle)),
                                   GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                   gtk_string_object_get_string(GTK_STRING_OBJECT(item)), -1);
}

static void
tell_chosen(GtkDropDown *list, GtkWidget *toggle)
{
  g_signal_handlers_disconnect_by_data(list, toggle);
  g_signal_connect_object(list, "notify::selected-item", G_CALLBACK(tell_chosen_cb), toggle, 0);
  tell_chosen_cb(list, NULL, toggle);
}

/* So that the toggle alone has a name. A role can be chosen until somebody has listened. */
static void
make_nameless(GtkWidget *outer)
{
  if (!gtk_widget_get_realized(outer))
    g_object_set(outer, "accessible-role", GTK_ACCESSIBLE_ROLE_GENERIC, NULL);
  gtk_accessible_reset_property(GTK_ACCESSIBLE(outer), GTK_ACCESSIBLE_PROPERTY_LABEL);
  gtk_accessible_reset_property(GTK_ACCESSIBLE(outer), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION);
}

void
ui_name_inner_button(GtkWidget *outer, const char *name)
{
  GtkWidget *toggle = gtk_widget_get_first_child(outer);

  g_return_if_fail(GTK_IS_TOGGLE_BUTTON(toggle));
  GtkWidget *named = get_named(outer, toggle);
  if (named == toggle)
    make_nameless(outer);
  else if (name != NULL)
    gtk_accessible_reset_relation(GTK_ACCESSIBLE(outer), GTK_ACCESSIBLE_RELATION_LABELLED_BY);
  if (name != NULL)
    gtk_accessible_update_property(GTK_ACCESSIBLE(named), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  if (GTK_IS_DROP_DOWN(outer))
    tell_chosen(GTK_DROP_DOWN(outer), toggle);
}

static void
tell_checked_cb(GtkCheckButton *check, GParamSpec *pspec, GtkAccessible *row)
{
  gtk_accessible_update_state(row, GTK_ACCESSIBLE_STATE_CHECKED,
                              gtk_check_button_get_active(check) ? GTK_ACCESSIBLE_TRISTATE_TRUE
                                                                 : GTK_ACCESSIBLE_TRISTATE_FALSE,
                              -1);
}

static void
make_radio_row(GtkWidget *row, GtkWidget *check)
{
  g_object_set(row, "accessible-role", GTK_ACCESSIBLE_ROLE_RADIO, NULL);
  gtk_widget_set_focusable(check, FALSE);
  gtk_accessible_update_state(GTK_ACCESSIBLE(check), GTK_ACCESSIBLE_STATE_HIDDEN, TRUE, -1);
  g_signal_connect_object(check, "notify::active", G_CALLBACK(tell_checked_cb), row, 0);
  tell_checked_cb(GTK_CHECK_BUTTON(check), NULL, GTK_ACCESSIBLE(row));
}

void
ui_make_radio_rows(GtkWidget *root)
{
  GtkWidget *check =
      ADW_IS_ACTION_ROW(root) ? adw_action_row_get_activatable_widget(ADW_ACTION_ROW(root)) : NULL;

  if (GTK_IS_CHECK_BUTTON(check))
    make_radio_row(root, check);
  for (GtkWidget *child = gtk_widget_get_first_child(root); child != NULL;
       child = gtk_widget_get_next_sibling(child))
    ui_make_radio_rows(child);
}

static gboolean
will_fade(GtkStack *stack)
{
  gboolean animated = FALSE;

  g_object_get(gtk_widget_get_settings(GTK_WIDGET(stack)), "gtk-enable-animations", &animated,
               NULL);
  return animated && gtk_widget_get_mapped(GTK_WIDGET(stack)) &&
         gtk_stack_get_transition_type(stack) != GTK_STACK_TRANSITION_TYPE_NONE;
}

/* A page that fades away is still there, and Tab would lead back into it. */
static void
bar_focus(GtkStack *stack)
{
  GtkWidget *shown = gtk_stack_get_visible_child(stack);
  gboolean fades = will_fade(stack);

  for (GtkWidget *child = gtk_widget_get_first_child(GTK_WIDGET(stack)); child != NULL;
       child = gtk_widget_get_next_sibling(child))
    gtk_widget_set_can_focus(child, child == shown || !fades);
}

static void
faded_cb(GtkStack *stack)
{
  if (gtk_stack_get_transition_running(stack))
    return;
  for (GtkWidget *child = gtk_widget_get_first_child(GTK_WIDGET(stack)); child != NULL;
       child = gtk_widget_get_next_sibling(child))
    gtk_widget_set_can_focus(child, TRUE);
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
  if (GTK_IS_STACK(stack)) {
    g_signal_connect(stack, "notify::visible-child", G_CALLBACK(bar_focus), NULL);
    g_signal_connect(stack, "notify::transition-running", G_CALLBACK(faded_cb), NULL);
  }
  hide_unshown(stack);
}
