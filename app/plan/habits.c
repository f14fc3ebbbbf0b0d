/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A card-day is what the simulator calls a review: the first answer of a day decides, the others
 * only take time.
 */
#include "app/plan/habits.h"

#include "app/base/clock.h"
#include "app/memory/simulate.h"
#include "app/plan/life.h"
#include "app/store/front/collection-decks.h"
#include "app/store/front/collection-log.h"
#include "app/store/front/collection-options.h"

#include <string.h>

G_STATIC_ASSERT(ILK_N_RATINGS == FSRS_RATINGS);

#define PRIOR_ANSWERS 50
#define REPETITION_SECONDS 14
/* Who thinks longer about one card has gone away. */
#define LONGEST_ANSWER_MS (5 * ILK_MS_PER_MINUTE)

/* The averages are those of single answers; the usual steps bring some cards back the same day. */
static void
add_repetitions(IlkHabits *habits)
{
  static const int repetitions[2][ILK_N_RATINGS] = {{2, 2, 1, 0}, {1, 0, 0, 0}};

  for (int later = 0; later < 2; later++)
    for (int i = 0; i < ILK_N_RATINGS; i++)
      habits->seconds[later][i] += repetitions[later][i] * REPETITION_SECONDS;
}

void
ilk_habits_init(IlkHabits *habits)
{
  fsrs_simulate_options average;

  fsrs_simulate_options_init_default(&average);
  *habits = (IlkHabits){0};
  memcpy(habits->first_share, average.first_share, sizeof habits->first_share);
  memcpy(habits->pass_share, average.pass_share, sizeof habits->pass_share);
  memcpy(habits->seconds[0], average.first_seconds, sizeof habits->seconds[0]);
  memcpy(habits->seconds[1], average.review_seconds, sizeof habits->seconds[1]);
  add_repetitions(habits);
}

/* Returns: how many of @reviews were on the day of the first of them. */
static guint
count_day(const IlkReview *reviews, guint n, int rollover)
{
  gint64 day = ilk_clock_day(reviews[0].at, reviews[0].utc_offset, rollover);
  guint i = 1;

  while (i < n && ilk_clock_day(reviews[i].at, reviews[i].utc_offset, rollover) == day)
    i++;
  return i;
}

static void
add_day(IlkAnswerTally *tally, const IlkReview *reviews, guint n, gboolean later)
{
  int rating = reviews[0].rating - 1;
  gboolean timed = TRUE;
  double seconds = 0;

  for (guint i = 0; i < n; i++) {
    timed &= reviews[i].ms > 0;
    seconds += (double) MIN(reviews[i].ms, LONGEST_ANSWER_MS) / 1000;
  }
  tally->n[later][rating]++;
  tally->timed[later][rating] += timed;
  tally->seconds[later][rating] += timed ? seconds : 0;
}

static void
add_life(IlkAnswerTally *tally, const GArray *answers, gboolean from_new, int rollover)
{
  const IlkReview *reviews = (const IlkReview *) (gpointer) answers->data;

  for (guint i = 0, length; i < answers->len; i += length) {
    length = count_day(reviews + i, answers->len - i, rollover);
    add_day(tally, reviews + i, length, i > 0 || !from_new);
  }
}

void
ilk_answer_tally_add(IlkAnswerTally *tally, const IlkReview *reviews, guint n, int rollover)
{
  gboolean from_new;
  g_autoptr(GArray) answers = g_array_new(FALSE, FALSE, sizeof(IlkReview));

  for (guint i = 0; i < n;) {
    i += ilk_life_take(reviews + i, n - i, answers, &from_new);
    add_life(tally, answers, from_new, rollover);
  }
}

static void
learn_shares(double *shares, const double *n, int n_shares)
{
  double sum = PRIOR_ANSWERS;

  for (int i = 0; i < n_shares; i++)
    sum += n[i];
  for (int i = 0; i < n_shares; i++)
    shares[i] = (n[i] + PRIOR_ANSWERS * shares[i]) / sum;
}

