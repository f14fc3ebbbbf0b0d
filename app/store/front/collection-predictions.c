/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The collection's front: what the learner said a demo would measure.
 */
#include "app/store/front/collection-predictions.h"
#include "app/store/front/operation.h"
#include "app/store/rows/prediction.h"

typedef struct {
  IlkChange change;
  IlkPrediction prediction;
} Predict;

static void
clear_prediction(gpointer arguments)
{
  Predict *predict = arguments;
  g_clear_pointer(&predict->prediction.demo, g_free);
  g_clear_pointer(&predict->prediction.parameters, g_free);
}

static gboolean
add_prediction(IlkStore *store, gpointer arguments, GError **error)
{
  Predict *predict = arguments;
  return ilk_store_add_prediction(store, &predict->prediction, error);
}

static const IlkOperation add_operation = {
    .name = "add prediction",
    .work = add_prediction,
    .size = sizeof(Predict),
    .clear = clear_prediction,
    .tells = TRUE,
};

gint64
ilk_collection_add_prediction(IlkCollection *self, gint64 card, const char *demo,
                              const char *parameters, double predicted, double measured,
                              GError **error)
{
  g_return_val_if_fail(demo != NULL && parameters != NULL, 0);

  Predict predict = {{ILK_CHANGE_PREDICTIONS, 0, card},
                     {0, card, (char *) demo, (char *) parameters, predicted, measured}};
  return ilk_collection_call(self, &add_operation, &predict, error) ? predict.prediction.id : 0;
}

void
ilk_collection_add_prediction_async(IlkCollection *self, gint64 card, const char *demo,
                                    const char *parameters, double predicted, double measured,
                                    GCancellable *cancellable, GAsyncReadyCallback callback,
                                    gpointer user_data)
{
  g_return_if_fail(demo != NULL && parameters != NULL);

  Predict predict = {{ILK_CHANGE_PREDICTIONS, 0, card},
                     {0, card, g_strdup(demo), g_strdup(parameters), predicted, measured}};
  ilk_collection_submit(self, &add_operation, &predict, cancellable, callback, user_data);
}

gint64
ilk_collection_add_prediction_finish(IlkCollection *self, GAsyncResult *result, GError **error)
{
  const Predict *predict = ilk_collection_finish(self, &add_operation, result, error);
  return predict != NULL ? predict->prediction.id : 0;
}

static gboolean
settle_prediction(IlkStore *store, gpointer arguments, GError **error)
{
  Predict *predict = arguments;
  return ilk_store_settle_prediction(store, &predict->prediction, error);
}

static const IlkOperation settle_operation = {
    .name = "settle prediction",
    .work = settle_prediction,
    .size = sizeof(Predict),
    .tells = TRUE,
};

void
ilk_collection_settle_prediction_async(IlkCollection *self, gint64 id, double measured,
                                       GCancellable *cancellable, GAsyncReadyCallback callback,
                                       gpointer user_data)
{
  Predict predict = {{.what = ILK_CHANGE_PREDICTIONS}, {.id = id, .measured = measured}};
  ilk_collection_submit(self, &settle_operation, &predict, cancellable, callback, user_data);
}

gboolean
ilk_collection_settle_prediction_finish(IlkCollection *self, GAsyncResult *result, GError **error)
{
  return ilk_collection_finish(self, &settle_operation, result, error) != NULL;
}
