/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Finding cards, for lists and searches. All of it is read, nothing changed.
 */
#pragma once

#include "app/model/card.h"
#include "app/store/front/collection.h"

/**
 * IlkCardOrder: by what cards are sorted
 * @ILK_ORDER_RELEVANCE: by nothing: the first are found at once, however many there are
 * @ILK_ORDER_DECK: by deck, and as they stand in it
 * @ILK_ORDER_DUE: new cards last
 */
typedef enum {
  ILK_ORDER_RELEVANCE,
  ILK_ORDER_DECK,
  ILK_ORDER_QUESTION,
  ILK_ORDER_DUE,
  ILK_ORDER_ADDED,
  ILK_ORDER_CHANGED,
  ILK_ORDER_STABILITY,
  ILK_ORDER_DIFFICULTY,
  ILK_ORDER_REPS,
  ILK_ORDER_LAPSES,
} IlkCardOrder;

#define ILK_N_CARD_ORDERS 10

/**
 * IlkCardSearch:
 * @text: in the language of ilk_search_parse()
 * @limit: at most so many, 0 for all
 * @deck: only cards of it and of the decks below it, 0 for all
 * @thorough: whether words are looked for in every card that is not indexed yet, however many;
 * else, when these are more than ILK_MAX_SCANNED_NOTES, a search for words passes them over
 * @glance: a look at the oldest notes only (the newest, where @descending), which takes a few
 * milliseconds however many there are: what it finds is the beginning of what the whole search
 * finds. Only without an order, and when it finds nothing, that says nothing.
 */
typedef struct {
  const char *text;
  IlkCardOrder order;
  gboolean descending;
  guint limit;
  gint64 deck;
  gboolean thorough;
  gboolean glance;
} IlkCardSearch;

/**
 * ilk_collection_find_cards:
 * @error: ILK_ERROR_INVALID, ILK_ERROR_TOO_LARGE: a search that cannot be, see ilk_search_parse()
 *
 * Returns: (transfer full) (element-type gint64): the numbers of the cards that are found
 */
GArray *ilk_collection_find_cards(IlkCollection *self, const IlkCardSearch *search, GError **error)
    G_GNUC_WARN_UNUSED_RESULT;
void ilk_collection_find_cards_async(IlkCollection *self, const IlkCardSearch *search,
                                     GCancellable *cancellable, GAsyncReadyCallback callback,
                                     gpointer user_data);
GArray *ilk_collection_find_cards_finish(IlkCollection *self, GAsyncResult *result, GError **error)
    G_GNUC_WARN_UNUSED_RESULT;

/** ilk_collection_count_unindexed: @n: (out): how many notes searches for words have to look
 * through one by one, or pass over: what a large import added is indexed while nobody asks for
 * anything. ILK_CHANGE_INDEX tells when there is none any more. */
gboolean ilk_collection_count_unindexed(IlkCollection *self, guint *n, GError **error);
void ilk_collection_count_unindexed_async(IlkCollection *self, GCancellable *cancellable,
                                          GAsyncReadyCallback callback, gpointer user_data);
gboolean ilk_collection_count_unindexed_finish(IlkCollection *self, GAsyncResult *result, guint *n,
                                               GError **error);

/** ilk_collection_index: indexes what still has to be, at once. For a program that ends. */
gboolean ilk_collection_index(IlkCollection *self, GError **error);

/**
 * ilk_collection_list_cards:
 * @ids: (array length=n)
 *
 * Returns: (transfer full) (element-type IlkCard): the cards in the order of @ids, but for those
 * that are there no more
 */
GPtrArray *ilk_collection_list_cards(IlkCollection *self, const gint64 *ids, guint n,
                                     GError **error) G_GNUC_WARN_UNUSED_RESULT;
void ilk_collection_list_cards_async(IlkCollection *self, const gint64 *ids, guint n,
                                     GCancellable *cancellable, GAsyncReadyCallback callback,
                                     gpointer user_data);
GPtrArray *ilk_collection_list_cards_finish(IlkCollection *self, GAsyncResult *result,
                                            GError **error) G_GNUC_WARN_UNUSED_RESULT;

/**
 * ilk_collection_search:
 * @text: in the language of ilk_search_parse()
 * @limit: at most so many, and never more than ILK_MAX_SEARCH_RESULTS
 *
 * Returns: (transfer full) (element-type IlkCard): the best match first
 */
GPtrArray *ilk_collection_search(IlkCollection *self, const char *text, guint limit, GError **error)
    G_GNUC_WARN_UNUSED_RESULT;
void ilk_collection_search_async(IlkCollection *self, const char *text, guint limit,
                                 GCancellable *cancellable, GAsyncReadyCallback callback,
                                 gpointer user_data);
GPtrArray *ilk_collection_search_finish(IlkCollection *self, GAsyncResult *result, GError **error)
    G_GNUC_WARN_UNUSED_RESULT;
