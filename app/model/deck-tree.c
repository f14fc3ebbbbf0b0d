/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Each name's key is computed once, each deck is reached once: a circle of parents, which only
 * damage can make, is broken where it is entered.
 */
#include "app/model/deck-tree.h"

#include <string.h>

/* A deck and what it is compared by. */
typedef struct {
  IlkDeck *deck;
  gint64 id;
  guint rank;
  char *key;
} Keyed;

/* A deck on its way into the tree. */
typedef struct {
  guint place; /* in the keyed ones */
  guint depth;
  guint above; /* in the tree */
} Step;

typedef struct {
  GArray *keyed;     /* Keyed, by rank and name */
  GHashTable *below; /* id → GArray of places */
  GArray *tree;
  GArray *above; /* of each in the tree: where the one above it stands there */
  GArray *steps; /* a stack: the next is the last */
  GHashTable *seen;
} Growth;

static void
clear_keyed(gpointer data)
{
  g_free(((Keyed *) data)->key);
}

static char *
dup_key(IlkDeck *deck)
{
  g_autofree char *folded = g_utf8_casefold(ilk_deck_get_name(deck), -1);

  /* Made for file names, whose numbers it compares by their value. */
  return g_utf8_collate_key_for_filename(folded, -1);
}

static int
compare_keyed(gconstpointer a, gconstpointer b)
{
  const Keyed *one = a, *other = b;
  int order = strcmp(one->key, other->key);

  if (one->rank != other->rank)
    return one->rank < other->rank ? -1 : 1;
  return order != 0 ? order : (one->id > other->id) - (one->id < other->id);
}

static GArray *
sort(GPtrArray *decks)
{
  GArray *keyed = g_array_sized_new(FALSE, FALSE, sizeof(Keyed), decks->len);

  g_array_set_clear_func(keyed, clear_keyed);
  for (guint i = 0; i < decks->len; i++) {
    IlkDeck *deck = g_ptr_array_index(decks, i);
    int rank = ilk_deck_get_rank(deck);
    Keyed one = {deck, ilk_deck_get_id(deck), rank > 0 ? (guint) rank : G_MAXUINT, dup_key(deck)};
    g_array_append_val(keyed, one);
  }
  g_array_sort(keyed, compare_keyed);
  return keyed;
}

static GArray *
need_places(GHashTable *below, const gint64 *id)
{
  GArray *places = g_hash_table_lookup(below, id);

  if (places == NULL) {
    places = g_array_new(FALSE, FALSE, sizeof(guint));
    g_hash_table_insert(below, g_memdup2(id, sizeof *id), places);
  }
  return places;
}

static void
find_children(Growth *self)
{
  self->below =
      g_hash_table_new_full(g_int64_hash, g_int64_equal, g_free, (GDestroyNotify) g_array_unref);
  for (guint i = 0; i < self->keyed->len; i++) {
    gint64 parent = ilk_deck_get_parent(g_array_index(self->keyed, Keyed, i).deck);
    g_array_append_val(need_places(self->below, &parent), i);
  }
}

static void
push_below(Growth *self, const gint64 *id, guint depth, guint above)
{
  GArray *places = g_hash_table_lookup(self->below, id);

  for (guint i = places != NULL ? places->len : 0; i > 0; i--) {
    Step step = {g_array_index(places, guint, i - 1), depth, above};
    g_array_append_val(self->steps, step);
  }
}

static void
grow(Growth *self)
{
  while (self->steps->len > 0) {
    Step step = g_array_index(self->steps, Step, self->steps->len - 1);
    const Keyed *keyed = &g_array_index(self->keyed, Keyed, step.place);
    IlkDeckBranch branch = {keyed->deck, step.depth, 0, *ilk_deck_get_counts(keyed->deck)};

    g_array_set_size(self->steps, self->steps->len - 1);
    if (!g_hash_table_add(self->seen, keyed->deck))
      continue;
    g_array_append_val(self->tree, branch);
    g_array_append_val(self->above, step.above);
    push_below(self, &keyed->id, step.depth + 1, self->tree->len - 1);
  }
}

