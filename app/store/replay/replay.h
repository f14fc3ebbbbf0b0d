/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Computing again from the log what was maintained beside it. Database thread only.
 *
 * A replay does not balance the load: how full the days were is not in the log, so the same log
 * would give other memories each time, and a check could not tell a damaged one. The day that an
 * answer was promised, which was balanced, is kept where the new interval allows it; fuzz spreads
 * the others.
 */
#pragma once

#include "app/base/progress-report.h"
#include "app/schedule/schedule.h"
#include "app/store/store.h"

/** ilk_replay: @standing: (element-type IlkReview): the answers of a card that stand, in order.
 * Returns: the memory they leave */
IlkMemory ilk_replay(const IlkSchedule *schedule, const GArray *standing);

/**
 * IlkReplayWatch:
 * @cancellable: (nullable): asked between two cards
 * @report: (nullable): told how far the replay is
 *
 * Who looks on while a long log is played again.
 */
typedef struct {
  GCancellable *cancellable;
  IlkProgressReport *report;
} IlkReplayWatch;

/** ilk_replay_deck: computes the memory of every card of @deck (0: all) again and stores it. Within
 * a transaction. @watch: (nullable): when cancelled, G_IO_ERROR_CANCELLED */
gboolean ilk_replay_deck(IlkStore *store, gint64 deck, const IlkReplayWatch *watch, GError **error);

/** ilk_replay_totals: computes the day totals again and stores them. Within a transaction. */
gboolean ilk_replay_totals(IlkStore *store, GError **error);

/**
 * ilk_replay_verify:
 * @n: (out): reviews in the log
 * @sound: (inout): becomes FALSE when the log is not in order, or its index not what it gives
 *
 * Walks once over the log and the memories, both in the order of the cards, and looks nothing up:
 * that is what a check of a large collection costs.
 *
 * Adds a sentence to @problems for each segment of the log that is not what was written, when
 * memories are not what the log gives, and when the day totals are not (verify.c).
 */
gboolean ilk_replay_verify(IlkStore *store, GPtrArray *problems, guint64 *n, gboolean *sound,
                           GError **error);
