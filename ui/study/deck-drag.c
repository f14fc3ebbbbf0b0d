/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One source and one target for the whole list, whatever rows it has. In the middle of a row a deck
 * is dropped into that one, at its edges before or behind it, if both stand in the same deck. What
 * is not allowed, such as a deck below itself, is refused by the collection, with a sentence.
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

/* How much of a row, above and below, is its edge. */
#define EDGE 0.25

typedef enum { INTO, BEFORE, BEHIND } Spot;

static const char *const spot_classes[] = {
    [INTO] = "drop",
    [BEFORE] = "drop-before",
    [BEHIND] = "drop-behind",
};

/* (nullable): the deck that is dragged; cards are none */
static IlkDeck *
get_dragged(const GValue *value)
{
  UiDeckItem *item =
      value != NULL && G_VALUE_HOLDS(value, UI_TYPE_DECK_ITEM) ? g_value_get_object(value) : NULL;
  return item != NULL ? ui_deck_item_get_deck(item) : NULL;
}

static Spot
find_spot(UiDeckRow *row, IlkDeck *dragged, double share)
{
  IlkDeck *deck = ui_deck_item_get_deck(ui_deck_row_get_item(row));

  if (dragged == NULL || ilk_deck_get_parent(dragged) != ilk_deck_get_parent(deck) ||
      (share >= EDGE && share <= 1 - EDGE))
    return INTO;
  return share < EDGE ? BEFORE : BEHIND;
}

/* How far down @row @y is, a place in @view, from 0 to 1. */
static double
get_share(UiDeckRow *row, GtkWidget *view, double y)
{
  graphene_rect_t bounds;

  if (!gtk_widget_compute_bounds(gtk_widget_get_parent(GTK_WIDGET(row)), view, &bounds))
    return 0.5;
  return CLAMP((y - bounds.origin.y) / MAX(bounds.size.height, 1), 0, 1);
}

/* Which row would take what is dragged, and where, is shown. */
static void
mark(GtkWidget *view, UiDeckRow *row, Spot spot)
{
  for (GtkWidget *around = gtk_widget_get_first_child(view); around != NULL;
       around = gtk_widget_get_next_sibling(around)) {
    gboolean marked = row != NULL && gtk_widget_get_first_child(around) == GTK_WIDGET(row);

    for (guint i = 0; i < G_N_ELEMENTS(spot_classes); i++) {
      if (marked && i == spot)
        gtk_widget_add_css_class(around, spot_classes[i]);
      else
        gtk_widget_remove_css_class(around, spot_classes[i]);
    }
  }
}

static GdkDragAction
motion_cb(GtkDropTarget *target, double x, double y, GtkWidget *view)
{
  UiDeckRow *row = find_row(view, x, y);

  if (row == NULL || ui_deck_row_get_item(row) == NULL) {
    mark(view, NULL, INTO);
    return 0;
  }
  mark(view, row,
       find_spot(row, get_dragged(gtk_drop_target_get_value(target)), get_share(row, view, y)));
  return GDK_ACTION_MOVE;
}

static void
leave_cb(GtkDropTarget *target, GtkWidget *view)
{
  mark(view, NULL, INTO);
}

/* The place of the deck @id among those in @parent, as the list has them: what stands beside what
 * is shown is shown. */
static int
find_place(GListModel *items, gint64 parent, gint64 id)
{
  int place = 0;

  for (guint i = 0; i < g_list_model_get_n_items(items); i++) {
    g_autoptr(UiDeckItem) item = g_list_model_get_item(items, i);
    IlkDeck *deck = ui_deck_item_get_deck(item);

    if (ilk_deck_get_id(deck) == id)
      break;
    if (ilk_deck_get_parent(deck) == parent)
      place++;
  }
  return place;
}

/* Returns: FALSE when it stands there already */
static gboolean
place_deck(UiDeckRow *row, IlkDeck *dragged, Spot spot)
{
  GtkWidget *view = gtk_widget_get_ancestor(GTK_WIDGET(row), GTK_TYPE_GRID_VIEW);
  GListModel *items = G_LIST_MODEL(gtk_grid_view_get_model(GTK_GRID_VIEW(view)));
  gint64 id = ilk_deck_get_id(dragged), parent = ilk_deck_get_parent(dragged);
  int from = find_place(items, parent, id);
  int to = find_place(items, parent, ui_deck_row_get_id(row)) + (spot == BEHIND ? 1 : 0);

  /* Behind itself, all others have moved up. */
  gint64 by = to > from ? to - from - 1 : to - from;
  if (by == 0)
    return FALSE;
  gtk_widget_activate_action(GTK_WIDGET(row), "win.place-deck", "(xx)", id, by);
  return TRUE;
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
ui_deck_drag_drop(UiDeckRow *row, const GValue *value, double share)
{
  g_return_val_if_fail(UI_IS_DECK_ROW(row) && G_IS_VALUE(value), FALSE);

  IlkDeck *dragged = get_dragged(value);
  if (dragged == NULL) {
    move_cards(row, g_value_get_boxed(value));
    return TRUE;
  }
  gint64 id = ilk_deck_get_id(dragged);
  if (id == ui_deck_row_get_id(row))
    return FALSE;
  Spot spot = find_spot(row, dragged, share);
  if (spot != INTO)
    return place_deck(row, dragged, spot);
  gtk_widget_activate_action(GTK_WIDGET(row), "win.move-deck", "(xx)", id, ui_deck_row_get_id(row));
  return TRUE;
}

static gboolean
drop_cb(GtkDropTarget *target, const GValue *value, double x, double y, GtkWidget *view)
{
  UiDeckRow *row = find_row(view, x, y);

  mark(view, NULL, INTO);
  return row != NULL && ui_deck_row_get_item(row) != NULL &&
         ui_deck_drag_drop(row, value, get_share(row, view, y));
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
  /* What it is says where it may be dropped. */
  gtk_drop_target_set_preload(target, TRUE);
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
