/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The order is a query of the collection's, so the sorters of the columns compare nothing: they
 * only tell which of them is asked first, and in which direction.
 */
#include "ui/cards/card-table.h"

#include "config.h"
#include "ui/base/accessible.h"
#include "ui/base/resource.h"
#include "ui/cards/card-cell.h"

#include <glib/gi18n.h>

#define MAX_COLUMNS 16

struct _UiCardTable {
  AdwBin parent_instance;

  /* Owned */
  GtkMultiSelection *selection;
  UiCardList *list;
  UiCardContext *context;
  GMenuModel *menu_model;
  GtkWidget *menu;
  char *columns;
  char *order;

  /* Borrowed */
  GtkColumnViewColumn *shown[MAX_COLUMNS];

  /* The column whose sorter was asked first, while one is looked for. */
  const UiCardColumn *asked;
  gboolean ordering;

  /* Template */
  GtkColumnView *view;
};

enum { PROP_0, PROP_COLUMNS, PROP_ORDER, PROP_MENU_MODEL, N_PROPERTIES };
static GParamSpec *properties[N_PROPERTIES];

enum { SIGNAL_SELECTION_CHANGED, N_SIGNALS };
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE(UiCardTable, ui_card_table, ADW_TYPE_BIN)

/* Columns */

static gboolean
is_chosen(UiCardTable *self, const char *name)
{
  g_auto(GStrv) names = g_strsplit(self->columns, ",", -1);

  return g_strv_contains((const char *const *) names, name);
}

static void
show_columns(UiCardTable *self)
{
  gboolean narrow = self->context != NULL && ui_card_context_is_narrow(self->context);

  if (self->list == NULL)
    return;
  for (guint i = 0; i < ui_card_columns_n; i++)
    gtk_column_view_column_set_visible(self->shown[i],
                                       i == UI_CARD_COLUMN_QUESTION ||
                                           (!narrow && is_chosen(self, ui_card_columns[i].name)));
}

typedef struct {
  UiCardTable *table;
  const UiCardColumn *column;
} Asking;

static int
ask_cb(gconstpointer left, gconstpointer right, gpointer user_data)
{
  Asking *asking = user_data;

  if (asking->table->asked == NULL)
    asking->table->asked = asking->column;
  return -1;
}

static GtkSorter *
make_sorter(UiCardTable *self, const UiCardColumn *column)
{
  Asking *asking = g_new(Asking, 1);

  *asking = (Asking){self, column};
  return GTK_SORTER(gtk_custom_sorter_new(ask_cb, asking, g_free));
}

/* Returns: (transfer full): the order as the property has it, as the headers show it */
static char *
read_order(UiCardTable *self)
{
  g_autoptr(GObject) left = g_object_new(G_TYPE_OBJECT, NULL);
  g_autoptr(GObject) right = g_object_new(G_TYPE_OBJECT, NULL);
  GtkSorter *sorter = gtk_column_view_get_sorter(self->view);
  GtkOrdering ordering;

  self->asked = NULL;
  ordering = gtk_sorter_compare(sorter, left, right);
  if (self->asked == NULL)
    return g_strdup("");
  return g_strconcat(ordering == GTK_ORDERING_LARGER ? "-" : "", self->asked->name, NULL);
}

static void
sorted_cb(UiCardTable *self)
{
  if (self->ordering)
    return;
  g_autofree char *order = read_order(self);
  if (g_str_equal(order, self->order))
    return;
  g_free(self->order);
  self->order = g_steal_pointer(&order);
  g_object_notify_by_pspec(G_OBJECT(self), properties[PROP_ORDER]);
}

static const UiCardColumn *
get_ordering_column(UiCardTable *self)
{
  return ui_card_columns_find(self->order + (self->order[0] == '-' ? 1 : 0));
}

static void
show_order(UiCardTable *self)
{
  const UiCardColumn *column = get_ordering_column(self);

  if (self->list == NULL)
    return;
  self->ordering = TRUE;
  gtk_column_view_sort_by_column(self->view,
                                 column != NULL ? self->shown[column - ui_card_columns] : NULL,
                                 self->order[0] == '-' ? GTK_SORT_DESCENDING : GTK_SORT_ASCENDING);
  self->ordering = FALSE;
}

