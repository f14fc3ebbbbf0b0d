/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What a hand does to the rows: the menu that a right click or its key opens, and dragging, which
 * brings the selected cards to a deck.
 */
#include "ui/cards/card-table-private.h"

#include "config.h"
#include "ui/cards/card-cell.h"

#include <glib/gi18n.h>

static UiCardCell *
find_cell_below(GtkWidget *widget)
{
  while (widget != NULL && !UI_IS_CARD_CELL(widget))
    widget = gtk_widget_get_first_child(widget);
  return UI_CARD_CELL(widget);
}

/* The cell at a place or, between the cells of a row, its first. */
static UiCardCell *
find_cell(UiCardTable *self, double x, double y)
{
  GtkWidget *widget = gtk_widget_pick(GTK_WIDGET(self), x, y, GTK_PICK_DEFAULT);
  GtkWidget *cell = widget != NULL ? gtk_widget_get_ancestor(widget, UI_TYPE_CARD_CELL) : NULL;

  if (cell != NULL)
    return UI_CARD_CELL(cell);
  for (; widget != NULL && widget != GTK_WIDGET(self->view); widget = gtk_widget_get_parent(widget))
    if (find_cell_below(widget) != NULL && gtk_widget_get_height(widget) < 200)
      return find_cell_below(widget);
  return NULL;
}

static void
open_menu_at(UiCardTable *self, double x, double y)
{
  const GdkRectangle place = {(int) x, (int) y, 1, 1};

  if (self->menu_model == NULL || ui_card_table_count_selected(self) == 0)
    return;
  if (self->menu == NULL) {
    self->menu = gtk_popover_menu_new_from_model(self->menu_model);
    gtk_popover_set_has_arrow(GTK_POPOVER(self->menu), FALSE);
    gtk_widget_set_halign(self->menu, GTK_ALIGN_START);
    gtk_widget_set_parent(self->menu, GTK_WIDGET(self));
    gtk_accessible_update_property(GTK_ACCESSIBLE(self->menu), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                   _("Selected cards"), -1);
  }
  gtk_popover_set_pointing_to(GTK_POPOVER(self->menu), &place);
  gtk_popover_popup(GTK_POPOVER(self->menu));
}

/* What is done is done to what is selected, with the row at which it began. */
static void
select_at(UiCardTable *self, UiCardCell *cell)
{
  GtkSelectionModel *selection = GTK_SELECTION_MODEL(self->selection);
  guint position = ui_card_cell_get_position(cell);

  if (!gtk_selection_model_is_selected(selection, position))
    gtk_selection_model_select_item(selection, position, TRUE);
}

void
ui_card_table_right_click_cb(GtkGestureClick *gesture, int n, double x, double y, UiCardTable *self)
{
  UiCardCell *cell = find_cell(self, x, y);

  if (cell == NULL)
    return;
  gtk_gesture_set_state(GTK_GESTURE(gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  select_at(self, cell);
  open_menu_at(self, x, y);
}

void
ui_card_table_menu_cb(GtkWidget *widget, const char *name, GVariant *parameter)
{
  GtkWidget *focus = gtk_root_get_focus(gtk_widget_get_root(widget));
  graphene_rect_t bounds;

  if (focus == NULL || !gtk_widget_compute_bounds(focus, widget, &bounds))
    return;
  open_menu_at(UI_CARD_TABLE(widget), bounds.origin.x + 24,
               bounds.origin.y + bounds.size.height / 2);
}

/* Dragging */

static GdkContentProvider *
prepare_cb(GtkDragSource *source, double x, double y, UiCardTable *self)
{
  UiCardCell *cell = find_cell(self, x, y);

  if (cell == NULL)
    return NULL;
  select_at(self, cell);
  g_autoptr(GArray) cards = ui_card_table_dup_selected(self);
  g_autoptr(GdkPaintable) picture = gtk_widget_paintable_new(GTK_WIDGET(cell));
  gtk_drag_source_set_icon(source, picture, 0, 0);
  return gdk_content_provider_new_typed(G_TYPE_ARRAY, cards);
}

void
ui_card_table_let_drag(UiCardTable *self)
{
  GtkDragSource *source = gtk_drag_source_new();

  gtk_drag_source_set_actions(source, GDK_ACTION_MOVE);
  g_signal_connect_object(source, "prepare", G_CALLBACK(prepare_cb), self, 0);
  gtk_widget_add_controller(GTK_WIDGET(self), GTK_EVENT_CONTROLLER(source));
}