/* Returns: the learner's time for what takes @habits' learner a second. */
static double
measure_pace(const IlkHabits *habits, const IlkAnswerTally *tally)
{
  double spent = 0, expected = 0, prior = 0;

  for (int later = 0; later < 2; later++)
    for (int i = 0; i < ILK_N_RATINGS; i++) {
      spent += tally->seconds[later][i];
      expected += tally->timed[later][i] * habits->seconds[later][i];
      prior += PRIOR_ANSWERS * habits->seconds[later][i] / (2 * ILK_N_RATINGS);
    }
  return (spent + prior) / (expected + prior);
}

static void
learn_seconds(IlkHabits *habits, const IlkAnswerTally *tally)
{
  double pace = measure_pace(habits, tally);

  for (int later = 0; later < 2; later++)
    for (int i = 0; i < ILK_N_RATINGS; i++) {
      double believed = PRIOR_ANSWERS * pace * habits->seconds[later][i];
      double n = tally->timed[later][i];
      habits->seconds[later][i] = (tally->seconds[later][i] + believed) / (n + PRIOR_ANSWERS);
      habits->measured += (guint) n;
    }
}

void
ilk_habits_learn(IlkHabits *habits, const IlkAnswerTally *tally)
{
  habits->measured = 0;
  learn_shares(habits->first_share, tally->n[0], ILK_N_RATINGS);
  learn_shares(habits->pass_share, tally->n[1] + 1, ILK_N_RATINGS - 1);
  learn_seconds(habits, tally);
}

typedef struct {
  IlkAnswerTally tally;
  int rollover;
  GCancellable *cancellable;
} Reading;

static gboolean
add_card(const IlkReview *reviews, guint n, gpointer data, GError **error)
{
  Reading *reading = data;

  ilk_answer_tally_add(&reading->tally, reviews, n, reading->rollover);
  return !g_cancellable_set_error_if_cancelled(reading->cancellable, error);
}

static gboolean
learn_deck(IlkCollection *collection, gint64 deck, GCancellable *cancellable, IlkHabits *habits,
           GError **error)
{
  IlkStudyOptions options;

  if (!ilk_collection_get_options(collection, deck, &options, error))
    return FALSE;
  Reading reading = {.rollover = options.rollover, .cancellable = cancellable};
  if (!ilk_collection_visit_reviews(collection, deck, add_card, &reading, error))
    return FALSE;
  ilk_habits_learn(habits, &reading.tally);
  return TRUE;
}

static gboolean
count_cards(IlkCollection *collection, gint64 deck, IlkHabits *habits, GError **error)
{
  g_autoptr(GPtrArray) decks = ilk_collection_list_decks(collection, error);

  for (guint i = 0; decks != NULL && i < decks->len; i++) {
    IlkDeck *it = g_ptr_array_index(decks, i);
    if (deck == 0 || ilk_deck_get_id(it) == deck)
      habits->cards += ilk_deck_get_counts(it)->total;
  }
  return decks != NULL;
}

static void
read_thread(GTask *task, gpointer collection, gpointer data, GCancellable *cancellable)
{
  const gint64 *deck = data;
  g_autofree IlkHabits *habits = g_new0(IlkHabits, 1);
  GError *error = NULL;

  ilk_habits_init(habits);
  if (count_cards(collection, *deck, habits, &error) &&
      learn_deck(collection, 0, cancellable, habits, &error) &&
      (*deck == 0 || learn_deck(collection, *deck, cancellable, habits, &error)))
    g_task_return_pointer(task, g_steal_pointer(&habits), g_free);
  else
    g_task_return_error(task, error);
}

void
ilk_habits_async(IlkCollection *collection, gint64 deck, GCancellable *cancellable,
                 GAsyncReadyCallback callback, gpointer user_data)
{
  g_return_if_fail(ILK_IS_COLLECTION(collection));

  g_autoptr(GTask) task = g_task_new(collection, cancellable, callback, user_data);
  g_task_set_task_data(task, g_memdup2(&deck, sizeof deck), g_free);
  g_task_run_in_thread(task, read_thread);
}

gboolean
ilk_habits_finish(GAsyncResult *result, IlkHabits *habits, GError **error)
{
  g_return_val_if_fail(G_IS_TASK(result) && habits != NULL, FALSE);

  g_autofree IlkHabits *read = g_task_propagate_pointer(G_TASK(result), error);
  if (read != NULL)
    *habits = *read;
  return read != NULL;
}
