/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The log stays what it is; what is computed from it follows the card.
 */
#include "app/store/edits/settle.h"

#include "app/base/clock.h"
#include "app/store/decks/decks.h"
#include "app/store/replay/replay.h"
#include "app/store/rows/log.h"
#include "app/store/rows/memory-row.h"
#include "app/store/rows/totals.h"

static gboolean
count_answers(IlkStore *store, gint64 deck, const GArray *standing, int sign, GError **error)
{
  gboolean is_new = TRUE;
  for (guint i = 0; i < standing->len; i++) {
    const IlkReview *review = &g_array_index(standing, IlkReview, i);
    if (!ilk_totals_add(store, deck, review, is_new, sign, error))
      return FALSE;
    is_new = ilk_review_leaves_new(review, is_new);
  }
  return TRUE;
}

static gboolean
replay(IlkStore *store, gint64 card, gint64 deck, const GArray *standing, IlkMemory *after,
       GError **error)
{
  IlkSchedule schedule;
  ilk_schedule_prepare(&schedule, ilk_store_get_deck_options(store, deck));
  *after = ilk_replay(&schedule, standing);
  return ilk_memory_row_store(store, card, after, error);
}

gboolean
ilk_settle_card(IlkStore *store, gint64 card, gint64 from, gint64 to, GError **error)
{
  IlkMemory after;
  g_autoptr(GArray) standing = ilk_log_list_standing(store, card, error);
  if (standing == NULL)
    return FALSE;
  if (from != to && (!count_answers(store, from, standing, -1, error) ||
                     !count_answers(store, to, standing, 1, error)))
    return FALSE;
  return to == 0 || replay(store, card, to, standing, &after, error);
}

/* The log is read in the order of time, whatever the clock says. */
static gboolean
append(IlkStore *store, IlkReview *review, GError **error)
{
  gint64 last_at = 0;
  if (!ilk_log_last_at(store, review->card, &last_at, error))
    return FALSE;
  review->at = MAX(ilk_clock_now(), last_at);
  review->utc_offset = ilk_clock_utc_offset(review->at);
  return ilk_log_append(store, review, error);
}

gboolean
ilk_settle_event(IlkStore *store, gint64 card, IlkReviewKind kind, int days, IlkReviewKey *key,
                 GError **error)
{
  IlkMemory memory;
  gint64 deck = 0;
  IlkReview review = {
      .key = {store->device, ++store->last_seq}, .card = card, .kind = kind, .days = days};
  if (!ilk_memory_row_fetch(store, card, &memory, &deck, error) || !append(store, &review, error))
    return FALSE;
  if (key != NULL)
    *key = review.key;
  g_autoptr(GArray) standing = ilk_log_list_standing(store, card, error);
  return standing != NULL && replay(store, card, deck, standing, &memory, error);
}

gboolean
ilk_settle_is_latest(IlkStore *store, gint64 card, const IlkReviewKey *key, GError **error)
{
  g_autoptr(GArray) standing = ilk_log_list_standing(store, card, error);
  if (standing == NULL || standing->len == 0)
    return FALSE;
  const IlkReview *last = &g_array_index(standing, IlkReview, standing->len - 1);
  return last->key.device == key->device && last->key.seq == key->seq;
}
