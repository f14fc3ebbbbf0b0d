/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The queue: cards in steps that are due, then reviews, then new cards, then cards in steps a
 * little before their time. New cards come deck by deck in the order of the list of decks, and
 * within a deck what one needs first (path.h); the collection's number of them a day is that of all
 * decks together, a deck's own holds within it.
 *
 * Steps come due to the minute. Reviews come due by the day: whoever studies a little earlier than
 * yesterday finds today's reviews all the same.
 */
#include "app/store/queue/queue.h"

#include "app/base/clock.h"
#include "app/store/decks/deck-order.h"
#include "app/store/decks/decks.h"
#include "app/store/queue/path.h"
#include "app/store/rows/log.h"
#include "app/store/rows/totals.h"

/* The best card found so far, over one deck or all. */
typedef struct {
  gint64 card;
  gint64 due;
} Candidate;

/* The moments that part waiting cards from others. */
typedef struct {
  gint64 now;
  gint64 day;
  int utc_offset;
  gint64 except; /* the card on screen, 0 for none */
  gint64 note;   /* whose other cards are not asked today, since it is on screen; 0 for none */
} Today;

static Today
get_today(const IlkStore *store)
{
  gint64 now = ilk_clock_now();
  int utc_offset = ilk_clock_utc_offset(now);
  gint64 day = ilk_clock_day(now, utc_offset, store->options.rollover);
  return (Today){.now = now, .day = day, .utc_offset = utc_offset};
}

/* What is not set aside: not suspended, and buried until today at the latest. */
#define ASKED " AND suspended = 0 AND buried <= ?"

#define NOT_ON_SCREEN " AND card <> ? AND card NOT IN (SELECT id FROM card WHERE note = ?)"

#define SELECT_STEPS                                                                               \
  "SELECT card, due FROM memory WHERE deck = ?" ASKED                                              \
  " AND state IN (1, 3) AND due < ?" NOT_ON_SCREEN " ORDER BY due LIMIT 1"
#define SELECT_REVIEW                                                                              \
  "SELECT card, due FROM memory WHERE deck = ?" ASKED                                              \
  " AND state = 2 AND due_day < ?" NOT_ON_SCREEN " ORDER BY "

/* How much of its stability has passed: what recall falls with, whatever the model. */
#define OVERDUE "(?2 * 86400000 - last) / max(stability, 0.001) DESC"

static const char *const select_review[] = {
    [ILK_REVIEWS_BY_DUE] = SELECT_REVIEW "due_day, due LIMIT 1",
    [ILK_REVIEWS_SHUFFLED] = SELECT_REVIEW ILK_QUEUE_SHUFFLED " LIMIT 1",
    [ILK_REVIEWS_BY_RECALL] = SELECT_REVIEW OVERDUE " LIMIT 1",
};

#define SELECT_NEW                                                                                 \
  "SELECT card FROM memory WHERE deck = ?" ASKED " AND state = 0" NOT_ON_SCREEN " ORDER BY "

static const char *const select_new[] = {
    [ILK_NEW_IN_PLACE] = SELECT_NEW "position LIMIT 1",
    [ILK_NEW_SHUFFLED] = SELECT_NEW ILK_QUEUE_SHUFFLED " LIMIT 1",
};

/* Keeps the earliest card due before @before, a moment for steps and a day for reviews. @note:
 * whose cards are left out */
static gboolean
offer(IlkStore *store, const char *sql, gint64 deck, const Today *today, gint64 before, gint64 note,
      Candidate *best, GError **error)
{
  g_autoptr(IlkQuery) query = ilk_database_query(store->db, sql);
  ilk_query_bind_int(query, deck);
  ilk_query_bind_int(query, today->day);
  ilk_query_bind_int(query, before);
  ilk_query_bind_int(query, today->except);
  ilk_query_bind_int(query, note);
  int row = ilk_query_step(query, error);
  if (row > 0 && (best->card == 0 || ilk_query_get_int(query, 1) < best->due))
    *best = (Candidate){ilk_query_get_int(query, 0), ilk_query_get_int(query, 1)};
  return row >= 0;
}

/* How many new cards @deck may still have today by its own number, all decks together for NULL. */
static gboolean
get_allowance(IlkStore *store, const IlkStoreDeck *deck, const Today *today, gint64 *n,
              GError **error)
{
  const IlkStudyOptions *options = deck != NULL ? deck->options : &store->options;
  gint64 introduced = 0;
  if (!ilk_totals_get_introduced(store, deck != NULL ? deck->id : 0, today->day, &introduced,
                                 error))
    return FALSE;
  *n = MAX(options->new_per_day - introduced, 0);
  return TRUE;
}

/* The card on screen is about to be answered: then it will have used up one of the day's. @deck: 0
 * for any */
