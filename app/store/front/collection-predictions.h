/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Predictions made in the lab.
 */
#pragma once

#include "app/store/front/collection.h"

/**
 * ilk_collection_add_prediction:
 * @card: card id, 0 when the demo was opened on its own
 * @parameters: JSON object
 * @measured: NAN until the run has ended
 *
 * Returns: the prediction's id, 0 on error
 */
gint64 ilk_collection_add_prediction(IlkCollection *self, gint64 card, const char *demo,
                                     const char *parameters, double predicted, double measured,
                                     GError **error);
void ilk_collection_add_prediction_async(IlkCollection *self, gint64 card, const char *demo,
                                         const char *parameters, double predicted, double measured,
                                         GCancellable *cancellable, GAsyncReadyCallback callback,
                                         gpointer user_data);
gint64 ilk_collection_add_prediction_finish(IlkCollection *self, GAsyncResult *result,
                                            GError **error);

/** ilk_collection_settle_prediction_async: adds what was @measured to the prediction @id, which is
 * left as it is when it has an outcome already */
void ilk_collection_settle_prediction_async(IlkCollection *self, gint64 id, double measured,
                                            GCancellable *cancellable, GAsyncReadyCallback callback,
                                            gpointer user_data);
gboolean ilk_collection_settle_prediction_finish(IlkCollection *self, GAsyncResult *result,
                                                 GError **error);
