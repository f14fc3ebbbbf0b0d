/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The order is a query of the collection's, so the sorters of the columns compare nothing: they
 * only tell which of them is asked first, and in which direction.
 */
#include "ui/cards/card-table-private.h"

#include "config.h"
#include "ui/cards/card-cell.h"

#include <glib/gi18n.h>

#define FEW_ROWS 50

static gboolean
is_chosen(UiCardTable *self, const char *name)
{
  g_auto(GStrv) names = g_strsplit(self->columns, ",", -1);

  return g_strv_contains((const char *const *) names, name);
}

static gboolean
is_wanted(UiCardTable *self, guint i)
{
  return i == UI_CARD_COLUMN_QUESTION ||
         (!ui_card_context_is_narrow(self->context) && is_chosen(self, ui_card_columns[i].name));
}

/* Returns: whether there was one to show or hide */
static gboolean
arrange_one(UiCardTable *self)
{
  for (guint i = 0; i < ui_card_columns_n; i++)
    if (gtk_column_view_column_get_visible(self->shown[i]) != is_wanted(self, i)) {
      gtk_column_view_column_set_visible(self->shown[i], is_wanted(self, i));
      return TRUE;
    }
  return FALSE;
}

static gboolean
arrange_cb(gpointer user_data)
{
  UiCardTable *self = user_data;

  if (arrange_one(self))
    return G_SOURCE_CONTINUE;
  self->arranging = 0;
  return G_SOURCE_REMOVE;
}

/* A column costs a widget for each row there is: of many rows, one comes or goes with each frame,
 * and what makes room for something else, such as the editor, is behind that. */
void
ui_card_table_show_columns(UiCardTable *self)
{
  if (self->list == NULL)
    return;
  if (g_list_model_get_n_items(G_LIST_MODEL(self->list)) > FEW_ROWS) {
    if (self->arranging == 0)
      self->arranging = g_idle_add_full(G_PRIORITY_LOW, arrange_cb, self, NULL);
    return;
  }
  while (arrange_one(self))
    continue;
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

void
ui_card_table_sorted(UiCardTable *self)
{
  if (self->ordering)
    return;
  g_autofree char *order = read_order(self);
  if (g_str_equal(order, self->order))
    return;
  g_free(self->order);
  self->order = g_steal_pointer(&order);
  g_object_notify(G_OBJECT(self), "order");
}

const UiCardColumn *
ui_card_table_get_ordering_column(UiCardTable *self)
{
  return ui_card_columns_find(self->order + (self->order[0] == '-' ? 1 : 0));
}

void
ui_card_table_show_order(UiCardTable *self)
{
  const UiCardColumn *column = ui_card_table_get_ordering_column(self);

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

void
ui_card_table_add_column(UiCardTable *self, guint index)
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
