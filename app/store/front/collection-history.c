/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The collection's front: one card with its reviews and where it came from.
 */
#include "app/store/front/collection-history.h"

#include "app/store/decks/decks.h"
#include "app/store/front/operation.h"
#include "app/store/rows/log.h"
#include "app/store/rows/note.h"

/* Decks stand below each other no deeper than this, see ILK_EDIT_MOVE_DECK. */
#define MAX_STEPS 1000

typedef struct {
  gint64 card;
  IlkCardHistory *history;
} GetHistory;

void
ilk_card_history_free(IlkCardHistory *self)
{
  g_clear_object(&self->card);
  g_clear_pointer(&self->reviews, g_array_unref);
  g_free(self->deck);
  g_free(self->file_id);
  g_free(self);
}

static gboolean
read_origin(IlkStore *store, gint64 card, IlkCardHistory *history, GError **error)
{
  g_autoptr(IlkQuery) query = ilk_database_query(
      store->db, "SELECT card.added, note.file_id FROM card JOIN note ON note.id = card.note"
                 " WHERE card.id = ?");
  ilk_query_bind_int(query, card);
  int row = ilk_query_step(query, error);
  if (row > 0) {
    history->added = ilk_query_get_int(query, 0);
    history->file_id = g_strdup(ilk_query_get_text(query, 1));
  }
  return row >= 0;
}

/* “A / B”, from the deck upwards. */
static gboolean
read_path(IlkStore *store, gint64 deck, char **path, GError **error)
{
  *path = g_strdup("");
  for (int step = 0; deck != 0 && step < MAX_STEPS; step++) {
    g_autoptr(IlkQuery) query =
        ilk_database_query(store->db, "SELECT name, coalesce(parent, 0) FROM deck WHERE id = ?");
    ilk_query_bind_int(query, deck);
    int row = ilk_query_step(query, error);
    if (row < 0)
      return FALSE;
    if (row == 0)
      break;
    char *longer =
        g_strconcat(ilk_query_get_text(query, 0), **path != '\0' ? " / " : "", *path, NULL);
    g_free(*path);
    *path = longer;
    deck = ilk_query_get_int(query, 1);
  }
  return TRUE;
}

static gboolean
get_history(IlkStore *store, gpointer arguments, GError **error)
{
  GetHistory *get = arguments;
  g_autoptr(IlkCardHistory) history = g_new0(IlkCardHistory, 1);

  history->card = ilk_store_get_card(store, get->card, error);
  if (history->card == NULL)
    return FALSE;
  gint64 deck = ilk_card_get_deck(history->card);
  history->options = *ilk_store_get_deck_options(store, deck);
  history->reviews = ilk_log_list_standing(store, get->card, error);
  if (history->reviews == NULL || !read_origin(store, get->card, history, error) ||
      !read_path(store, deck, &history->deck, error))
    return FALSE;
  get->history = g_steal_pointer(&history);
  return TRUE;
}

static void
clear_history(gpointer arguments)
{
  g_clear_pointer(&((GetHistory *) arguments)->history, ilk_card_history_free);
}

static const IlkOperation history_operation = {
    .name = "get history",
    .work = get_history,
    .size = sizeof(GetHistory),
    .clear = clear_history,
    .lane = ILK_LANE_READ,
};

IlkCardHistory *
ilk_collection_get_history(IlkCollection *self, gint64 card, GError **error)
{
  GetHistory get = {.card = card};
  return ilk_collection_call(self, &history_operation, &get, error) ? get.history : NULL;
}

void
ilk_collection_get_history_async(IlkCollection *self, gint64 card, GCancellable *cancellable,
                                 GAsyncReadyCallback callback, gpointer user_data)
{
  ilk_collection_submit(self, &history_operation, &(GetHistory){.card = card}, cancellable,
                        callback, user_data);
}

IlkCardHistory *
ilk_collection_get_history_finish(IlkCollection *self, GAsyncResult *result, GError **error)
{
  GetHistory *get = ilk_collection_finish(self, &history_operation, result, error);
  return get != NULL ? g_steal_pointer(&get->history) : NULL;
}
