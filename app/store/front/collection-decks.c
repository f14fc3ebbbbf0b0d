/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The collection's front: decks and their texts.
 */
#include "app/base/limits.h"
#include "app/store/decks.h"
#include "app/store/front/collection-private.h"
#include "app/store/import.h"
#include "app/store/search.h"

static gboolean
list_decks(IlkStore *store, gpointer arguments, GError **error)
{
  GPtrArray **decks = arguments;
  *decks = ilk_store_list_decks(store, error);
  return *decks != NULL;
}

GPtrArray *
ilk_collection_list_decks(IlkCollection *self, GError **error)
{
  GPtrArray *decks = NULL;
  return ilk_collection_run(self, list_decks, &decks, error) ? decks : NULL;
}

static void
free_list(gpointer arguments)
{
  GPtrArray **list = arguments;
  g_clear_pointer(list, g_ptr_array_unref);
  g_free(list);
}

void
ilk_collection_list_decks_async(IlkCollection *self, GCancellable *cancellable,
                                GAsyncReadyCallback callback, gpointer user_data)
{
  ilk_collection_run_async(self, list_decks, g_new0(GPtrArray *, 1), free_list, cancellable,
                           callback, user_data);
}

GPtrArray *
ilk_collection_list_decks_finish(IlkCollection *self, GAsyncResult *result, GError **error)
{
  GPtrArray **decks = ilk_collection_run_finish(self, result, error);
  return decks != NULL ? g_steal_pointer(decks) : NULL;
}

typedef struct {
  const char *name;
  gint64 deck;
} Find;

static gboolean
find_deck(IlkStore *store, gpointer arguments, GError **error)
{
  Find *find = arguments;
  find->deck = ilk_store_find_deck_named(store, find->name, error);
  return find->deck != 0;
}

gint64
ilk_collection_find_deck(IlkCollection *self, const char *name, GError **error)
{
  g_return_val_if_fail(name != NULL, 0);

  Find find = {.name = name};
  return ilk_collection_run(self, find_deck, &find, error) ? find.deck : 0;
}

typedef struct {
  IlkDeckFile *file;
  IlkImportSummary *summary;
} Import;

static gboolean
import_file(IlkStore *store, gpointer arguments, GError **error)
{
  Import *import = arguments;
  return ilk_store_import(store, import->file, import->summary, error);
}

gboolean
ilk_collection_import(IlkCollection *self, IlkDeckFile *file, IlkImportSummary *summary,
                      GError **error)
{
  g_return_val_if_fail(file != NULL && summary != NULL, FALSE);

  Import import = {file, summary};
  return ilk_collection_run(self, import_file, &import, error);
}

typedef struct {
  IlkDeckFile *file;
  const IlkSm2Memory *memories;
  guint n;
  IlkImportSummary *summary;
} ImportSm2;

static gboolean
import_sm2(IlkStore *store, gpointer arguments, GError **error)
{
  ImportSm2 *import = arguments;
  return ilk_store_import_sm2(store, import->file, import->memories, import->n, import->summary,
                              error);
}

gboolean
ilk_collection_import_sm2(IlkCollection *self, IlkDeckFile *file, const IlkSm2Memory *memories,
                          guint n, IlkImportSummary *summary, GError **error)
{
  g_return_val_if_fail(file != NULL && summary != NULL && n <= file->cards->len, FALSE);

  ImportSm2 import = {file, memories, n, summary};
  return ilk_collection_run(self, import_sm2, &import, error);
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

IlkDeckFile *
ilk_collection_dup_deck_file(IlkCollection *self, gint64 deck, GError **error)
{
  Export export = {.deck = deck};
  return ilk_collection_run(self, export_deck, &export, error) ? export.file : NULL;
}

typedef struct {
  char *text;
  guint limit;
  GPtrArray *cards;
} Search;

static gboolean
search(IlkStore *store, gpointer arguments, GError **error)
{
  Search *request = arguments;
  guint limit = MIN(request->limit, ILK_MAX_SEARCH_RESULTS);
  request->cards = ilk_search_find(store, request->text, limit, error);
  return request->cards != NULL;
}

GPtrArray *
ilk_collection_search(IlkCollection *self, const char *text, guint limit, GError **error)
{
  g_return_val_if_fail(text != NULL, NULL);

  Search request = {.text = (char *) text, .limit = limit};
  return ilk_collection_run(self, search, &request, error) ? request.cards : NULL;
}

static void
free_search(gpointer arguments)
{
  Search *request = arguments;
  g_clear_pointer(&request->cards, g_ptr_array_unref);
  g_free(request->text);
  g_free(request);
}

void
ilk_collection_search_async(IlkCollection *self, const char *text, guint limit,
                            GCancellable *cancellable, GAsyncReadyCallback callback,
                            gpointer user_data)
{
  g_return_if_fail(text != NULL);

  Search *request = g_new0(Search, 1);
  *request = (Search){.text = g_strdup(text), .limit = limit};
  ilk_collection_run_async(self, search, request, free_search, cancellable, callback, user_data);
}

GPtrArray *
ilk_collection_search_finish(IlkCollection *self, GAsyncResult *result, GError **error)
{
  Search *request = ilk_collection_run_finish(self, result, error);
  return request != NULL ? g_steal_pointer(&request->cards) : NULL;
}
