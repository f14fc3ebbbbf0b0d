/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The collection's front: how decks are studied.
 */
#include "app/store/front/collection-options.h"
#include "app/store/decks/deck-options.h"
#include "app/store/decks/decks.h"
#include "app/store/front/operation.h"

/* Other intervals may follow, so memories may be others, too. */
#define OPTIONS_CHANGED (ILK_CHANGE_OPTIONS | ILK_CHANGE_MEMORIES)

typedef struct {
  gint64 deck;
  IlkStudyOptions options;
} GetOptions;

static gboolean
get_options(IlkStore *store, gpointer arguments, GError **error)
{
  GetOptions *get = arguments;
  guint i;
  if (get->deck != 0 && !ilk_store_find_deck(store, get->deck, &i, error))
    return FALSE;
  get->options = *ilk_store_get_deck_options(store, get->deck);
  return TRUE;
}

static const IlkOperation get_operation = {
    .name = "get options",
    .work = get_options,
    .size = sizeof(GetOptions),
};

gboolean
ilk_collection_get_options(IlkCollection *self, gint64 deck, IlkStudyOptions *options,
                           GError **error)
{
  g_return_val_if_fail(options != NULL, FALSE);

  GetOptions get = {.deck = deck};
  if (!ilk_collection_call(self, &get_operation, &get, error))
    return FALSE;
  *options = get.options;
  return TRUE;
}

void
ilk_collection_get_options_async(IlkCollection *self, gint64 deck, GCancellable *cancellable,
                                 GAsyncReadyCallback callback, gpointer user_data)
{
  GetOptions get = {.deck = deck};
  ilk_collection_submit(self, &get_operation, &get, cancellable, callback, user_data);
}

gboolean
ilk_collection_get_options_finish(IlkCollection *self, GAsyncResult *result,
                                  IlkStudyOptions *options, GError **error)
{
  g_return_val_if_fail(options != NULL, FALSE);

  const GetOptions *get = ilk_collection_finish(self, &get_operation, result, error);
  if (get != NULL)
    *options = get->options;
  return get != NULL;
}

typedef struct {
  IlkChange change;
  IlkStudyOptions options;
} SetOptions;

static gboolean
set_options(IlkStore *store, gpointer arguments, GError **error)
{
  const SetOptions *set = arguments;
  return ilk_store_set_options(store, set->change.deck, &set->options, NULL, error);
}

static const IlkOperation set_operation = {
    .name = "set options",
    .work = set_options,
    .size = sizeof(SetOptions),
    .tells = TRUE,
};

gboolean
ilk_collection_set_options(IlkCollection *self, gint64 deck, const IlkStudyOptions *options,
                           GError **error)
{
  g_return_val_if_fail(options != NULL, FALSE);

  SetOptions set = {{OPTIONS_CHANGED, deck, 0}, *options};
  return ilk_collection_call(self, &set_operation, &set, error);
}

void
ilk_collection_set_options_async(IlkCollection *self, gint64 deck, const IlkStudyOptions *options,
                                 GCancellable *cancellable, GAsyncReadyCallback callback,
                                 gpointer user_data)
{
  g_return_if_fail(options != NULL);

  SetOptions set = {{OPTIONS_CHANGED, deck, 0}, *options};
  ilk_collection_submit(self, &set_operation, &set, cancellable, callback, user_data);
}

gboolean
ilk_collection_set_options_finish(IlkCollection *self, GAsyncResult *result, GError **error)
{
  return ilk_collection_finish(self, &set_operation, result, error) != NULL;
}

typedef struct {
  IlkChange change;
  double retention;
} SetRetention;

static gboolean
set_retention(IlkStore *store, gpointer arguments, GError **error)
{
  const SetRetention *set = arguments;
  return ilk_store_set_retention(store, set->change.deck, set->retention, error);
}

static const IlkOperation retention_operation = {
    .name = "set retention",
    .work = set_retention,
    .size = sizeof(SetRetention),
    .tells = TRUE,
};

gboolean
ilk_collection_set_retention(IlkCollection *self, gint64 deck, double retention, GError **error)
{
  SetRetention set = {{OPTIONS_CHANGED, deck, 0}, retention};
  return ilk_collection_call(self, &retention_operation, &set, error);
}

void
ilk_collection_set_retention_async(IlkCollection *self, gint64 deck, double retention,
                                   GCancellable *cancellable, GAsyncReadyCallback callback,
                                   gpointer user_data)
{
  SetRetention set = {{OPTIONS_CHANGED, deck, 0}, retention};
  ilk_collection_submit(self, &retention_operation, &set, cancellable, callback, user_data);
}

gboolean
ilk_collection_set_retention_finish(IlkCollection *self, GAsyncResult *result, GError **error)
{
  return ilk_collection_finish(self, &retention_operation, result, error) != NULL;
}
