/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One answer, or one undo: the event, the memory it leaves and the day's total, in one transaction
 * under a key that tells whether it was stored.
 */
#include "app/store/queue/answer.h"

#include "app/base/clock.h"
#include "app/base/error.h"
#include "app/store/decks/decks.h"
#include "app/store/queue/siblings.h"
#include "app/store/replay/replay.h"
#include "app/store/rows/log.h"
#include "app/store/rows/memory-row.h"
#include "app/store/rows/totals.h"
#include "config.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>

/* @review has its key, card, rating, time and promised days when the work begins; the rest is found
 * out. */
typedef struct {
  IlkReview review;
  gint64 deck;
  IlkMemory after;
} Event;

static IlkReviewKey
take_key(IlkStore *self)
{
  return (IlkReviewKey){self->device, ++self->last_seq};
}

static gboolean
event_was_stored(IlkStore *self, gpointer data, GError **error)
{
  const Event *event = data;
  return ilk_log_has(self, &event->review.key, error);
}

/* A clock that was set back must not put an event before the card's previous one: the log is read
 * in the order of time. */
static gboolean
settle_time(IlkStore *self, IlkReview *review, GError **error)
{
  gint64 last_at = 0;
  if (!ilk_log_last_at(self, review->card, &last_at, error))
    return FALSE;
  review->at = MAX(review->at, last_at);
  review->utc_offset = ilk_clock_utc_offset(review->at);
  return TRUE;
}

static gboolean
fail_damaged(gint64 card, GError **error)
{
  g_set_error(error, ILK_ERROR, ILK_ERROR_DAMAGED,
              _("The memory of card %" PRId64 " is damaged. “interlock check --repair” "
                "computes it again from the reviews."),
              card);
  return FALSE;
}

static gboolean
run_answer(IlkStore *self, gpointer data, GError **error)
{
  Event *event = data;
  IlkReview *review = &event->review;
  IlkMemory before;

  if (!ilk_memory_row_fetch(self, review->card, &before, &event->deck, error) ||
      !settle_time(self, review, error))
    return FALSE;
  IlkSchedule schedule;
  const IlkStudyOptions *options = ilk_store_get_deck_options(self, event->deck);
  ilk_schedule_prepare(&schedule, options);
  if (!ilk_schedule_step(&schedule, &before, review, &event->after))
    return fail_damaged(review->card, error);
  review->days = ilk_schedule_get_days(&event->after);
  return ilk_log_append(self, review, error) &&
         ilk_memory_row_store(self, review->card, &event->after, error) &&
         (!options->bury_siblings || ilk_siblings_bury(self, review, options->rollover, error)) &&
         ilk_totals_add(self, event->deck, review, before.state == ILK_STATE_NEW, 1, error);
}

static gboolean
store_event(IlkStore *self, IlkStoreBody run, Event *event, IlkAnswer *answer, GError **error)
{
  if (!ilk_store_transact(self, run, event_was_stored, event, error))
    return FALSE;
  *answer = (IlkAnswer){event->review.key, event->deck, event->after};
  return TRUE;
}

gboolean
ilk_store_answer(IlkStore *self, const IlkReview *given, IlkAnswer *answer, GError **error)
{
  Event event = {.review = {.key = take_key(self),
                            .card = given->card,
                            .at = given->at,
                            .kind = ILK_REVIEW_ANSWER,
                            .rating = given->rating,
                            .ms = CLAMP(given->ms, 0, ILK_MS_PER_DAY),
                            .over_time = given->over_time,
                            .days = given->days}};
  return store_event(self, run_answer, &event, answer, error);
}

static gboolean
fail_nothing_to_undo(gint64 card, GError **error)
{
  g_set_error(error, ILK_ERROR, ILK_ERROR_NOT_FOUND,
              _("Card %" PRId64 " has no answer that could be undone."), card);
  return FALSE;
}

static gboolean
run_undo(IlkStore *self, gpointer data, GError **error)
{
  Event *event = data;
  gint64 card = event->review.card;
  IlkMemory before;

  if (!ilk_memory_row_fetch(self, card, &before, &event->deck, error))
    return FALSE;
  g_autoptr(GArray) standing = ilk_log_list_standing(self, card, error);
  if (standing == NULL)
    return FALSE;
  if (standing->len == 0 ||
      !ilk_review_is_answer(&g_array_index(standing, IlkReview, standing->len - 1)))
    return fail_nothing_to_undo(card, error);

  IlkReview undone = g_array_index(standing, IlkReview, standing->len - 1);
  g_array_set_size(standing, standing->len - 1);
  IlkSchedule schedule;
  ilk_schedule_prepare(&schedule, ilk_store_get_deck_options(self, event->deck));
  event->after = ilk_replay(&schedule, standing);
  return settle_time(self, &event->review, error) && ilk_log_append(self, &event->review, error) &&
         ilk_memory_row_store(self, card, &event->after, error) &&
         ilk_siblings_unbury(self, &undone, schedule.rollover, error) &&
         ilk_totals_add(self, event->deck, &undone, event->after.state == ILK_STATE_NEW, -1, error);
}

gboolean
ilk_store_undo(IlkStore *self, gint64 card, IlkAnswer *undo, GError **error)
{
  Event event = {
      .review = {
          .key = take_key(self), .card = card, .at = ilk_clock_now(), .kind = ILK_REVIEW_UNDO}};
  return store_event(self, run_undo, &event, undo, error);
}
