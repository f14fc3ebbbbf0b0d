/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The widget and what can be asked of it: the selection, which is by place, and the cards there.
 */
#include "ui/cards/card-table-private.h"

#include "config.h"
#include "ui/base/resource.h"
#include "ui/cards/card-item.h"

enum { PROP_0, PROP_COLUMNS, PROP_ORDER, PROP_MENU_MODEL, N_PROPERTIES };
static GParamSpec *properties[N_PROPERTIES];

enum { SIGNAL_SELECTION_CHANGED, N_SIGNALS };
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE(UiCardTable, ui_card_table, ADW_TYPE_BIN)

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
  ui_card_table_show_columns(self);
  g_object_notify_by_pspec(G_OBJECT(self), properties[PROP_COLUMNS]);
}

static void
set_order(UiCardTable *self, const char *order)
{
  if (g_strcmp0(self->order, order) == 0)
    return;
  g_free(self->order);
  self->order = g_strdup(order != NULL ? order : "");
  ui_card_table_show_order(self);
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
  g_clear_handle_id(&self->arranging, g_source_remove);
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
  gtk_widget_class_install_action(widget_class, "table.menu", NULL, ui_card_table_menu_cb);
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
  gtk_widget_class_bind_template_callback_full(widget_class, "right_click_cb",
                                               G_CALLBACK(ui_card_table_right_click_cb));
}

static void
ui_card_table_init(UiCardTable *self)
{
  self->columns = g_strdup("");
  self->order = g_strdup("");
  gtk_widget_init_template(GTK_WIDGET(self));
  ui_card_table_let_drag(self);
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
    ui_card_table_add_column(self, i);
  gtk_column_view_set_model(self->view, GTK_SELECTION_MODEL(self->selection));
  ui_card_table_show_columns(self);
  ui_card_table_show_order(self);
  g_signal_connect_swapped(self->selection, "selection-changed", G_CALLBACK(selection_changed_cb),
                           self);
  g_signal_connect_swapped(self->selection, "items-changed", G_CALLBACK(selection_changed_cb),
                           self);
  g_signal_connect_object(context, "notify::narrow", G_CALLBACK(ui_card_table_show_columns), self,
                          G_CONNECT_SWAPPED);
  g_signal_connect_object(gtk_column_view_get_sorter(self->view), "changed",
                          G_CALLBACK(ui_card_table_sorted), self, G_CONNECT_SWAPPED);
}

IlkCardOrder
ui_card_table_get_order(UiCardTable *self, gboolean *descending)
{
  g_return_val_if_fail(UI_IS_CARD_TABLE(self), ILK_ORDER_RELEVANCE);

  const UiCardColumn *column = ui_card_table_get_ordering_column(self);
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
  ui_card_list_show_all(self->list);
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
