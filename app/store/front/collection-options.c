/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The collection's front: how decks are studied.
 */
#include "app/store/deck-options.h"
#include "app/store/decks.h"
#include "app/store/front/collection-private.h"

typedef struct {
  gint64 deck;
  IlkStudyOptions options;
} Options;

static gboolean
get_options(IlkStore *store, gpointer arguments, GError **error)
{
  Options *request = arguments;
  guint i;
  if (request->deck != 0 && !ilk_store_find_deck(store, request->deck, &i, error))
    return FALSE;
  request->options = *ilk_store_get_deck_options(store, request->deck);
  return TRUE;
}

gboolean
ilk_collection_get_options(IlkCollection *self, gint64 deck, IlkStudyOptions *options,
                           GError **error)
{
  g_return_val_if_fail(options != NULL, FALSE);

  Options request = {.deck = deck};
  if (!ilk_collection_run(self, get_options, &request, error))
    return FALSE;
  *options = request.options;
  return TRUE;
}

void
ilk_collection_get_options_async(IlkCollection *self, gint64 deck, GCancellable *cancellable,
                                 GAsyncReadyCallback callback, gpointer user_data)
{
  Options *request = g_new0(Options, 1);
  request->deck = deck;
  ilk_collection_run_async(self, get_options, request, g_free, cancellable, callback, user_data);
}

gboolean
ilk_collection_get_options_finish(IlkCollection *self, GAsyncResult *result,
                                  IlkStudyOptions *options, GError **error)
{
  g_return_val_if_fail(options != NULL, FALSE);

  const Options *request = ilk_collection_run_finish(self, result, error);
  if (request != NULL)
    *options = request->options;
  return request != NULL;
}

static gboolean
set_options(IlkStore *store, gpointer arguments, GError **error)
{
  const Options *request = arguments;
  return ilk_store_set_options(store, request->deck, &request->options, NULL, error);
}

gboolean
ilk_collection_set_options(IlkCollection *self, gint64 deck, const IlkStudyOptions *options,
                           GError **error)
{
  g_return_val_if_fail(options != NULL, FALSE);

  Options request = {deck, *options};
  return ilk_collection_run(self, set_options, &request, error);
}

void
ilk_collection_set_options_async(IlkCollection *self, gint64 deck, const IlkStudyOptions *options,
                                 GCancellable *cancellable, GAsyncReadyCallback callback,
                                 gpointer user_data)
{
  g_return_if_fail(options != NULL);

  Options *request = g_new0(Options, 1);
  *request = (Options){deck, *options};
  ilk_collection_run_async(self, set_options, request, g_free, cancellable, callback, user_data);
}

gboolean
ilk_collection_set_options_finish(IlkCollection *self, GAsyncResult *result, GError **error)
{
  return ilk_collection_run_finish(self, result, error) != NULL;
}

typedef struct {
  gint64 deck;
  double retention;
} Retention;

static gboolean
set_retention(IlkStore *store, gpointer arguments, GError **error)
{
  const Retention *request = arguments;
  return ilk_store_set_retention(store, request->deck, request->retention, error);
}

gboolean
ilk_collection_set_retention(IlkCollection *self, gint64 deck, double retention, GError **error)
{
  Retention request = {deck, retention};
  return ilk_collection_run(self, set_retention, &request, error);
}

void
ilk_collection_set_retention_async(IlkCollection *self, gint64 deck, double retention,
                                   GCancellable *cancellable, GAsyncReadyCallback callback,
                                   gpointer user_data)
{
  Retention *request = g_new0(Retention, 1);
  *request = (Retention){deck, retention};
  ilk_collection_run_async(self, set_retention, request, g_free, cancellable, callback, user_data);
}

gboolean
ilk_collection_set_retention_finish(IlkCollection *self, GAsyncResult *result, GError **error)
{
  return ilk_collection_run_finish(self, result, error) != NULL;
}
