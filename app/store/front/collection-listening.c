/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The collection's front: what was listened to.
 */
#include "app/store/front/collection-listening.h"

#include "app/store/front/operation.h"
#include "app/store/rows/listening.h"

static gboolean
add_heard(IlkStore *store, gpointer arguments, GError **error)
{
  return ilk_listening_store(store, arguments, error);
}

static const IlkOperation add_operation = {
    .name = "add heard",
    .work = add_heard,
    .size = sizeof(IlkHeard),
};

gboolean
ilk_collection_add_heard(IlkCollection *self, const IlkHeard *heard, GError **error)
{
  g_return_val_if_fail(heard != NULL, FALSE);

  IlkHeard arguments = *heard;
  return ilk_collection_call(self, &add_operation, &arguments, error);
}

void
ilk_collection_add_heard_async(IlkCollection *self, const IlkHeard *heard,
                               GCancellable *cancellable, GAsyncReadyCallback callback,
                               gpointer user_data)
{
  g_return_if_fail(heard != NULL);
  ilk_collection_submit(self, &add_operation, heard, cancellable, callback, user_data);
}

gboolean
ilk_collection_add_heard_finish(IlkCollection *self, GAsyncResult *result, GError **error)
{
  return ilk_collection_finish(self, &add_operation, result, error) != NULL;
}

typedef struct {
  guint limit;
  GArray *cards;
} ListHeard;

static gboolean
list_heard(IlkStore *store, gpointer arguments, GError **error)
{
  ListHeard *list = arguments;
  list->cards = ilk_listening_list_cards(store, list->limit, error);
  return list->cards != NULL;
}

static void
clear_list(gpointer arguments)
{
  g_clear_pointer(&((ListHeard *) arguments)->cards, g_array_unref);
}

static const IlkOperation list_operation = {
    .name = "list heard",
    .work = list_heard,
    .size = sizeof(ListHeard),
    .clear = clear_list,
    .lane = ILK_LANE_READ,
};

GArray *
ilk_collection_list_heard(IlkCollection *self, guint limit, GError **error)
{
  ListHeard list = {limit, NULL};
  return ilk_collection_call(self, &list_operation, &list, error) ? list.cards : NULL;
}

void
ilk_collection_list_heard_async(IlkCollection *self, guint limit, GCancellable *cancellable,
                                GAsyncReadyCallback callback, gpointer user_data)
{
  const ListHeard list = {limit, NULL};
  ilk_collection_submit(self, &list_operation, &list, cancellable, callback, user_data);
}

GArray *
ilk_collection_list_heard_finish(IlkCollection *self, GAsyncResult *result, GError **error)
{
  ListHeard *list = ilk_collection_finish(self, &list_operation, result, error);
  return list != NULL ? g_steal_pointer(&list->cards) : NULL;
}
