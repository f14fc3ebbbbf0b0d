/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The collection's front: another memory model, which takes a replay of the whole log.
 */
#include "app/store/deck-options.h"
#include "app/store/front/collection-private.h"

typedef struct {
  IlkModel model;
  IlkReplayWatch watch; /* has references of its own */
} SetModel;

static gboolean
set_model(IlkStore *store, gpointer arguments, GError **error)
{
  const SetModel *request = arguments;
  IlkStudyOptions options = store->options;
  options.model = request->model;
  return ilk_store_set_options(store, 0, &options, &request->watch, error);
}

static void
free_request(gpointer arguments)
{
  SetModel *request = arguments;
  g_clear_object(&request->watch.cancellable);
  g_clear_pointer(&request->watch.report, ilk_progress_report_free);
  g_free(request);
}

void
ilk_collection_set_model_async(IlkCollection *self, IlkModel model, GCancellable *cancellable,
                               IlkProgressFunc progress, GAsyncReadyCallback callback,
                               gpointer user_data)
{
  g_return_if_fail(model < ILK_N_MODELS && progress != NULL);

  SetModel *request = g_new0(SetModel, 1);
  request->model = model;
  g_set_object(&request->watch.cancellable, cancellable);
  request->watch.report = ilk_progress_report_new(progress, user_data);
  ilk_collection_run_async(self, set_model, request, free_request, cancellable, callback,
                           user_data);
}

gboolean
ilk_collection_set_model_finish(IlkCollection *self, GAsyncResult *result, GError **error)
{
  return ilk_collection_run_finish(self, result, error) != NULL;
}