static gboolean
is_in_state(IlkStore *store, gint64 card, gint64 deck, IlkState state, gint64 *answer,
            GError **error)
{
  IlkQuery *query = ilk_database_query(
      store->db, "SELECT count(*) FROM memory WHERE card = ?1 AND (deck = ?2 OR ?2 = 0)"
                 " AND state = ?3");
  ilk_query_bind_int(query, card);
  ilk_query_bind_int(query, deck);
  ilk_query_bind_int(query, state);
  return ilk_query_fetch_int(query, answer, error);
}

/* How many reviews @deck may still ask for today. */
static gboolean
get_review_allowance(IlkStore *store, const IlkStoreDeck *deck, const Today *today, gint64 *n,
                     GError **error)
{
  guint done = 0;
  *n = G_MAXINT64;
  if (deck->options->reviews_per_day >= ILK_NO_REVIEW_LIMIT)
    return TRUE;
  if (!ilk_log_count_seen(
          store, deck->id,
          ilk_clock_day_start(today->day, today->utc_offset, store->options.rollover), &done,
          error))
    return FALSE;
  *n = MAX(deck->options->reviews_per_day - (gint64) done, 0);
  return TRUE;
}

static gboolean
offer_review(IlkStore *store, const IlkStoreDeck *deck, const Today *today, Candidate *best,
             GError **error)
{
  gint64 allowance = 0, taken = 0;
  if (!get_review_allowance(store, deck, today, &allowance, error) ||
      (allowance < ILK_NO_REVIEW_LIMIT &&
       !is_in_state(store, today->except, deck->id, ILK_STATE_REVIEW, &taken, error)))
    return FALSE;
  return allowance <= taken || offer(store, select_review[deck->options->review_order], deck->id,
                                     today, today->day + 1, today->note, best, error);
}

/* Whether @deck, or all decks together for NULL, may have one more new card. */
static gboolean
may_introduce(IlkStore *store, const IlkStoreDeck *deck, const Today *today, gboolean *may,
              GError **error)
{
  gint64 allowance = 0, taken = 0;
  if (!get_allowance(store, deck, today, &allowance, error) ||
      !is_in_state(store, today->except, deck != NULL ? deck->id : 0, ILK_STATE_NEW, &taken, error))
    return FALSE;
  *may = allowance > taken;
  return TRUE;
}

/* The first new card of the first deck that may still introduce one. */
static gboolean
offer_new(IlkStore *store, const IlkStoreDeck *deck, const Today *today, Candidate *best,
          GError **error)
{
  gboolean may = FALSE;
  if (best->card != 0)
    return TRUE;
  if (!may_introduce(store, deck, today, &may, error))
    return FALSE;
  if (!may)
    return TRUE;
  IlkQuery *query = ilk_database_query(store->db, select_new[deck->options->new_order]);
  const IlkPathPlace place = {
      .deck = deck->id, .day = today->day, .except = today->except, .note = today->note};
  ilk_query_bind_int(query, deck->id);
  ilk_query_bind_int(query, today->day);
  ilk_query_bind_int(query, today->except);
  ilk_query_bind_int(query, today->note);
  return ilk_query_fetch_int(query, &best->card, error) &&
         (best->card == 0 || ilk_path_find_first(store, &place, &best->card, error));
}

typedef enum { STEPS, REVIEWS, NEW, STEPS_AHEAD, N_STAGES } Stage;

static gboolean
offer_stage(IlkStore *store, Stage stage, const IlkStoreDeck *deck, const Today *today,
            Candidate *best, GError **error)
{
  gint64 ahead = today->now + deck->options->learn_ahead;
  switch (stage) {
  case STEPS:
    return offer(store, SELECT_STEPS, deck->id, today, today->now + 1, 0, best, error);
  case REVIEWS:
    return offer_review(store, deck, today, best, error);
  case NEW:
    return offer_new(store, deck, today, best, error);
  case STEPS_AHEAD:
    return offer(store, SELECT_STEPS, deck->id, today, ahead + 1, 0, best, error);
  case N_STAGES:
  default:
    g_return_val_if_reached(FALSE);
  }
}

/* A stage over @deck and what stands below it; all decks for 0. */
static gboolean
offer_decks(IlkStore *store, Stage stage, gint64 deck, const Today *today, Candidate *best,
            GError **error)
{
  const GArray *order = ilk_deck_order_get(store, error);
  gboolean may = TRUE;
  if (order == NULL || (stage == NEW && !may_introduce(store, NULL, today, &may, error)))
    return FALSE;
  for (guint i = 0; may && i < order->len; i++) {
    const IlkStoreDeck *each =
        &g_array_index(store->decks, IlkStoreDeck, g_array_index(order, guint, i));
    if (deck != 0 && !ilk_store_deck_is_below(store, each->id, deck))
      continue;
    if (!offer_stage(store, stage, each, today, best, error))
      return FALSE;
  }
  return TRUE;
}

/* The other cards of the note on screen wait, as they will when it has been answered. */
static gboolean
look_at_screen(IlkStore *store, gint64 except, Today *today, GError **error)
{
  g_autoptr(IlkQuery) query =
      ilk_database_query(store->db, "SELECT note, deck FROM card WHERE id = ?");
  ilk_query_bind_int(query, except);
  int row = ilk_query_step(query, error);
  today->except = except;
  if (row > 0 && ilk_store_get_deck_options(store, ilk_query_get_int(query, 1))->bury_siblings)
    today->note = ilk_query_get_int(query, 0);
  return row >= 0;
}

