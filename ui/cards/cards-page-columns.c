/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The menu of columns: an action with a state for each, made from the table of columns.
 */
#include "ui/cards/cards-page-private.h"

#include "config.h"

#include <glib/gi18n.h>
#include <string.h>

static gboolean
is_shown(UiCardsPage *self, const char *name)
{
  g_autofree char *columns = NULL;
  g_auto(GStrv) names = NULL;

  g_object_get(self->table, "columns", &columns, NULL);
  names = g_strsplit(columns, ",", -1);
  return g_strv_contains((const char *const *) names, name);
}

/* The names of the columns that are shown, with @name added or taken away, in the table's order. */
static char *
dup_toggled(UiCardsPage *self, const char *name)
{
  g_autoptr(GString) columns = g_string_new(NULL);

  for (guint i = 1; i < ui_card_columns_n; i++) {
    const char *other = ui_card_columns[i].name;
    gboolean shown = is_shown(self, other) != g_str_equal(other, name);

    if (shown)
      g_string_append_printf(columns, "%s%s", columns->len > 0 ? "," : "", other);
  }
  return g_string_free(g_steal_pointer(&columns), FALSE);
}

static void
toggle_cb(GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  UiCardsPage *self = UI_CARDS_PAGE(user_data);
  g_autofree char *columns = dup_toggled(self, g_action_get_name(G_ACTION(action)));

  g_object_set(self->table, "columns", columns, NULL);
}

static void
show_states(UiCardsPage *self, GParamSpec *pspec, UiCardTable *table)
{
  GActionGroup *actions = g_object_get_data(G_OBJECT(table), "columns");

  for (guint i = 1; i < ui_card_columns_n; i++) {
    GAction *action = g_action_map_lookup_action(G_ACTION_MAP(actions), ui_card_columns[i].name);

    g_simple_action_set_state(G_SIMPLE_ACTION(action),
                              g_variant_new_boolean(is_shown(self, ui_card_columns[i].name)));
  }
}

static void
add_column(UiCardsPage *self, GActionMap *actions, GMenu *menu, const UiCardColumn *column)
{
  g_autofree char *detailed = g_strconcat("columns.", column->name, NULL);
  g_autoptr(GSimpleAction) action =
      g_simple_action_new_stateful(column->name, NULL, g_variant_new_boolean(FALSE));

  g_signal_connect_object(action, "activate", G_CALLBACK(toggle_cb), self, 0);
  g_action_map_add_action(actions, G_ACTION(action));
  g_menu_append(menu, _(column->title), detailed);
}

void
ui_cards_page_add_columns_menu(UiCardsPage *self)
{
  GSimpleActionGroup *actions = g_simple_action_group_new();
  g_autoptr(GMenu) menu = g_menu_new();

  for (guint i = 1; i < ui_card_columns_n; i++)
    add_column(self, G_ACTION_MAP(actions), menu, &ui_card_columns[i]);
  gtk_widget_insert_action_group(GTK_WIDGET(self), "columns", G_ACTION_GROUP(actions));
  g_object_set_data_full(G_OBJECT(self->table), "columns", actions, g_object_unref);
  gtk_menu_button_set_menu_model(GTK_MENU_BUTTON(self->columns_button), G_MENU_MODEL(menu));
  g_signal_connect_object(self->table, "notify::columns", G_CALLBACK(show_states), self,
                          G_CONNECT_SWAPPED);
  show_states(self, NULL, self->table);
}
