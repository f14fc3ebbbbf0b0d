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

static IlkReviewKey
take_key(IlkStore *self)
{
  return (IlkReviewKey){self->device, ++self->last_seq};
}

gboolean
ilk_event_was_stored(const IlkEvent *self, IlkStore *store, GError **error)
{
  return ilk_log_has(store, &self->review.key, error);
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
run_answer(IlkStore *self, IlkEvent *event, GError **error)
{
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
fail_nothing_to_undo(const IlkEvent *event, GError **error)
{
  if (event->undoes.seq != 0)
    g_set_error_literal(error, ILK_ERROR, ILK_ERROR_INVALID,
                        _("This card was changed or studied since its answer in the quiz, which "
                          "can no longer be undone."));
  else
    g_set_error(error, ILK_ERROR, ILK_ERROR_NOT_FOUND,
                _("Card %" PRId64 " has no answer that could be undone."), event->review.card);
  return FALSE;
}

/* Returns: whether the last of @standing is what @event takes back */
static gboolean
is_undone(const IlkEvent *event, GArray *standing)
{
  if (standing->len == 0)
    return FALSE;
  const IlkReview *last = &g_array_index(standing, IlkReview, standing->len - 1);
  return ilk_review_is_answer(last) &&
         (event->undoes.seq == 0 ||
          (last->key.device == event->undoes.device && last->key.seq == event->undoes.seq));
}

static gboolean
run_undo(IlkStore *self, IlkEvent *event, GError **error)
{
  gint64 card = event->review.card;
  IlkMemory before;

  if (!ilk_memory_row_fetch(self, card, &before, &event->deck, error))
    return FALSE;
  g_autoptr(GArray) standing = ilk_log_list_standing(self, card, error);
  if (standing == NULL)
    return FALSE;
  if (!is_undone(event, standing))
    return fail_nothing_to_undo(event, error);

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
ilk_event_run(IlkEvent *self, IlkStore *store, GError **error)
{
  return self->review.kind == ILK_REVIEW_UNDO ? run_undo(store, self, error)
                                              : run_answer(store, self, error);
}

IlkEvent
ilk_event_make_answer(IlkStore *store, const IlkReview *given)
{
  return (IlkEvent){.review = {.key = take_key(store),
                               .card = given->card,
                               .at = given->at,
                               .kind = ILK_REVIEW_ANSWER,
                               .rating = given->rating,
                               .ms = CLAMP(given->ms, 0, ILK_MS_PER_DAY),
                               .over_time = given->over_time,
                               .days = given->days}};
}

IlkEvent
ilk_event_make_undo(IlkStore *store, gint64 card)
{
  return (IlkEvent){
      .review = {
          .key = take_key(store), .card = card, .at = ilk_clock_now(), .kind = ILK_REVIEW_UNDO}};
}

IlkAnswer
ilk_event_get_answer(const IlkEvent *self)
{
  return (IlkAnswer){self->review.key, self->deck, self->after};
}

/* An event alone */

static gboolean
run_alone(IlkStore *self, gpointer event, GError **error)
{
  return ilk_event_run(event, self, error);
}

static gboolean
was_stored_alone(IlkStore *self, gpointer event, GError **error)
{
  return ilk_event_was_stored(event, self, error);
}

static gboolean
store_alone(IlkStore *self, IlkEvent *event, IlkAnswer *answer, GError **error)
{
  if (!ilk_store_transact(self, run_alone, was_stored_alone, event, error))
    return FALSE;
  *answer = ilk_event_get_answer(event);
  return TRUE;
}

gboolean
ilk_store_answer(IlkStore *self, const IlkReview *given, IlkAnswer *answer, GError **error)
{
  IlkEvent event = ilk_event_make_answer(self, given);
  return store_alone(self, &event, answer, error);
}

gboolean
ilk_store_undo(IlkStore *self, gint64 card, IlkAnswer *undo, GError **error)
{
  IlkEvent event = ilk_event_make_undo(self, card);
  return store_alone(self, &event, undo, error);
}
