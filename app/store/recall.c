/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The log does not say in which state a card was answered, so the cards studied lately are played
 * again from their first answer. That costs by what was studied lately, not by the log.
 */
#include "app/store/recall.h"

#include "app/base/clock.h"
#include "app/store/decks.h"
#include "app/store/log.h"
#include "app/store/schedule.h"

/* A walk over cards, with the schedule of the deck it is in. */
typedef struct {
  gint64 first;
  gint64 last;
  gint64 deck;
  IlkSchedule schedule;
  double desired;     /* of @deck */
  double sum_desired; /* over the reviews */
  IlkRecallTotals totals;
} Walk;

static void
enter_deck(IlkStore *self, Walk *walk, gint64 deck)
{
  const IlkStudyOptions *options = ilk_store_get_deck_options(self, deck);
  if (walk->deck == deck)
    return;
  walk->deck = deck;
  walk->desired = options->desired_retention;
  ilk_schedule_prepare(&walk->schedule, options);
}

static void
count_review(Walk *walk, const IlkReview *review)
{
  walk->totals.reviews++;
  walk->totals.recalled += review->rating > ILK_RATING_AGAIN;
  walk->sum_desired += walk->desired;
}

/* Whoever forgets a card and meets it again the same day has not recalled it. */
static void
count_card(Walk *walk, gint64 card, const GArray *standing)
{
  IlkMemory memory = {.state = ILK_STATE_NEW};
  gint64 answered = G_MININT64;

  for (guint i = 0; i < standing->len; i++) {
    const IlkReview *review = &g_array_index(standing, IlkReview, i);
    gint64 day = ilk_clock_day(review->at, review->utc_offset, walk->schedule.rollover);
    gboolean counts = day != answered && day >= walk->first && day <= walk->last;
    if (counts && memory.state == ILK_STATE_REVIEW)
      count_review(walk, review);
    answered = day;
    (void) ilk_schedule_step(&walk->schedule, card, &memory, (IlkRating) review->rating, review->at,
                             review->utc_offset, &memory);
  }
}

gboolean
ilk_recall_count(IlkStore *self, gint64 first, gint64 last, IlkRecallTotals *totals, GError **error)
{
  Walk walk = {.first = first, .last = last};
  g_autoptr(IlkQuery) query = ilk_database_query(
      self->db, "SELECT card, deck FROM memory WHERE state <> 0 AND last >= ? ORDER BY deck");
  /* Days are the learner's, wherever that was: a day of margin holds every time zone. */
  ilk_query_bind_int(query, (first - 1) * ILK_MS_PER_DAY);
  int row;
  while ((row = ilk_query_step(query, error)) > 0) {
    gint64 card = ilk_query_get_int(query, 0);
    g_autoptr(GArray) standing = ilk_log_list_standing(self, card, error);
    if (standing == NULL)
      return FALSE;
    enter_deck(self, &walk, ilk_query_get_int(query, 1));
    count_card(&walk, card, standing);
  }
  if (row < 0)
    return FALSE;
  *totals = walk.totals;
  totals->desired =
      totals->reviews > 0 ? walk.sum_desired / totals->reviews : self->options.desired_retention;
  return TRUE;
}
