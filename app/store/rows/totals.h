/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The per-day roll-up: what was answered on each of the learner's days. Kept beside the log, so no
 * figure needs a scan of it. Database thread only.
 */
#pragma once

#include "app/store/rows/table.h"
#include "app/store/store.h"

extern IlkTable ilk_day_total_table;

/**
 * ilk_totals_add:
 * @review: an answer
 * @introduced: whether it was its card's first
 * @sign: 1 to count it, -1 to take it back
 */
gboolean ilk_totals_add(IlkStore *store, gint64 deck, const IlkReview *review, gboolean introduced,
                        int sign, GError **error);

/** IlkTotalsSum: totals that are counted anew, all at once: a look-up in memory for each answer
 * instead of one in the database */
typedef struct _IlkTotalsSum IlkTotalsSum;

IlkTotalsSum *ilk_totals_sum_new(IlkStore *store) G_GNUC_WARN_UNUSED_RESULT;
void ilk_totals_sum_free(IlkTotalsSum *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(IlkTotalsSum, ilk_totals_sum_free)

/** ilk_totals_sum_add: counts @review, of a card in @deck, as ilk_totals_add() does */
void ilk_totals_sum_add(IlkTotalsSum *self, gint64 deck, const IlkReview *review,
                        gboolean introduced);

/** ilk_totals_sum_add_card: counts @standing (element-type IlkReview), all that stands of a card in
 * @deck (0: of one that is gone) */
void ilk_totals_sum_add_card(IlkTotalsSum *self, gint64 deck, const GArray *standing);

/** ilk_totals_sum_store: makes these the totals of the collection. Within a transaction. */
gboolean ilk_totals_sum_store(const IlkTotalsSum *self, GError **error);

/** ilk_totals_sum_equal: @same: (out): whether the collection has these totals. What counts for no
 * deck is left out: earlier versions did not keep it. */
gboolean ilk_totals_sum_equal(const IlkTotalsSum *self, gboolean *same, GError **error);

/** ilk_totals_get_introduced: @n: (out): new cards of @deck first answered on @day; of all decks
 * for 0, those that are gone among them */
gboolean ilk_totals_get_introduced(IlkStore *store, gint64 deck, gint64 day, gint64 *n,
                                   GError **error);

/** ilk_totals_list: Returns: (transfer full) (element-type IlkDayTotal): days with answers within
 * [@first, @last], all decks together */
GArray *ilk_totals_list(IlkStore *store, gint64 first, gint64 last, GError **error)
    G_GNUC_WARN_UNUSED_RESULT;
