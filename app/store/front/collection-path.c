/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The collection's front: new cards, and what comes before them.
 */
#include "app/store/front/collection-path.h"

#include "app/store/front/operation.h"
#include "app/store/queue/new-cards.h"
#include "app/store/queue/path-notes.h"

typedef struct {
  gint64 deck;
  guint limit;
  GArray *cards;
} ListNew;

static gboolean
list_new(IlkStore *store, gpointer arguments, GError **error)
{
  ListNew *list = arguments;
  list->cards = ilk_new_cards_list(store, list->deck, list->limit, error);
  return list->cards != NULL;
}

static void
clear_new(gpointer arguments)
{
  g_clear_pointer(&((ListNew *) arguments)->cards, g_array_unref);
}

static const IlkOperation new_operation = {
    .name = "list new",
    .work = list_new,
    .size = sizeof(ListNew),
    .clear = clear_new,
    .lane = ILK_LANE_READ,
};

GArray *
ilk_collection_list_new(IlkCollection *self, gint64 deck, guint limit, GError **error)
{
  ListNew list = {deck, limit, NULL};
  return ilk_collection_call(self, &new_operation, &list, error) ? list.cards : NULL;
}

void
ilk_collection_list_new_async(IlkCollection *self, gint64 deck, guint limit,
                              GCancellable *cancellable, GAsyncReadyCallback callback,
                              gpointer user_data)
{
  const ListNew list = {deck, limit, NULL};
  ilk_collection_submit(self, &new_operation, &list, cancellable, callback, user_data);
}

GArray *
ilk_collection_list_new_finish(IlkCollection *self, GAsyncResult *result, GError **error)
{
  ListNew *list = ilk_collection_finish(self, &new_operation, result, error);
  return list != NULL ? g_steal_pointer(&list->cards) : NULL;
}

void
ilk_path_note_free(IlkPathNote *self)
{
  g_free(self->id);
  g_free(self->question);
  g_strfreev(self->needs);
  g_free(self);
}

typedef struct {
  gint64 deck;
  gint64 note;
  GPtrArray *notes;
  char *id;
} ListPath;

static gboolean
list_path(IlkStore *store, gpointer arguments, GError **error)
{
  ListPath *list = arguments;
  list->notes = ilk_path_notes_list(store, list->deck, list->note, &list->id, error);
  return list->notes != NULL;
}

static void
clear_path(gpointer arguments)
{
  ListPath *list = arguments;
  g_clear_pointer(&list->notes, g_ptr_array_unref);
  g_clear_pointer(&list->id, g_free);
}

static const IlkOperation path_operation = {
    .name = "list path",
    .work = list_path,
    .size = sizeof(ListPath),
    .clear = clear_path,
    .lane = ILK_LANE_READ,
};

static GPtrArray *
take_path(ListPath *list, char **id)
{
  if (id != NULL)
    *id = g_steal_pointer(&list->id);
  else
    g_clear_pointer(&list->id, g_free);
  return g_steal_pointer(&list->notes);
}

GPtrArray *
ilk_collection_list_path(IlkCollection *self, gint64 deck, gint64 note, char **id, GError **error)
{
  ListPath list = {.deck = deck, .note = note};
  return ilk_collection_call(self, &path_operation, &list, error) ? take_path(&list, id) : NULL;
}

void
ilk_collection_list_path_async(IlkCollection *self, gint64 deck, gint64 note,
                               GCancellable *cancellable, GAsyncReadyCallback callback,
                               gpointer user_data)
{
  const ListPath list = {.deck = deck, .note = note};
  ilk_collection_submit(self, &path_operation, &list, cancellable, callback, user_data);
}

GPtrArray *
ilk_collection_list_path_finish(IlkCollection *self, GAsyncResult *result, char **id,
                                GError **error)
{
  ListPath *list = ilk_collection_finish(self, &path_operation, result, error);
  return list != NULL ? take_path(list, id) : NULL;
}
