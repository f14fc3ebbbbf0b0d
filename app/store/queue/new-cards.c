/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Each card is taken after what it needs, one at a time, and what is taken counts as asked. So the
 * first cards of a deck are enough, however many it has.
 */
#include "app/store/queue/new-cards.h"

#include "app/base/clock.h"
#include "app/store/decks/deck-order.h"
#include "app/store/decks/decks.h"
#include "app/store/queue/path.h"
#include "app/store/queue/queue.h"

typedef struct {
  IlkStore *store;
  GHashTable *taken;
  GArray *cards;
  gint64 day;
  guint limit;
} Listing;

#define SELECT                                                                                     \
  "SELECT card FROM memory WHERE deck = ?1 AND suspended = 0 AND buried <= ?2 AND state = 0"       \
  " ORDER BY "

static const char *const in_order[] = {
    [ILK_NEW_IN_PLACE] = SELECT "position LIMIT ?3",
    [ILK_NEW_SHUFFLED] = SELECT ILK_QUEUE_SHUFFLED " LIMIT ?3",
};

static void
take(Listing *self, gint64 card)
{
  g_array_append_val(self->cards, card);
  g_hash_table_add(self->taken, g_memdup2(&card, sizeof card));
}

/* Takes @card, after what it needs. */
static gboolean
take_path(Listing *self, gint64 deck, gint64 card, GError **error)
{
  const IlkPathPlace place = {.deck = deck, .day = self->day, .taken = self->taken};
  while (self->cards->len < self->limit && !g_hash_table_contains(self->taken, &card)) {
    gint64 first = card;
    if (!ilk_path_find_first(self->store, &place, &first, error))
      return FALSE;
    take(self, first);
  }
  return TRUE;
}

static gboolean
take_deck(Listing *self, const IlkStoreDeck *deck, GError **error)
{
  g_autoptr(IlkQuery) query =
      ilk_database_query(self->store->db, in_order[deck->options->new_order]);
  ilk_query_bind_int(query, deck->id);
  ilk_query_bind_int(query, self->day);
  ilk_query_bind_int(query, self->limit);
  int row = 1;
  while (self->cards->len < self->limit && (row = ilk_query_step(query, error)) > 0)
    if (!take_path(self, deck->id, ilk_query_get_int(query, 0), error))
      return FALSE;
  return row >= 0;
}

static gboolean
take_decks(Listing *self, gint64 deck, GError **error)
{
  IlkStore *store = self->store;
  const GArray *order = ilk_deck_order_get(store, error);
  for (guint i = 0; order != NULL && i < order->len; i++) {
    const IlkStoreDeck *each =
        &g_array_index(store->decks, IlkStoreDeck, g_array_index(order, guint, i));
    if ((deck == 0 || ilk_store_deck_is_below(store, each->id, deck)) &&
        !take_deck(self, each, error))
      return FALSE;
  }
  return order != NULL;
}

GArray *
ilk_new_cards_list(IlkStore *store, gint64 deck, guint limit, GError **error)
{
  gint64 now = ilk_clock_now();
  guint index;
  if (deck != 0 && !ilk_store_find_deck(store, deck, &index, error))
    return NULL;
  g_autoptr(GHashTable) taken = g_hash_table_new_full(g_int64_hash, g_int64_equal, g_free, NULL);
  g_autoptr(GArray) cards = g_array_new(FALSE, FALSE, sizeof(gint64));
  Listing self = {store, taken, cards,
                  ilk_clock_day(now, ilk_clock_utc_offset(now), store->options.rollover), limit};
  return take_decks(&self, deck, error) ? g_steal_pointer(&cards) : NULL;
}
