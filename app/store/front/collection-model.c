/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The collection's front: another memory model, which takes a replay of the whole log.
 */
#include "app/store/decks/deck-options.h"
#include "app/store/front/collection-options.h"
#include "app/store/front/operation.h"

typedef struct {
  IlkChange change;
  IlkModel model;
  IlkReplayWatch watch; /* has references of its own */
} SetModel;

static gboolean
set_model(IlkStore *store, gpointer arguments, GError **error)
{
  const SetModel *set = arguments;
  IlkStudyOptions options = store->options;
  options.model = set->model;
  return ilk_store_set_options(store, 0, &options, &set->watch, error);
}

static void
clear_model(gpointer arguments)
{
  SetModel *set = arguments;
  g_clear_object(&set->watch.cancellable);
  g_clear_pointer(&set->watch.report, ilk_progress_report_free);
}

static const IlkOperation model_operation = {
    .name = "set model",
    .work = set_model,
    .size = sizeof(SetModel),
    .clear = clear_model,
    .tells = TRUE,
};

void
ilk_collection_set_model_async(IlkCollection *self, IlkModel model, GCancellable *cancellable,
                               IlkProgressFunc progress, GAsyncReadyCallback callback,
                               gpointer user_data)
{
  g_return_if_fail(model < ILK_N_MODELS && progress != NULL);

  SetModel set = {.change.what = ILK_CHANGE_OPTIONS | ILK_CHANGE_MEMORIES, .model = model};
  g_set_object(&set.watch.cancellable, cancellable);
  set.watch.report = ilk_progress_report_new(progress, user_data);
  ilk_collection_submit(self, &model_operation, &set, cancellable, callback, user_data);
}

gboolean
ilk_collection_set_model_finish(IlkCollection *self, GAsyncResult *result, GError **error)
{
  return ilk_collection_finish(self, &model_operation, result, error) != NULL;
}
