/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One source and one target for the whole list, whatever rows it has. What is not allowed, such as
 * a deck below itself, is refused by the collection, with a sentence.
 */
#include "ui/study/deck-drag.h"

/* (nullable): the row at a place, or within the list's widget there */
static UiDeckRow *
find_row(GtkWidget *view, double x, double y)
{
  GtkWidget *widget = gtk_widget_pick(view, x, y, GTK_PICK_DEFAULT);

  for (; widget != NULL && widget != view; widget = gtk_widget_get_parent(widget)) {
    if (UI_IS_DECK_ROW(widget))
      return UI_DECK_ROW(widget);
    if (UI_IS_DECK_ROW(gtk_widget_get_first_child(widget)))
      return UI_DECK_ROW(gtk_widget_get_first_child(widget));
  }
  return NULL;
}

static GdkContentProvider *
prepare_cb(GtkDragSource *source, double x, double y, GtkWidget *view)
{
  UiDeckRow *row = find_row(view, x, y);
  g_autoptr(GdkPaintable) picture = NULL;

  if (row == NULL || ui_deck_row_get_item(row) == NULL)
    return NULL;
  picture = gtk_widget_paintable_new(GTK_WIDGET(row));
  gtk_drag_source_set_icon(source, picture, 24, 24);
  return gdk_content_provider_new_typed(UI_TYPE_DECK_ITEM, ui_deck_row_get_item(row));
}

/* Which row would take what is dragged is shown. */
static void
mark(GtkWidget *view, UiDeckRow *row)
{
  for (GtkWidget *around = gtk_widget_get_first_child(view); around != NULL;
       around = gtk_widget_get_next_sibling(around)) {
    if (row != NULL && gtk_widget_get_first_child(around) == GTK_WIDGET(row))
      gtk_widget_add_css_class(around, "drop");
    else
      gtk_widget_remove_css_class(around, "drop");
  }
}

static GdkDragAction
motion_cb(GtkDropTarget *target, double x, double y, GtkWidget *view)
{
  UiDeckRow *row = find_row(view, x, y);

  mark(view, row);
  return row != NULL ? GDK_ACTION_MOVE : 0;
}

static void
leave_cb(GtkDropTarget *target, GtkWidget *view)
{
  mark(view, NULL);
}

static void
move_cards(UiDeckRow *row, const GArray *cards)
{
  GVariant *ids =
      g_variant_new_fixed_array(G_VARIANT_TYPE_INT64, cards->data, cards->len, sizeof(gint64));

  gtk_widget_activate_action(GTK_WIDGET(row), "win.move-cards", "(x@ax)", ui_deck_row_get_id(row),
                             ids);
}

gboolean
ui_deck_drag_drop(UiDeckRow *row, const GValue *value)
{
  g_return_val_if_fail(UI_IS_DECK_ROW(row) && G_IS_VALUE(value), FALSE);

  if (!G_VALUE_HOLDS(value, UI_TYPE_DECK_ITEM)) {
    move_cards(row, g_value_get_boxed(value));
    return TRUE;
  }
  gint64 id = ilk_deck_get_id(ui_deck_item_get_deck(g_value_get_object(value)));
  if (id == ui_deck_row_get_id(row))
    return FALSE;
  gtk_widget_activate_action(GTK_WIDGET(row), "win.move-deck", "(xx)", id, ui_deck_row_get_id(row));
  return TRUE;
}

static gboolean
drop_cb(GtkDropTarget *target, const GValue *value, double x, double y, GtkWidget *view)
{
  UiDeckRow *row = find_row(view, x, y);

  mark(view, NULL);
  return row != NULL && ui_deck_drag_drop(row, value);
}

void
ui_deck_drag_attach(GtkWidget *view)
{
  GType types[] = {UI_TYPE_DECK_ITEM, G_TYPE_ARRAY};
  GtkDragSource *source = gtk_drag_source_new();
  GtkDropTarget *target = gtk_drop_target_new(G_TYPE_INVALID, GDK_ACTION_MOVE);

  gtk_drag_source_set_actions(source, GDK_ACTION_MOVE);
  g_signal_connect_object(source, "prepare", G_CALLBACK(prepare_cb), view, 0);
  gtk_widget_add_controller(view, GTK_EVENT_CONTROLLER(source));
  gtk_drop_target_set_gtypes(target, types, G_N_ELEMENTS(types));
  g_signal_connect_object(target, "motion", G_CALLBACK(motion_cb), view, 0);
  g_signal_connect_object(target, "leave", G_CALLBACK(leave_cb), view, 0);
  g_signal_connect_object(target, "drop", G_CALLBACK(drop_cb), view, 0);
  gtk_widget_add_controller(view, GTK_EVENT_CONTROLLER(target));
}

static gboolean
drop_top_cb(GtkDropTarget *target, const GValue *value, double x, double y, GtkWidget *page)
{
  gint64 id = ilk_deck_get_id(ui_deck_item_get_deck(g_value_get_object(value)));

  gtk_widget_activate_action(page, "win.move-deck", "(xx)", id, G_GINT64_CONSTANT(0));
  return TRUE;
}

void
ui_deck_drag_attach_top(GtkWidget *page)
{
  GtkDropTarget *target = gtk_drop_target_new(UI_TYPE_DECK_ITEM, GDK_ACTION_MOVE);

  g_signal_connect_object(target, "drop", G_CALLBACK(drop_top_cb), page, 0);
  gtk_widget_add_controller(page, GTK_EVENT_CONTROLLER(target));
}
