/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The review log, card by card: for a fit, for figures, for exports.
 */
#pragma once

#include "app/model/review.h"
#include "app/store/front/collection.h"

/**
 * IlkReviewVisitor:
 * @reviews: (array length=n): the answers of one card that stand, in order; before them, where
 * there is one, the memory that was brought along, see ilk_review_is_answer()
 *
 * Called on a thread of the collection, which must not be asked for another visit or an export
 * meanwhile, nor be closed. FALSE with @error ends the visit.
 */
typedef gboolean (*IlkReviewVisitor)(const IlkReview *reviews, guint n, gpointer data,
                                     GError **error);

/** ilk_collection_visit_reviews: shows @visit the review log card by card, as it was when the visit
 * began. @deck: deck id, 0 for all */
gboolean ilk_collection_visit_reviews(IlkCollection *self, gint64 deck, IlkReviewVisitor visit,
                                      gpointer data, GError **error);