gboolean
ilk_queue_next(IlkStore *store, gint64 deck, gint64 except, gint64 *card, GError **error)
{
  guint index;
  if (deck != 0 && !ilk_store_find_deck(store, deck, &index, error))
    return FALSE;

  Today today = get_today(store);
  Candidate best = {0};
  if (!look_at_screen(store, except, &today, error))
    return FALSE;
  for (Stage stage = STEPS; stage < N_STAGES && best.card == 0; stage++)
    if (!offer_decks(store, stage, deck, &today, &best, error))
      return FALSE;
  *card = best.card;
  return TRUE;
}

/* Runs a count for @deck over what is asked on @today and due before @before. */
static gboolean
count(IlkStore *store, const char *sql, gint64 deck, gint64 today, gint64 before, gint64 *n,
      GError **error)
{
  IlkQuery *query = ilk_database_query(store->db, sql);
  ilk_query_bind_int(query, deck);
  ilk_query_bind_int(query, today);
  ilk_query_bind_int(query, before);
  return ilk_query_fetch_int(query, n, error);
}

#define COUNT_STEPS                                                                                \
  "SELECT count(*) FROM memory WHERE deck = ?" ASKED " AND state IN (1, 3) AND due < ?"
#define COUNT_REVIEWS                                                                              \
  "SELECT count(*) FROM memory WHERE deck = ?" ASKED " AND state = 2 AND due_day < ?"
#define COUNT_NEW                                                                                  \
  "SELECT count(*) FROM (SELECT 1 FROM memory WHERE deck = ?" ASKED " AND state = 0 LIMIT ?)"
#define NEXT_STEP                                                                                  \
  "SELECT min(due) FROM memory WHERE deck = ?" ASKED " AND state IN (1, 3) AND due >= ?"
#define NEXT_REVIEW                                                                                \
  "SELECT min(due_day) FROM memory WHERE deck = ?" ASKED " AND state = 2 AND due_day >= ?"

static gboolean
find_next_due(IlkStore *store, gint64 deck, gint64 ahead, const Today *today, gint64 *due,
              GError **error)
{
  gint64 step = 0, review = 0;
  if (!count(store, NEXT_STEP, deck, today->day, ahead, &step, error) ||
      !count(store, NEXT_REVIEW, deck, today->day, today->day + 1, &review, error))
    return FALSE;
  if (review != 0)
    review = ilk_clock_day_start(review, today->utc_offset, store->options.rollover);
  *due = step == 0 || (review != 0 && review < step) ? review : step;
  return TRUE;
}

gboolean
ilk_queue_count(IlkStore *store, const IlkStoreDeck *deck, IlkDeckCounts *counts, GError **error)
{
  Today today = get_today(store);
  gint64 ahead = today.now + deck->options->learn_ahead + 1;
  gint64 allowance = 0, all = 0, reviews = 0, new_cards = 0, learning = 0, due = 0;
  if (!get_allowance(store, deck, &today, &allowance, error) ||
      !get_allowance(store, NULL, &today, &all, error) ||
      !get_review_allowance(store, deck, &today, &reviews, error) ||
      !count(store, COUNT_NEW, deck->id, today.day, MIN(allowance, all), &new_cards, error) ||
      !count(store, COUNT_STEPS, deck->id, today.day, ahead, &learning, error) ||
      !count(store, COUNT_REVIEWS, deck->id, today.day, today.day + 1, &due, error) ||
      !find_next_due(store, deck->id, ahead, &today, &counts->next_due, error))
    return FALSE;
  counts->new_cards = (guint) new_cards;
  counts->new_limit = (guint) all;
  counts->learning = (guint) learning;
  counts->due = (guint) MIN(due, reviews);
  return TRUE;
}

/* A day that @until cuts counts as a whole one. */
static gint64
get_day_after(const IlkStore *store, gint64 until)
{
  int utc_offset = ilk_clock_utc_offset(until - 1);
  return ilk_clock_day(until - 1, utc_offset, store->options.rollover) + 1;
}

gboolean
ilk_queue_count_due(IlkStore *store, gint64 deck, gint64 until, guint *n, GError **error)
{
  gint64 sum = 0, day = get_day_after(store, until);
  for (guint i = 0; i < store->decks->len; i++) {
    gint64 id = g_array_index(store->decks, IlkStoreDeck, i).id;
    gint64 steps = 0, reviews = 0;
    if (deck != 0 && !ilk_store_deck_is_below(store, id, deck))
      continue;
    if (!count(store, COUNT_STEPS, id, day - 1, until, &steps, error) ||
        !count(store, COUNT_REVIEWS, id, day - 1, day, &reviews, error))
      return FALSE;
    sum += steps + reviews;
  }
  *n = (guint) sum;
  return TRUE;
}