typedef struct {
  const UiCardColumn *column;
  UiCardContext *context;
} Making;

static void
set_up_cb(GtkListItemFactory *factory, GtkListItem *place, Making *making)
{
  gtk_list_item_set_child(place, ui_card_cell_new(making->column, making->context, place));
}

static void
bind_cb(GtkListItemFactory *factory, GtkListItem *place)
{
  ui_card_cell_set_item(UI_CARD_CELL(gtk_list_item_get_child(place)),
                        gtk_list_item_get_item(place));
}

static void
unbind_cb(GtkListItemFactory *factory, GtkListItem *place)
{
  ui_card_cell_set_item(UI_CARD_CELL(gtk_list_item_get_child(place)), NULL);
}

static void
free_making(gpointer data, GClosure *closure)
{
  Making *making = data;

  g_object_unref(making->context);
  g_free(making);
}

static GtkListItemFactory *
make_factory(UiCardTable *self, const UiCardColumn *column)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new();
  Making *making = g_new(Making, 1);

  *making = (Making){column, g_object_ref(self->context)};
  g_signal_connect_data(factory, "setup", G_CALLBACK(set_up_cb), making, free_making, 0);
  g_signal_connect(factory, "bind", G_CALLBACK(bind_cb), NULL);
  g_signal_connect(factory, "unbind", G_CALLBACK(unbind_cb), NULL);
  return factory;
}

static void
add_column(UiCardTable *self, guint index)
{
  const UiCardColumn *column = &ui_card_columns[index];
  g_autoptr(GtkColumnViewColumn) shown =
      gtk_column_view_column_new(_(column->title), make_factory(self, column));

  gtk_column_view_column_set_expand(shown, column->width == 0);
  gtk_column_view_column_set_resizable(shown, TRUE);
  if (column->order != ILK_ORDER_RELEVANCE) {
    g_autoptr(GtkSorter) sorter = make_sorter(self, column);
    gtk_column_view_column_set_sorter(shown, sorter);
  }
  gtk_column_view_append_column(self->view, shown);
  self->shown[index] = shown;
}

/* The menu */

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

