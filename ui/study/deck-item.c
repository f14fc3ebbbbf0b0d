/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What is in the list and stays there is left alone, so that a deck more or less touches no other.
 */
#include "ui/study/deck-item.h"

struct _UiDeckItem {
  GObject parent_instance;

  /* Owned: its deck */
  IlkDeckBranch branch;

  gboolean collapsed;
};

enum { PROP_0, PROP_DECK, N_PROPERTIES };
static GParamSpec *properties[N_PROPERTIES];

G_DEFINE_FINAL_TYPE(UiDeckItem, ui_deck_item, G_TYPE_OBJECT)

static gboolean
is_as(const UiDeckItem *self, const IlkDeckBranch *branch, gboolean collapsed)
{
  return self->branch.deck == branch->deck && self->branch.depth == branch->depth &&
         self->branch.n_below == branch->n_below && self->collapsed == collapsed;
}

static void
set_branch(UiDeckItem *self, const IlkDeckBranch *branch, gboolean collapsed)
{
  if (is_as(self, branch, collapsed))
    return;
  g_object_ref(branch->deck);
  g_clear_object(&self->branch.deck);
  self->branch = *branch;
  self->collapsed = collapsed;
  g_object_notify_by_pspec(G_OBJECT(self), properties[PROP_DECK]);
}

static void
ui_deck_item_get_property(GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_DECK)
    g_value_set_object(value, UI_DECK_ITEM(object)->branch.deck);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID(object, id, pspec);
}

static void
ui_deck_item_finalize(GObject *object)
{
  g_object_unref(UI_DECK_ITEM(object)->branch.deck);
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
ui_deck_item_new(const IlkDeckBranch *branch)
{
  g_return_val_if_fail(branch != NULL, NULL);

  UiDeckItem *self = g_object_new(UI_TYPE_DECK_ITEM, NULL);

  self->branch = *branch;
  g_object_ref(branch->deck);
  return self;
}

IlkDeck *
ui_deck_item_get_deck(UiDeckItem *self)
{
  g_return_val_if_fail(UI_IS_DECK_ITEM(self), NULL);
  return self->branch.deck;
}

const IlkDeckBranch *
ui_deck_item_get_branch(UiDeckItem *self)
{
  g_return_val_if_fail(UI_IS_DECK_ITEM(self), NULL);
  return &self->branch;
}

gboolean
ui_deck_item_is_collapsed(UiDeckItem *self)
{
  g_return_val_if_fail(UI_IS_DECK_ITEM(self), FALSE);
  return self->collapsed;
}

/* What of a tree is shown, in its order. */
typedef struct {
  GPtrArray *branches; /* const IlkDeckBranch, of the tree */
  GHashTable *collapsed;
} Shown;

static gint64
get_id(const IlkDeckBranch *branch)
{
  return ilk_deck_get_id(branch->deck);
}

static gboolean
is_collapsed(const Shown *shown, const IlkDeckBranch *branch)
{
  gint64 id = get_id(branch);

  return branch->n_below > 0 && g_hash_table_contains(shown->collapsed, &id);
}

static void
find_shown(Shown *shown, GArray *tree)
{
  for (guint i = 0; i < tree->len; i++) {
    const IlkDeckBranch *branch = &g_array_index(tree, IlkDeckBranch, i);

    g_ptr_array_add(shown->branches, (gpointer) branch);
    if (is_collapsed(shown, branch))
      i += branch->n_below;
  }
}

static UiDeckItem *
make_item(const Shown *shown, guint place)
{
  const IlkDeckBranch *branch = g_ptr_array_index(shown->branches, place);
  UiDeckItem *item = ui_deck_item_new(branch);

  item->collapsed = is_collapsed(shown, branch);
  return item;
}

/* Whether the item at @place of @store is that of the branch at @shown; then it is told of it. */
static gboolean
is_kept(GListStore *store, guint place, const Shown *shown, guint wanted)
{
  const IlkDeckBranch *branch = g_ptr_array_index(shown->branches, wanted);
  g_autoptr(UiDeckItem) item = g_list_model_get_item(G_LIST_MODEL(store), place);
  gboolean kept = item != NULL && get_id(&item->branch) == get_id(branch);

  if (kept)
    set_branch(item, branch, is_collapsed(shown, branch));
  return kept;
}

static void
remove_gone(GListStore *store, const Shown *shown)
{
  g_autoptr(GHashTable) ids = g_hash_table_new_full(g_int64_hash, g_int64_equal, g_free, NULL);

  for (guint i = 0; i < shown->branches->len; i++) {
    gint64 id = get_id(g_ptr_array_index(shown->branches, i));
    g_hash_table_add(ids, g_memdup2(&id, sizeof id));
  }
  for (guint i = g_list_model_get_n_items(G_LIST_MODEL(store)); i > 0; i--) {
    g_autoptr(UiDeckItem) item = g_list_model_get_item(G_LIST_MODEL(store), i - 1);
    gint64 id = get_id(&item->branch);

    if (!g_hash_table_contains(ids, &id))
      g_list_store_remove(store, i - 1);
  }
}

/* Returns: where the decks that are missing at @place end. */
static guint
insert_missing(GListStore *store, const Shown *shown, guint place)
{
  g_autoptr(GPtrArray) items = g_ptr_array_new_with_free_func(g_object_unref);
  guint end = place;

  while (end < shown->branches->len && !is_kept(store, place, shown, end))
    g_ptr_array_add(items, make_item(shown, end++));
  if (items->len > 0)
    g_list_store_splice(store, place, 0, items->pdata, items->len);
  return end;
}

void
ui_deck_items_update(GListStore *store, GArray *tree, GHashTable *collapsed)
{
  g_autoptr(GPtrArray) branches = g_ptr_array_new();
  Shown shown = {branches, collapsed};

  find_shown(&shown, tree);
  remove_gone(store, &shown);
  for (guint i = 0; i < branches->len; i++)
    i = insert_missing(store, &shown, i);
  /* A deck that has got another name was put in its new place and is still in its old one. */
  guint n = g_list_model_get_n_items(G_LIST_MODEL(store));
  g_list_store_splice(store, branches->len, n - branches->len, NULL, 0);
}
