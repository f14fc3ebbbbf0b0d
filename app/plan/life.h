/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A card's log as what one can learn from: it begins anew each time the learner had the card
 * forgotten, and a day that was chosen by hand is no answer. Pure; any thread.
 */
#pragma once

#include "app/model/review.h"

/**
 * ilk_life_take:
 * @reviews: (array length=n): what stands of one card, in order
 * @answers: (element-type IlkReview): emptied, then filled with the first life's answers
 * @from_new: (out): whether the card was new before the first of them: nothing had been brought
 * along, and no day been chosen
 *
 * Answers after a memory that was brought along in the middle of a life are left out: what came
 * before says nothing of them.
 *
 * Returns: of how many of @reviews that life consists; what is left is for the next call
 */
guint ilk_life_take(const IlkReview *reviews, guint n, GArray *answers, gboolean *from_new);
