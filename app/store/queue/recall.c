/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The log does not say in which state a card was answered, so the cards studied lately are played
 * again from their first answer. That costs by what was studied lately, not by the log.
 */
#include "app/store/queue/recall.h"

#include "app/base/clock.h"
#include "app/store/decks/deck-schedule.h"
#include "app/store/rows/log.h"

#define CARDS_AT_A_TIME 100

/* A walk over cards, with the schedule of the deck it is in. */
typedef struct {
  IlkRecallCount *count;
  IlkDeckSchedule in;
} Walk;

static void
count_review(Walk *walk, const IlkReview *review)
{
  IlkRecallTotals *totals = &walk->count->totals;
  totals->reviews++;
  totals->recalled += review->rating > ILK_RATING_AGAIN;
  totals->desired += walk->in.schedule.scheduler.config.desired_retention;
}

/* Whoever forgets a card and meets it again the same day has not recalled it. */
static void
count_card(Walk *walk, const GArray *standing)
{
  IlkMemory memory = {.state = ILK_STATE_NEW};
  gint64 first = walk->count->first, last = walk->count->last, answered = G_MININT64;

  for (guint i = 0; i < standing->len; i++) {
    const IlkReview *review = &g_array_index(standing, IlkReview, i);
    gint64 day = ilk_clock_day(review->at, review->utc_offset, walk->in.schedule.rollover);
    gboolean counts = day != answered && day >= first && day <= last;
    if (counts && memory.state == ILK_STATE_REVIEW)
      count_review(walk, review);
    answered = day;
    (void) ilk_schedule_step(&walk->in.schedule, &memory, review, &memory);
  }
}

static void
finish(IlkStore *self, IlkRecallCount *count)
{
  IlkRecallTotals *totals = &count->totals;
  count->done = TRUE;
  if (totals->reviews > 0)
    totals->desired /= totals->reviews;
  else
    totals->desired = self->options.desired_retention;
}

gboolean
ilk_recall_count_on(IlkStore *self, IlkRecallCount *count, GError **error)
{
  Walk walk = {.count = count};
  g_autoptr(IlkQuery) query = ilk_database_query(
      self->db, "SELECT card, deck FROM memory WHERE card > ? AND state <> 0 AND last >= ?"
                " ORDER BY card LIMIT ?");
  ilk_query_bind_int(query, count->reached);
  /* Days are the learner's, wherever that was: a day of margin holds every time zone. */
  ilk_query_bind_int(query, (count->first - 1) * ILK_MS_PER_DAY);
  ilk_query_bind_int(query, CARDS_AT_A_TIME);
  int row, n = 0;
  while ((row = ilk_query_step(query, error)) > 0) {
    count->reached = ilk_query_get_int(query, 0);
    g_autoptr(GArray) standing = ilk_log_list_standing(self, count->reached, error);
    if (standing == NULL)
      return FALSE;
    ilk_deck_schedule_enter(&walk.in, self, ilk_query_get_int(query, 1));
    count_card(&walk, standing);
    n++;
  }
  if (row == 0 && n < CARDS_AT_A_TIME)
    finish(self, count);
  return row == 0;
}
