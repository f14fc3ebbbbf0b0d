/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Which card is studied next, and what waits. Every question is answered by a look-up or a count in
 * an index of just the cards it is about. Database thread only.
 */
#pragma once

#include "app/model/deck.h"
#include "app/store/store.h"

/** ILK_QUEUE_SHUFFLED: in SQL, a number for each card that is another every day, which is ?2, and
 * stays the same all day: times something of the day, modulo a prime */
#define ILK_QUEUE_SHUFFLED "card * 2654435761 % 4294967291 * (?2 % 65521 + 7) % 4294967291"

/** ilk_queue_next: @card: (out): id of the card to study now, 0 when nothing waits; see
 * ilk_collection_next_card() */
gboolean ilk_queue_next(IlkStore *store, gint64 deck, gint64 except, gint64 *card, GError **error);

/** ilk_queue_count: fills @counts but its total */
gboolean ilk_queue_count(IlkStore *store, const IlkStoreDeck *deck, IlkDeckCounts *counts,
                         GError **error);

/** ilk_queue_count_due: @n: (out): studied cards of @deck (0: all) that come due before @until */
gboolean ilk_queue_count_due(IlkStore *store, gint64 deck, gint64 until, guint *n, GError **error);
