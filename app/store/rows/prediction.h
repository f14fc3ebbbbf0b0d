/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the learner predicted of a demo, and what was measured. Database thread only.
 */
#pragma once

#include "app/store/rows/table.h"
#include "app/store/store.h"

#define ILK_PREDICTION_COLUMNS                                                                     \
  "prediction.id, prediction.card, prediction.demo, prediction.at, prediction.parameters,"         \
  " prediction.predicted, prediction.measured"

extern IlkTable ilk_prediction_table;

/**
 * IlkPrediction: see ilk_collection_add_prediction()
 * @id: 0 until it is stored
 */
typedef struct {
  gint64 id;
  gint64 card;
  char *demo;
  char *parameters;
  double predicted;
  double measured;
} IlkPrediction;

/** ilk_store_add_prediction: gives @prediction its id and stores it */
gboolean ilk_store_add_prediction(IlkStore *self, IlkPrediction *prediction, GError **error);

/** ilk_store_settle_prediction: see ilk_collection_settle_prediction_async(); of @prediction only
 * the id and what was measured count */
gboolean ilk_store_settle_prediction(IlkStore *self, IlkPrediction *prediction, GError **error);

/** ilk_prediction_copy: adds the row of ILK_PREDICTION_COLUMNS that @row has reached, unless it is
 * there */
gboolean ilk_prediction_copy(IlkStore *store, IlkQuery *row, GError **error);
