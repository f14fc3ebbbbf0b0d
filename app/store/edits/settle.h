/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What follows for a card's memory and the days' totals when it moves, goes or comes back, and
 * events of the log that are no answers. Within a transaction, on the database thread.
 */
#pragma once

#include "app/store/store.h"

/** ilk_settle_card: @card, which was in the deck @from, is in @to now (0: it is gone, or was): its
 * answers count there, and its memory goes by the options of that deck */
gboolean ilk_settle_card(IlkStore *store, gint64 card, gint64 from, gint64 to, GError **error);

/**
 * ilk_settle_event:
 * @kind: ILK_REVIEW_FORGOTTEN, ILK_REVIEW_PLACED or ILK_REVIEW_UNDO
 * @days: of a placing: from today
 * @key: (out) (nullable): under which it is stored
 *
 * Appends an event to the log of @card, and gives the card the memory that follows.
 */
gboolean ilk_settle_event(IlkStore *store, gint64 card, IlkReviewKind kind, int days,
                          IlkReviewKey *key, GError **error);

/** ilk_settle_is_latest: Returns: whether the latest event of @card that stands has @key; FALSE
 * with @error set when that is unknown */
gboolean ilk_settle_is_latest(IlkStore *store, gint64 card, const IlkReviewKey *key,
                              GError **error);
