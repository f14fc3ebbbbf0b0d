/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Cards of the same note give each other away, so where a deck's options say so, only one of them
 * is asked a day: the others are buried until the next. Within a transaction. Database thread only.
 */
#pragma once

#include "app/store/store.h"

/** ilk_siblings_bury: the other cards of the note of @review's card, new or in review, wait until
 * the learner's day after the answer */
gboolean ilk_siblings_bury(IlkStore *store, const IlkReview *review, int rollover, GError **error);

/** ilk_siblings_unbury: takes that back, as @review was; not when another card of the note was
 * answered on that day */
gboolean ilk_siblings_unbury(IlkStore *store, const IlkReview *review, int rollover,
                             GError **error);