static void
right_click_cb(GtkGestureClick *gesture, int n, double x, double y, UiCardTable *self)
{
  UiCardCell *cell = find_cell(self, x, y);

  if (cell == NULL)
    return;
  gtk_gesture_set_state(GTK_GESTURE(gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  guint position = ui_card_cell_get_position(cell);
  if (!gtk_selection_model_is_selected(GTK_SELECTION_MODEL(self->selection), position))
    gtk_selection_model_select_item(GTK_SELECTION_MODEL(self->selection), position, TRUE);
  open_menu_at(self, x, y);
}

static void
menu_cb(GtkWidget *widget, const char *name, GVariant *parameter)
{
  GtkWidget *focus = gtk_root_get_focus(gtk_widget_get_root(widget));
  graphene_rect_t bounds;

  if (focus == NULL || !gtk_widget_compute_bounds(focus, widget, &bounds))
    return;
  open_menu_at(UI_CARD_TABLE(widget), bounds.origin.x + 24,
               bounds.origin.y + bounds.size.height / 2);
}

static void
activated_cb(UiCardTable *self, guint position)
{
  gtk_selection_model_select_item(GTK_SELECTION_MODEL(self->selection), position, TRUE);
  gtk_widget_activate_action(GTK_WIDGET(self), "cards.edit", NULL);
}

static void
selection_changed_cb(UiCardTable *self)
{
  g_signal_emit(self, signals[SIGNAL_SELECTION_CHANGED], 0);
}

/* Properties */

static void
set_columns(UiCardTable *self, const char *columns)
{
  if (g_strcmp0(self->columns, columns) == 0)
    return;
  g_free(self->columns);
  self->columns = g_strdup(columns != NULL ? columns : "");
  show_columns(self);
  g_object_notify_by_pspec(G_OBJECT(self), properties[PROP_COLUMNS]);
}

static void
set_order(UiCardTable *self, const char *order)
{
  if (g_strcmp0(self->order, order) == 0)
    return;
  g_free(self->order);
  self->order = g_strdup(order != NULL ? order : "");
  show_order(self);
  g_object_notify_by_pspec(G_OBJECT(self), properties[PROP_ORDER]);
}

static void
ui_card_table_get_property(GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  UiCardTable *self = UI_CARD_TABLE(object);

  switch (id) {
  case PROP_COLUMNS:
    g_value_set_string(value, self->columns);
    break;
  case PROP_ORDER:
    g_value_set_string(value, self->order);
    break;
  case PROP_MENU_MODEL:
    g_value_set_object(value, self->menu_model);
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID(object, id, pspec);
  }
}

static void
ui_card_table_set_property(GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  UiCardTable *self = UI_CARD_TABLE(object);

  switch (id) {
  case PROP_COLUMNS:
    set_columns(self, g_value_get_string(value));
    break;
  case PROP_ORDER:
    set_order(self, g_value_get_string(value));
    break;
  case PROP_MENU_MODEL:
    g_set_object(&self->menu_model, g_value_get_object(value));
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID(object, id, pspec);
  }
}

static void
ui_card_table_dispose(GObject *object)
{
  UiCardTable *self = UI_CARD_TABLE(object);

  g_clear_pointer(&self->menu, gtk_widget_unparent);
  if (self->selection != NULL) {
    g_signal_handlers_disconnect_by_data(self->selection, self);
    /* Newer GTK takes the columns away at the end, which is no wish to have no order. */
    g_signal_handlers_disconnect_by_data(gtk_column_view_get_sorter(self->view), self);
  }
  g_clear_object(&self->selection);
  g_clear_object(&self->list);
  g_clear_object(&self->context);
  g_clear_object(&self->menu_model);
  G_OBJECT_CLASS(ui_card_table_parent_class)->dispose(object);
}

static void
ui_card_table_finalize(GObject *object)
{
  g_free(UI_CARD_TABLE(object)->columns);
  g_free(UI_CARD_TABLE(object)->order);
  G_OBJECT_CLASS(ui_card_table_parent_class)->finalize(object);
}

static void
install_properties(GObjectClass *object_class)
{
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  properties[PROP_COLUMNS] = g_param_spec_string("columns", NULL, NULL, "", flags);
  properties[PROP_ORDER] = g_param_spec_string("order", NULL, NULL, "", flags);
  properties[PROP_MENU_MODEL] =
      g_param_spec_object("menu-model", NULL, NULL, G_TYPE_MENU_MODEL, flags);
  g_object_class_install_properties(object_class, N_PROPERTIES, properties);
  signals[SIGNAL_SELECTION_CHANGED] =
      g_signal_new("selection-changed", UI_TYPE_CARD_TABLE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                   G_TYPE_NONE, 0);
}

static void
bind_keys(GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action(widget_class, "table.menu", NULL, menu_cb);
  gtk_widget_class_add_binding_action(widget_class, GDK_KEY_F10, GDK_SHIFT_MASK, "table.menu",
                                      NULL);
  gtk_widget_class_add_binding_action(widget_class, GDK_KEY_Menu, 0, "table.menu", NULL);
  gtk_widget_class_add_binding_action(widget_class, GDK_KEY_e, 0, "cards.edit", NULL);
  gtk_widget_class_add_binding_action(widget_class, GDK_KEY_i, 0, "cards.info", NULL);
  gtk_widget_class_add_binding_action(widget_class, GDK_KEY_Delete, 0, "cards.delete", NULL);
  gtk_widget_class_add_binding_action(widget_class, GDK_KEY_KP_Delete, 0, "cards.delete", NULL);
}

static void
ui_card_table_class_init(UiCardTableClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS(klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS(klass);

  object_class->get_property = ui_card_table_get_property;
  object_class->set_property = ui_card_table_set_property;
  object_class->dispose = ui_card_table_dispose;
  object_class->finalize = ui_card_table_finalize;
  install_properties(object_class);
  bind_keys(widget_class);
  gtk_widget_class_set_template_from_resource(widget_class, UI_RESOURCE("cards/card-table.ui"));
  gtk_widget_class_bind_template_child(widget_class, UiCardTable, view);
  gtk_widget_class_bind_template_callback(widget_class, activated_cb);
  gtk_widget_class_bind_template_callback(widget_class, right_click_cb);
}

static void
ui_card_table_init(UiCardTable *self)
{
  self->columns = g_strdup("");
  self->order = g_strdup("");
  gtk_widget_init_template(GTK_WIDGET(self));
}

void
ui_card_table_show(UiCardTable *self, UiCardList *list, UiCardContext *context)
{
  g_return_if_fail(UI_IS_CARD_TABLE(self) && self->list == NULL);
  G_STATIC_ASSERT(MAX_COLUMNS >= 8);

  self->list = g_object_ref(list);
  self->context = g_object_ref(context);
  self->selection = gtk_multi_selection_new(G_LIST_MODEL(g_object_ref(list)));
  for (guint i = 0; i < ui_card_columns_n; i++)
    add_column(self, i);
  gtk_column_view_set_model(self->view, GTK_SELECTION_MODEL(self->selection));
  show_columns(self);
  show_order(self);
  g_signal_connect_swapped(self->selection, "selection-changed", G_CALLBACK(selection_changed_cb),
                           self);
  g_signal_connect_swapped(self->selection, "items-changed", G_CALLBACK(selection_changed_cb),
                           self);
  g_signal_connect_object(context, "notify::narrow", G_CALLBACK(show_columns), self,
                          G_CONNECT_SWAPPED);
  g_signal_connect_object(gtk_column_view_get_sorter(self->view), "changed", G_CALLBACK(sorted_cb),
                          self, G_CONNECT_SWAPPED);
}

IlkCardOrder
ui_card_table_get_order(UiCardTable *self, gboolean *descending)
{
  g_return_val_if_fail(UI_IS_CARD_TABLE(self), ILK_ORDER_RELEVANCE);

  const UiCardColumn *column = get_ordering_column(self);
  *descending = self->order[0] == '-';
  return column != NULL ? column->order : ILK_ORDER_RELEVANCE;
}

static GtkBitset *
get_selected(UiCardTable *self)
{
  return gtk_selection_model_get_selection(GTK_SELECTION_MODEL(self->selection));
}

guint
ui_card_table_count_selected(UiCardTable *self)
{
  g_return_val_if_fail(UI_IS_CARD_TABLE(self) && self->selection != NULL, 0);

  g_autoptr(GtkBitset) selected = get_selected(self);
  return (guint) gtk_bitset_get_size(selected);
}

GArray *
ui_card_table_dup_selected(UiCardTable *self)
{
  g_return_val_if_fail(UI_IS_CARD_TABLE(self) && self->selection != NULL, NULL);

  g_autoptr(GtkBitset) selected = get_selected(self);
  GArray *ids = g_array_new(FALSE, FALSE, sizeof(gint64));
  GtkBitsetIter iter;
  guint position;

  for (gboolean more = gtk_bitset_iter_init_first(&iter, selected, &position); more;
       more = gtk_bitset_iter_next(&iter, &position)) {
    gint64 id = ui_card_list_get_id(self->list, position);
    g_array_append_val(ids, id);
  }
  return ids;
}

IlkCard *
ui_card_table_get_first_selected(UiCardTable *self)
{
  g_return_val_if_fail(UI_IS_CARD_TABLE(self) && self->selection != NULL, NULL);

  g_autoptr(GtkBitset) selected = get_selected(self);
  if (gtk_bitset_is_empty(selected))
    return NULL;
  g_autoptr(UiCardItem) item =
      g_list_model_get_item(G_LIST_MODEL(self->list), gtk_bitset_get_minimum(selected));
  return ui_card_item_get_card(item);
}

void
ui_card_table_select_all(UiCardTable *self)
{
  g_return_if_fail(UI_IS_CARD_TABLE(self) && self->selection != NULL);
  gtk_selection_model_select_all(GTK_SELECTION_MODEL(self->selection));
}

gboolean
ui_card_table_focus(UiCardTable *self)
{
  g_return_val_if_fail(UI_IS_CARD_TABLE(self) && self->list != NULL, FALSE);

  if (g_list_model_get_n_items(G_LIST_MODEL(self->list)) == 0)
    return FALSE;
  if (ui_card_table_count_selected(self) == 0)
    gtk_selection_model_select_item(GTK_SELECTION_MODEL(self->selection), 0, TRUE);
  return gtk_widget_child_focus(GTK_WIDGET(self->view), GTK_DIR_TAB_FORWARD);
}
