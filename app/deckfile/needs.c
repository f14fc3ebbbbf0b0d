/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A walk from each card to what it needs, deepest first. A card that is met again while it is still
 * on the way closes a circle. The way is kept in a list: a file could be made to nest deeper than a
 * stack is.
 */
#include "app/deckfile/needs.h"

#include "app/base/limits.h"
#include "app/deckfile/source-text.h"
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Of a circle so many cards are named. */
#define MOST_NAMED 6

typedef enum { UNSEEN, ON_THE_WAY, DONE } State;

/* A card that needs others; what needs none is no part of a circle. */
typedef struct {
  char *id;
  char **needs;
  gsize where;
  guint next; /* of @needs */
  State state;
} Node;

struct _IlkNeeds {
  /* Owned */
  GPtrArray *nodes; /* Node */
  GHashTable *by_id;
  GPtrArray *way; /* Node, borrowed: from the card that the walk began with */

  guint n_needs;
};

static void
node_free(gpointer data)
{
  Node *self = data;
  g_free(self->id);
  g_strfreev(self->needs);
  g_free(self);
}

IlkNeeds *
ilk_needs_new(void)
{
  IlkNeeds *self = g_new0(IlkNeeds, 1);
  self->nodes = g_ptr_array_new_with_free_func(node_free);
  self->by_id = g_hash_table_new(g_str_hash, g_str_equal);
  self->way = g_ptr_array_new();
  return self;
}

void
ilk_needs_free(IlkNeeds *self)
{
  g_ptr_array_unref(self->way);
  g_hash_table_unref(self->by_id);
  g_ptr_array_unref(self->nodes);
  g_free(self);
}

gboolean
ilk_needs_add(IlkNeeds *self, const IlkDeckFileCard *card, gsize where)
{
  char **needs = (char **) card->content.needs;
  if (needs == NULL)
    return TRUE;
  self->n_needs += g_strv_length(needs);
  if (self->n_needs > ILK_MAX_NEEDS_PER_FILE)
    return FALSE;
  Node *node = g_new0(Node, 1);
  *node = (Node){.id = g_strdup(card->id), .needs = g_strdupv(needs), .where = where};
  g_ptr_array_add(self->nodes, node);
  g_hash_table_insert(self->by_id, node->id, node);
  return TRUE;
}

/* Goes on to the next card on the way. Returns: (nullable): one that is needed and on the way
 * already */
static const Node *
step(IlkNeeds *self)
{
  Node *top = g_ptr_array_index(self->way, self->way->len - 1);
  const char *need = top->needs[top->next];
  if (need == NULL) {
    top->state = DONE;
    g_ptr_array_set_size(self->way, (int) self->way->len - 1);
    return NULL;
  }
  top->next++;
  Node *node = g_hash_table_lookup(self->by_id, need);
  if (node == NULL || node->state == DONE)
    return NULL;
  if (node->state == ON_THE_WAY)
    return node;
  node->state = ON_THE_WAY;
  g_ptr_array_add(self->way, node);
  return NULL;
}

static void
begin(IlkNeeds *self, Node *node)
{
  if (node->state != UNSEEN)
    return;
  node->state = ON_THE_WAY;
  g_ptr_array_add(self->way, node);
}

/* Returns: (transfer full): the circle that leads back to @first */
static char *
dup_circle(IlkNeeds *self, const Node *first)
{
  g_autoptr(GString) circle = g_string_new(NULL);
  guint from = 0, named = 0;
  g_ptr_array_find(self->way, first, &from);
  for (guint i = from; i < self->way->len && named < MOST_NAMED; i++, named++) {
    g_autofree char *id = ilk_excerpt(((Node *) g_ptr_array_index(self->way, i))->id);
    g_string_append_printf(circle, "%s → ", id);
  }
  if (self->way->len - from > MOST_NAMED)
    g_string_append(circle, "… → ");
  g_autofree char *id = ilk_excerpt(first->id);
  return g_strdup_printf(_("These cards need each other in a circle: %s%s. One of them has to come "
                           "first."),
                         circle->str, id);
}

static char *
dup_missing(const Node *node, IlkNeedsHas has, gpointer data)
{
  for (char **need = node->needs; *need != NULL; need++) {
    if (has(*need, data))
      continue;
    g_autofree char *id = ilk_excerpt(*need);
    return g_strdup_printf(_("This card needs “%s”, but no card of this file has that id."), id);
  }
  return NULL;
}

char *
ilk_needs_dup_problem(IlkNeeds *self, IlkNeedsHas has, gpointer data, gsize *where)
{
  for (guint i = 0; i < self->nodes->len; i++) {
    Node *node = g_ptr_array_index(self->nodes, i);
    *where = node->where;
    char *problem = dup_missing(node, has, data);
    if (problem != NULL)
      return problem;
    begin(self, node);
    while (self->way->len > 0) {
      const Node *again = step(self);
      if (again == NULL)
        continue;
      *where = again->where;
      return dup_circle(self, again);
    }
  }
  return NULL;
}

/* Takes the need that was followed last away. */
static void
drop_last(Node *node)
{
  char **need = node->needs + --node->next;
  g_free(*need);
  memmove(need, need + 1, g_strv_length(need + 1) * sizeof *need + sizeof *need);
}

static void
drop_missing(Node *node, GHashTable *ids)
{
  guint kept = 0;
  for (char **need = node->needs; *need != NULL; need++) {
    if (g_hash_table_contains(ids, *need))
      node->needs[kept++] = *need;
    else
      g_free(*need);
  }
  node->needs[kept] = NULL;
}

static void
break_circles(IlkNeeds *self)
{
  for (guint i = 0; i < self->nodes->len; i++) {
    begin(self, g_ptr_array_index(self->nodes, i));
    while (self->way->len > 0) {
      Node *top = g_ptr_array_index(self->way, self->way->len - 1);
      if (step(self) != NULL)
        drop_last(top);
    }
  }
}

static void
give_back(IlkNeeds *self, IlkDeckFileCard *card)
{
  Node *node = g_hash_table_lookup(self->by_id, card->id);
  g_strfreev((char **) g_steal_pointer(&card->content.needs));
  if (node != NULL && node->needs[0] != NULL)
    card->content.needs = (const char *const *) g_strdupv(node->needs);
}

void
ilk_needs_mend(IlkDeckFile *file)
{
  g_autoptr(IlkNeeds) self = ilk_needs_new();
  g_autoptr(GHashTable) ids = g_hash_table_new(g_str_hash, g_str_equal);
  for (guint i = 0; i < file->cards->len; i++) {
    const IlkDeckFileCard *card = ilk_deck_file_get_card(file, i);
    g_hash_table_add(ids, card->id);
    if (!ilk_needs_add(self, card, 0))
      break;
  }
  for (guint i = 0; i < self->nodes->len; i++)
    drop_missing(g_ptr_array_index(self->nodes, i), ids);
  break_circles(self);
  for (guint i = 0; i < file->cards->len; i++)
    give_back(self, g_ptr_array_index(file->cards, i));
}
