/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The review log: appended to, never changed, checksummed. What stands of it is what was answered
 * and not taken back. Database thread only.
 */
#pragma once

#include "app/store/rows/table.h"
#include "app/store/store.h"

/** ILK_LOG_COLUMNS: the columns that ilk_log_read() expects, in its order; versions 1 to 4 of the
 * schema had not all of them */
#define ILK_LOG_COLUMNS_1 "card, at, device, seq, kind, rating, ms, over_time, utc_offset"
#define ILK_LOG_COLUMNS_2 ILK_LOG_COLUMNS_1 ", days"
#define ILK_LOG_COLUMNS_3 ILK_LOG_COLUMNS_2 ", ease"
#define ILK_LOG_COLUMNS ILK_LOG_COLUMNS_3 ", stability, difficulty"

extern IlkTable ilk_review_table;
extern IlkTable ilk_log_segment_table;

/** ilk_log_read: Returns: the review in the row @query has reached */
IlkReview ilk_log_read(IlkQuery *query);

/** ilk_log_append: adds @review, once: a key that is there already is left as it is */
gboolean ilk_log_append(IlkStore *store, const IlkReview *review, GError **error);

/** ilk_log_has: Returns: whether a review has @key; FALSE with @error set when that is unknown */
gboolean ilk_log_has(IlkStore *store, const IlkReviewKey *key, GError **error);

/** ilk_log_last_at: @at: (out): UTC ms of the latest event of @card, 0 when there is none */
gboolean ilk_log_last_at(IlkStore *store, gint64 card, gint64 *at, GError **error);

/** ilk_log_list_standing: Returns: (transfer full) (element-type IlkReview): the answers of @card
 * that were not taken back, in order */
GArray *ilk_log_list_standing(IlkStore *store, gint64 card, GError **error)
    G_GNUC_WARN_UNUSED_RESULT;

/** ilk_log_count_seen: @n: (out): cards of @deck that were answered here since @since, and had been
 * answered before; what was taken back does not count. Costs by the answers since then. */
gboolean ilk_log_count_seen(IlkStore *store, gint64 deck, gint64 since, guint *n, GError **error);

/** ilk_log_visit_cards: calls @visit for each card that has events, with its standing answers,
 * which may be none; FALSE from @visit ends it */
typedef gboolean (*IlkLogVisitor)(IlkStore *store, gint64 card, const GArray *standing,
                                  gpointer data, GError **error);
gboolean ilk_log_visit_cards(IlkStore *store, IlkLogVisitor visit, gpointer data, GError **error);

/** ilk_log_visit: the same, and calls @witness (nullable) for each event, before the visit of its
 * card */
typedef void (*IlkLogWitness)(const IlkReview *event, gpointer data);
gboolean ilk_log_visit(IlkStore *store, IlkLogWitness witness, IlkLogVisitor visit, gpointer data,
                       GError **error);

/** ilk_log_extend_segment: adds @review, which is being appended, to the checksum of its segment
 * (log-segments.c) */
gboolean ilk_log_extend_segment(IlkStore *store, const IlkReview *review, GError **error);

/** IlkLogSums: what the segments of a log add up to, as read from its reviews (log-segments.c) */
typedef struct _IlkLogSums IlkLogSums;

IlkLogSums *ilk_log_sums_new(void) G_GNUC_WARN_UNUSED_RESULT;
void ilk_log_sums_free(IlkLogSums *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(IlkLogSums, ilk_log_sums_free)

/** ilk_log_sums_add: @review: each of the log once, in any order */
void ilk_log_sums_add(IlkLogSums *self, const IlkReview *review);

/** ilk_log_sums_verify: adds a sentence to @problems for each segment of the log that is not what
 * was written. @n: (out): reviews added. Once, after the last. */
gboolean ilk_log_sums_verify(IlkLogSums *self, IlkStore *store, GPtrArray *problems, guint64 *n,
                             GError **error);
