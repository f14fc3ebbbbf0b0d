/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What is in the list and stays there is left alone, so that a deck more or less touches no other.
 */
#include "ui/study/deck-item.h"

struct _UiDeckItem {
  GObject parent_instance;

  /* Owned */
  IlkDeck *deck;
};

enum { PROP_0, PROP_DECK, N_PROPERTIES };
static GParamSpec *properties[N_PROPERTIES];

G_DEFINE_FINAL_TYPE(UiDeckItem, ui_deck_item, G_TYPE_OBJECT)

static void
set_deck(UiDeckItem *self, IlkDeck *deck)
{
  if (g_set_object(&self->deck, deck))
    g_object_notify_by_pspec(G_OBJECT(self), properties[PROP_DECK]);
}

static void
ui_deck_item_get_property(GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_DECK)
    g_value_set_object(value, UI_DECK_ITEM(object)->deck);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID(object, id, pspec);
}

static void
ui_deck_item_finalize(GObject *object)
{
  g_object_unref(UI_DECK_ITEM(object)->deck);
  G_OBJECT_CLASS(ui_deck_item_parent_class)->finalize(object);
}

static void
ui_deck_item_class_init(UiDeckItemClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS(klass);

  object_class->get_property = ui_deck_item_get_property;
  object_class->finalize = ui_deck_item_finalize;
  properties[PROP_DECK] = g_param_spec_object("deck", NULL, NULL, ILK_TYPE_DECK,
                                              G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties(object_class, N_PROPERTIES, properties);
}

static void
ui_deck_item_init(UiDeckItem *self)
{
}

UiDeckItem *
ui_deck_item_new(IlkDeck *deck)
{
  g_return_val_if_fail(ILK_IS_DECK(deck), NULL);

  UiDeckItem *self = g_object_new(UI_TYPE_DECK_ITEM, NULL);

  self->deck = g_object_ref(deck);
  return self;
}

IlkDeck *
ui_deck_item_get_deck(UiDeckItem *self)
{
  g_return_val_if_fail(UI_IS_DECK_ITEM(self), NULL);
  return self->deck;
}

/* Whether the item at @place is that of @deck; then it is told of the deck. */
static gboolean
is_kept(GListStore *store, guint place, IlkDeck *deck)
{
  g_autoptr(UiDeckItem) item = g_list_model_get_item(G_LIST_MODEL(store), place);
  gboolean kept = item != NULL && ilk_deck_get_id(item->deck) == ilk_deck_get_id(deck);

  if (kept)
    set_deck(item, deck);
  return kept;
}

static GPtrArray *
make_items(GPtrArray *decks, guint first, guint n)
{
  GPtrArray *items = g_ptr_array_new_full(n, g_object_unref);

  for (guint i = 0; i < n; i++)
    g_ptr_array_add(items, ui_deck_item_new(g_ptr_array_index(decks, first + i)));
  return items;
}

static void
remove_gone(GListStore *store, GPtrArray *decks)
{
  g_autoptr(GHashTable) ids = g_hash_table_new_full(g_int64_hash, g_int64_equal, g_free, NULL);

  for (guint i = 0; i < decks->len; i++) {
    gint64 id = ilk_deck_get_id(g_ptr_array_index(decks, i));
    g_hash_table_add(ids, g_memdup2(&id, sizeof id));
  }
  for (guint i = g_list_model_get_n_items(G_LIST_MODEL(store)); i > 0; i--) {
    g_autoptr(UiDeckItem) item = g_list_model_get_item(G_LIST_MODEL(store), i - 1);
    gint64 id = ilk_deck_get_id(item->deck);

    if (!g_hash_table_contains(ids, &id))
      g_list_store_remove(store, i - 1);
  }
}

/* Returns: where the decks that are missing at @place end. */
static guint
insert_missing(GListStore *store, GPtrArray *decks, guint place)
{
  guint end = place;

  while (end < decks->len && !is_kept(store, place, g_ptr_array_index(decks, end)))
    end++;
  g_autoptr(GPtrArray) items = make_items(decks, place, end - place);
  if (items->len > 0)
    g_list_store_splice(store, place, 0, items->pdata, items->len);
  return end;
}

void
ui_deck_items_update(GListStore *store, GPtrArray *decks)
{
  g_autoptr(GPtrArray) sorted = ilk_decks_sort(decks);

  remove_gone(store, sorted);
  for (guint i = 0; i < sorted->len; i++)
    i = insert_missing(store, sorted, i);
  /* A deck that has got another name was put in its new place and is still in its old one. */
  guint n = g_list_model_get_n_items(G_LIST_MODEL(store));
  g_list_store_splice(store, sorted->len, n - sorted->len, NULL, 0);
}
