/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The ids stand beside the names, in the same order, as data of the widget.
 */
#include "ui/cards/deck-choice.h"

#include "ui/base/accessible.h"
#include "ui/base/drop-down.h"

#define IDS "ui-deck-ids"

static GArray *
get_ids(GtkDropDown *list)
{
  return g_object_get_data(G_OBJECT(list), IDS);
}

static void
add(GtkStringList *names, GArray *ids, const char *name, gint64 id)
{
  gtk_string_list_append(names, name);
  g_array_append_val(ids, id);
}

/* What the search of the list looks at. */
static void
let_search(GtkDropDown *list)
{
  g_autoptr(GtkExpression) text =
      gtk_property_expression_new(GTK_TYPE_STRING_OBJECT, NULL, "string");

  gtk_drop_down_set_expression(list, text);
  gtk_drop_down_set_enable_search(list, TRUE);
}

static void
keep_ids(GtkDropDown *list, GArray *ids)
{
  if (get_ids(list) == NULL) {
    let_search(list);
    ui_drop_down_let_shrink(list);
  }
  g_object_set_data_full(G_OBJECT(list), IDS, ids, (GDestroyNotify) g_array_unref);
}

void
ui_deck_choice_fill(GtkDropDown *list, GPtrArray *decks, const char *top, const char *name)
{
  g_return_if_fail(GTK_IS_DROP_DOWN(list) && decks != NULL);

  gint64 chosen = ui_deck_choice_get(list);
  g_autoptr(GtkStringList) names = gtk_string_list_new(NULL);
  GArray *ids = g_array_new(FALSE, FALSE, sizeof(gint64));

  if (top != NULL)
    add(names, ids, top, 0);
  for (guint i = 0; i < decks->len; i++)
    add(names, ids, ilk_deck_get_path(g_ptr_array_index(decks, i)),
        ilk_deck_get_id(g_ptr_array_index(decks, i)));
  keep_ids(list, ids);
  gtk_drop_down_set_model(list, G_LIST_MODEL(names));
  ui_name_inner_button(GTK_WIDGET(list), name);
  ui_deck_choice_set(list, chosen);
}

gint64
ui_deck_choice_get(GtkDropDown *list)
{
  g_return_val_if_fail(GTK_IS_DROP_DOWN(list), 0);

  GArray *ids = get_ids(list);
  guint selected = gtk_drop_down_get_selected(list);
  return ids != NULL && selected < ids->len ? g_array_index(ids, gint64, selected) : 0;
}

void
ui_deck_choice_set(GtkDropDown *list, gint64 deck)
{
  g_return_if_fail(GTK_IS_DROP_DOWN(list));

  GArray *ids = get_ids(list);
  for (guint i = 0; ids != NULL && i < ids->len; i++)
    if (g_array_index(ids, gint64, i) == deck)
      gtk_drop_down_set_selected(list, i);
}
