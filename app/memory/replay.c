/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A log through a scheduler.
 */
#include "app/memory/replay.h"

#include "app/memory/log-private.h"

#include <math.h>

static double
elapsed_before(const fsrs_log *log, const fsrs_scheduler *scheduler, size_t i)
{
  return scheduler->model.version == FSRS_6 ? log->days[i] : fsrs_log_elapsed(log, i);
}

static fsrs_status
replay_review(const fsrs_log *log, const fsrs_scheduler *scheduler, size_t i, int64_t card_id,
              const fsrs_card *card, fsrs_replayed *review)
{
  bool is_new = card->state == FSRS_NEW;
  *review = (fsrs_replayed){
      .row = log->row[i],
      .card_id = card_id,
      .time_ms = log->time_ms[i],
      .rating = log->rating[i],
      .elapsed_days = is_new ? 0 : elapsed_before(log, scheduler, i),
  };
  review->retrievability = is_new ? NAN : fsrs_recall(scheduler, card, review->elapsed_days);
  fsrs_status status = fsrs_schedule(scheduler, card, review->elapsed_days, review->rating,
                                     fsrs_review_seed(card_id, card->reps), &review->outcome);
  review->due_ms = review->time_ms + review->outcome.delay_seconds * 1000;
  return status;
}

fsrs_status
fsrs_replay(const fsrs_log *log, const fsrs_scheduler *scheduler, fsrs_replay_cb callback,
            void *data)
{
  for (size_t c = 0; c < log->n_cards; c++) {
    fsrs_card card = {.state = FSRS_NEW};
    for (size_t i = log->start[c]; i < log->start[c + 1]; i++) {
      fsrs_replayed review;
      if (log->fresh[i])
        card = (fsrs_card){.state = FSRS_NEW};
      fsrs_status status = replay_review(log, scheduler, i, log->card_id[c], &card, &review);
      if (status != FSRS_OK)
        return status;
      if (!callback(&review, data))
        return FSRS_ERROR_CANCELLED;
      card = review.outcome.card;
    }
  }
  return FSRS_OK;
}