static void
grow_from(Growth *self, guint place)
{
  Step step = {place, 0, 0};

  g_array_append_val(self->steps, step);
  grow(self);
}

static gboolean
is_at_top(const Growth *self, IlkDeck *deck, GHashTable *ids)
{
  gint64 parent = ilk_deck_get_parent(deck);

  return parent == 0 || !g_hash_table_contains(ids, &parent);
}

/* First from the tops; what is left then stands in a circle. */
static void
grow_all(Growth *self)
{
  g_autoptr(GHashTable) ids = g_hash_table_new(g_int64_hash, g_int64_equal);

  for (guint i = 0; i < self->keyed->len; i++)
    g_hash_table_add(ids, &g_array_index(self->keyed, Keyed, i).id);
  for (guint i = 0; i < self->keyed->len; i++)
    if (is_at_top(self, g_array_index(self->keyed, Keyed, i).deck, ids))
      grow_from(self, i);
  for (guint i = 0; i < self->keyed->len; i++)
    grow_from(self, i);
}

/* From the last on, so that each knows what is below it before it is added to the one above. */
static void
sum_up(Growth *self)
{
  for (guint i = self->tree->len; i > 1; i--) {
    const IlkDeckBranch *branch = &g_array_index(self->tree, IlkDeckBranch, i - 1);
    IlkDeckBranch *above =
        &g_array_index(self->tree, IlkDeckBranch, g_array_index(self->above, guint, i - 1));

    if (branch->depth == 0)
      continue;
    above->n_below += 1 + branch->n_below;
    ilk_deck_counts_add(&above->sum, &branch->sum);
  }
}

static void
unref_deck(gpointer branch)
{
  g_object_unref(((IlkDeckBranch *) branch)->deck);
}

GArray *
ilk_deck_tree_new(GPtrArray *decks)
{
  g_return_val_if_fail(decks != NULL, NULL);

  g_autoptr(GArray) keyed = sort(decks);
  g_autoptr(GArray) above = g_array_new(FALSE, FALSE, sizeof(guint));
  g_autoptr(GArray) steps = g_array_new(FALSE, FALSE, sizeof(Step));
  g_autoptr(GHashTable) seen = g_hash_table_new(NULL, NULL);
  Growth self = {.keyed = keyed, .above = above, .steps = steps, .seen = seen};

  self.tree = g_array_sized_new(FALSE, FALSE, sizeof(IlkDeckBranch), decks->len);
  find_children(&self);
  grow_all(&self);
  sum_up(&self);
  g_hash_table_unref(self.below);
  for (guint i = 0; i < self.tree->len; i++)
    g_object_ref(g_array_index(self.tree, IlkDeckBranch, i).deck);
  g_array_set_clear_func(self.tree, unref_deck);
  return self.tree;
}

GPtrArray *
ilk_decks_sort(GPtrArray *decks)
{
  g_autoptr(GArray) tree = ilk_deck_tree_new(decks);
  GPtrArray *sorted = g_ptr_array_new_full(decks->len, g_object_unref);

  for (guint i = 0; i < tree->len; i++)
    g_ptr_array_add(sorted, g_object_ref(g_array_index(tree, IlkDeckBranch, i).deck));
  return sorted;
}

IlkDeckCounts
ilk_decks_sum(GPtrArray *decks, gint64 deck)
{
  g_autoptr(GArray) tree = ilk_deck_tree_new(decks);
  IlkDeckCounts sum = {0};

  for (guint i = 0; i < tree->len; i++) {
    const IlkDeckBranch *branch = &g_array_index(tree, IlkDeckBranch, i);
    if (deck != 0 ? ilk_deck_get_id(branch->deck) == deck : branch->depth == 0)
      ilk_deck_counts_add(&sum, &branch->sum);
  }
  return sum;
}
