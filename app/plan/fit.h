/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Fitting the memory model to the learner's own reviews, and judging honestly whether that helped:
 * the latest reviews are held out, and new parameters are only proposed when they predict these
 * better than the present ones. Works on a thread of its own; nothing is stored.
 */
#pragma once

#include "app/base/progress-report.h"
#include "app/schedule/study-options.h"
#include "app/store/front/collection.h"

/** Reviews on a later day than the card's last, below which a fit would learn chance. */
#define ILK_FIT_LEAST_REVIEWS 128

/** How much less another model's log loss must be before it is offered, and on how many reviews at
 * least: less would be chance. */
#define ILK_FIT_OTHER_GAIN 0.002
#define ILK_FIT_OTHER_REVIEWS 200

/**
 * IlkFitOutcome:
 * @ILK_FIT_TOO_FEW: too little to learn from
 * @ILK_FIT_NOTHING: enough reviews, but once outliers are left out they teach nothing
 * @ILK_FIT_KEPT: the present parameters predicted the held-out reviews as well or better
 * @ILK_FIT_BETTER: the new ones did
 */
typedef enum {
  ILK_FIT_TOO_FEW,
  ILK_FIT_NOTHING,
  ILK_FIT_KEPT,
  ILK_FIT_BETTER,
} IlkFitOutcome;

/**
 * IlkFit:
 * @reviews: reviews on a later day than the card's last: what can be predicted
 * @held_out: how many of them were judged
 * @loss_before: log loss of the present parameters on these
 * @loss_after: log loss of parameters fitted without them
 * @model: which was fitted: the collection's
 * @parameters: fitted to all reviews; set only with ILK_FIT_BETTER
 * @other_loss: log loss of the other model, fitted as well, on the reviews held out
 * @other_is_better: whether that is clearly less than the best of @model's, and its predictions lie
 * no further from the truth on average (RMSE over bins)
 */
typedef struct {
  IlkFitOutcome outcome;
  gsize reviews;
  gsize held_out;
  double loss_before;
  double loss_after;
  IlkModel model;
  double parameters[ILK_MODEL_PARAMETERS];
  double other_loss;
  gboolean other_is_better;
} IlkFit;

/**
 * ilk_fit_async:
 * @progress: called with @user_data on the main context that asked, never after @callback
 *
 * Fits the parameters of the whole collection to all its reviews.
 */
void ilk_fit_async(IlkCollection *collection, GCancellable *cancellable, IlkProgressFunc progress,
                   GAsyncReadyCallback callback, gpointer user_data);
gboolean ilk_fit_finish(GAsyncResult *result, IlkFit *fit, GError **error);

/** ilk_fit_dup_sentence: @in_use: the model now, which may be another than the fit began with.
 * Returns: (transfer full): what came of it, for the learner */
char *ilk_fit_dup_sentence(const IlkFit *fit, IlkModel in_use) G_GNUC_WARN_UNUSED_RESULT;
