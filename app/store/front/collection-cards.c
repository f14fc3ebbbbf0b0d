/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The collection's front: cards for lists, and the index that finds them.
 */
#include "app/store/front/collection-cards.h"

#include "app/store/find/find.h"
#include "app/store/front/operation.h"
#include "app/store/queue/search.h"

typedef struct {
  IlkCardSearch search;
  char *text; /* owned where the request is submitted */
  GArray *ids;
} FindCards;

static gboolean
find_cards(IlkStore *store, gpointer arguments, GError **error)
{
  FindCards *find = arguments;
  find->ids = ilk_find_ids(store, &find->search, error);
  return find->ids != NULL;
}

static void
clear_find(gpointer arguments)
{
  FindCards *find = arguments;
  g_free(find->text);
  g_clear_pointer(&find->ids, g_array_unref);
}

static const IlkOperation find_operation = {
    .name = "find cards",
    .work = find_cards,
    .size = sizeof(FindCards),
    .clear = clear_find,
    .lane = ILK_LANE_READ,
    .at_once = TRUE,
};

GArray *
ilk_collection_find_cards(IlkCollection *self, const IlkCardSearch *search, GError **error)
{
  g_return_val_if_fail(search != NULL && search->text != NULL, NULL);

  FindCards find = {.search = *search};
  return ilk_collection_call(self, &find_operation, &find, error) ? find.ids : NULL;
}

void
ilk_collection_find_cards_async(IlkCollection *self, const IlkCardSearch *search,
                                GCancellable *cancellable, GAsyncReadyCallback callback,
                                gpointer user_data)
{
  g_return_if_fail(search != NULL && search->text != NULL);

  FindCards find = {.search = *search, .text = g_strdup(search->text)};
  find.search.text = find.text;
  ilk_collection_submit(self, &find_operation, &find, cancellable, callback, user_data);
}

GArray *
ilk_collection_find_cards_finish(IlkCollection *self, GAsyncResult *result, GError **error)
{
  FindCards *find = ilk_collection_finish(self, &find_operation, result, error);
  return find != NULL ? g_steal_pointer(&find->ids) : NULL;
}

typedef struct {
  gint64 n;
} CountUnindexed;

static gboolean
count_unindexed(IlkStore *store, gpointer arguments, GError **error)
{
  return ilk_search_count_waiting(store, &((CountUnindexed *) arguments)->n, error);
}

static const IlkOperation count_operation = {
    .name = "count what is not indexed",
    .work = count_unindexed,
    .size = sizeof(CountUnindexed),
    .lane = ILK_LANE_READ,
    .at_once = TRUE,
};

gboolean
ilk_collection_count_unindexed(IlkCollection *self, guint *n, GError **error)
{
  CountUnindexed count = {0};
  if (!ilk_collection_call(self, &count_operation, &count, error))
    return FALSE;
  *n = (guint) count.n;
  return TRUE;
}

void
ilk_collection_count_unindexed_async(IlkCollection *self, GCancellable *cancellable,
                                     GAsyncReadyCallback callback, gpointer user_data)
{
  ilk_collection_submit(self, &count_operation, &(CountUnindexed){0}, cancellable, callback,
                        user_data);
}

gboolean
ilk_collection_count_unindexed_finish(IlkCollection *self, GAsyncResult *result, guint *n,
                                      GError **error)
{
  const CountUnindexed *count = ilk_collection_finish(self, &count_operation, result, error);
  if (count != NULL)
    *n = (guint) count->n;
  return count != NULL;
}

typedef struct {
  IlkChange change;
} Index;

static gboolean
index_all(IlkStore *store, gpointer arguments, GError **error)
{
  gboolean more = FALSE;
  return store->read_only || ilk_search_catch_up(store, NULL, NULL, &more, error);
}

static const IlkOperation index_operation = {
    .name = "index all",
    .work = index_all,
    .size = sizeof(Index),
    .tells = TRUE,
};

gboolean
ilk_collection_index(IlkCollection *self, GError **error)
{
  Index index = {.change.what = ILK_CHANGE_INDEX};
  return ilk_collection_call(self, &index_operation, &index, error);
}

typedef struct {
  GArray *ids;
  GPtrArray *cards;
} ListCards;

static gboolean
list_cards(IlkStore *store, gpointer arguments, GError **error)
{
  ListCards *list = arguments;
  list->cards = ilk_find_cards(store, list->ids, error);
  return list->cards != NULL;
}

static void
clear_list(gpointer arguments)
{
  ListCards *list = arguments;
  g_array_unref(list->ids);
  g_clear_pointer(&list->cards, g_ptr_array_unref);
}

static const IlkOperation list_operation = {
    .name = "list cards",
    .work = list_cards,
    .size = sizeof(ListCards),
    .clear = clear_list,
    .lane = ILK_LANE_READ,
    .at_once = TRUE,
};

static GArray *
copy_ids(const gint64 *ids, guint n)
{
  GArray *copy = g_array_sized_new(FALSE, FALSE, sizeof(gint64), n);
  return g_array_append_vals(copy, ids, n);
}

GPtrArray *
ilk_collection_list_cards(IlkCollection *self, const gint64 *ids, guint n, GError **error)
{
  g_autoptr(GArray) copy = copy_ids(ids, n);
  ListCards list = {.ids = copy};
  return ilk_collection_call(self, &list_operation, &list, error) ? list.cards : NULL;
}

void
ilk_collection_list_cards_async(IlkCollection *self, const gint64 *ids, guint n,
                                GCancellable *cancellable, GAsyncReadyCallback callback,
                                gpointer user_data)
{
  ListCards list = {.ids = copy_ids(ids, n)};
  ilk_collection_submit(self, &list_operation, &list, cancellable, callback, user_data);
}

GPtrArray *
ilk_collection_list_cards_finish(IlkCollection *self, GAsyncResult *result, GError **error)
{
  ListCards *list = ilk_collection_finish(self, &list_operation, result, error);
  return list != NULL ? g_steal_pointer(&list->cards) : NULL;
}
