/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The collection's front: decks, their files, and looking for cards.
 */
#include "app/store/front/collection-decks.h"
#include "app/base/limits.h"
#include "app/store/decks/decks.h"
#include "app/store/find/find.h"
#include "app/store/front/collection-cards.h"
#include "app/store/front/operation.h"

typedef struct {
  GPtrArray *decks;
} ListDecks;

static gboolean
list_decks(IlkStore *store, gpointer arguments, GError **error)
{
  ListDecks *list = arguments;
  list->decks = ilk_store_list_decks(store, error);
  return list->decks != NULL;
}

static void
clear_list(gpointer arguments)
{
  g_clear_pointer(&((ListDecks *) arguments)->decks, g_ptr_array_unref);
}

static const IlkOperation list_operation = {
    .name = "list decks",
    .work = list_decks,
    .size = sizeof(ListDecks),
    .clear = clear_list,
    .lane = ILK_LANE_READ,
    .early = TRUE,
};

GPtrArray *
ilk_collection_list_decks(IlkCollection *self, GError **error)
{
  ListDecks list = {NULL};
  return ilk_collection_call(self, &list_operation, &list, error) ? list.decks : NULL;
}

void
ilk_collection_list_decks_async(IlkCollection *self, GCancellable *cancellable,
                                GAsyncReadyCallback callback, gpointer user_data)
{
  ilk_collection_submit(self, &list_operation, &(ListDecks){NULL}, cancellable, callback,
                        user_data);
}

GPtrArray *
ilk_collection_list_decks_finish(IlkCollection *self, GAsyncResult *result, GError **error)
{
  ListDecks *list = ilk_collection_finish(self, &list_operation, result, error);
  return list != NULL ? g_steal_pointer(&list->decks) : NULL;
}

typedef struct {
  const char *name;
  gint64 deck;
} FindDeck;

static gboolean
find_deck(IlkStore *store, gpointer arguments, GError **error)
{
  FindDeck *find = arguments;
  find->deck = ilk_store_find_deck_named(store, find->name, error);
  return find->deck != 0;
}

static const IlkOperation find_operation = {
    .name = "find deck",
    .work = find_deck,
    .size = sizeof(FindDeck),
};

gint64
ilk_collection_find_deck(IlkCollection *self, const char *name, GError **error)
{
  g_return_val_if_fail(name != NULL, 0);

  FindDeck find = {.name = name};
  return ilk_collection_call(self, &find_operation, &find, error) ? find.deck : 0;
}

typedef struct {
  gint64 deck;
  IlkDeckFile *file;
} Export;

static gboolean
export_deck(IlkStore *store, gpointer arguments, GError **error)
{
  Export *export = arguments;
  export->file = ilk_store_export(store, export->deck, error);
  return export->file != NULL;
}

static const IlkOperation export_operation = {
    .name = "export deck",
    .work = export_deck,
    .size = sizeof(Export),
    .lane = ILK_LANE_LONG,
};

IlkDeckFile *
ilk_collection_dup_deck_file(IlkCollection *self, gint64 deck, GError **error)
{
  Export export = {.deck = deck};
  return ilk_collection_call(self, &export_operation, &export, error) ? export.file : NULL;
}

typedef struct {
  char *text;
  guint limit;
  GPtrArray *cards;
} Search;

static gboolean
search_cards(IlkStore *store, gpointer arguments, GError **error)
{
  Search *search = arguments;
  const IlkCardSearch first = {.text = search->text,
                               .limit = CLAMP(search->limit, 1, ILK_MAX_SEARCH_RESULTS)};
  g_autoptr(GArray) ids = ilk_find_ids(store, &first, error);
  search->cards = ids != NULL ? ilk_find_cards(store, ids, error) : NULL;
  return search->cards != NULL;
}

static void
clear_search(gpointer arguments)
{
  Search *search = arguments;
  g_clear_pointer(&search->cards, g_ptr_array_unref);
  g_clear_pointer(&search->text, g_free);
}

static const IlkOperation search_operation = {
    .name = "search",
    .work = search_cards,
    .size = sizeof(Search),
    .clear = clear_search,
    .lane = ILK_LANE_READ,
    .at_once = TRUE,
};

GPtrArray *
ilk_collection_search(IlkCollection *self, const char *text, guint limit, GError **error)
{
  g_return_val_if_fail(text != NULL, NULL);

  Search search = {.text = (char *) text, .limit = limit};
  return ilk_collection_call(self, &search_operation, &search, error) ? search.cards : NULL;
}

void
ilk_collection_search_async(IlkCollection *self, const char *text, guint limit,
                            GCancellable *cancellable, GAsyncReadyCallback callback,
                            gpointer user_data)
{
  g_return_if_fail(text != NULL);

  Search search = {.text = g_strdup(text), .limit = limit};
  ilk_collection_submit(self, &search_operation, &search, cancellable, callback, user_data);
}

GPtrArray *
ilk_collection_search_finish(IlkCollection *self, GAsyncResult *result, GError **error)
{
  Search *search = ilk_collection_finish(self, &search_operation, result, error);
  return search != NULL ? g_steal_pointer(&search->cards) : NULL;
}
