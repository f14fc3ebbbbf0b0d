/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Days pass; each has a list of the cards that come due on it. A card's chances depend on the seed,
 * the card and how often it was reviewed, so that two retentions are compared with the same luck.
 */
#include "app/memory/simulate.h"

#include "app/memory/random-private.h"
#include "app/memory/status-private.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#define SHARE_TOLERANCE 1e-6
#define LOWEST_RETENTION 70
#define HIGHEST_RETENTION 97
#define NOBODY (-1)

typedef struct {
  fsrs_card card;
  int last_day;
  int next; /* in the list of a day */
} learned;

typedef struct {
  const fsrs_simulate_options *options;
  fsrs_scheduler scheduler;
  learned *cards;
  int n_learned;
  int *due; /* by day: the first card of its list; one more for what was left over */
} simulating;

static double
chance(const simulating *self, int card, int reps, int purpose)
{
  uint64_t place = ((uint64_t) card << 24) + ((uint64_t) reps << 2) + (uint64_t) purpose;
  return fsrs_uniform(self->options->seed * UINT64_C(0x9e3779b97f4a7c15) + place);
}

/* Returns: which of @n shares @u in [0, 1) falls into. */
static int
pick(const double *shares, int n, double u)
{
  int i = 0;
  while (i < n - 1 && u >= shares[i])
    u -= shares[i++];
  return i;
}

static int
answer(const simulating *self, int index, double elapsed)
{
  const fsrs_card *card = &self->cards[index].card;
  double u = chance(self, index, card->reps, 0);
  if (card->state == FSRS_NEW)
    return 1 + pick(self->options->first_share, FSRS_RATINGS, u);
  if (u >= fsrs_recall(&self->scheduler, card, elapsed))
    return FSRS_AGAIN;
  return FSRS_HARD +
         pick(self->options->pass_share, FSRS_RATINGS - 1, chance(self, index, card->reps, 1));
}

static void
put_due(simulating *self, int index, int day)
{
  if (day >= self->options->days)
    return;
  self->cards[index].next = self->due[day];
  self->due[day] = index;
}

static void
review(simulating *self, int index, int day, fsrs_simulated_day *today)
{
  learned *it = &self->cards[index];
  bool is_new = it->card.state == FSRS_NEW;
  double elapsed = day - it->last_day;
  int rating = answer(self, index, elapsed);
  fsrs_outcome outcome = {.scheduled_days = 0};
  fsrs_schedule(&self->scheduler, &it->card, elapsed, rating,
                fsrs_review_seed(index, it->card.reps), &outcome);
  it->card = outcome.card;
  it->last_day = day;
  today->new_cards += is_new;
  today->reviews += !is_new;
  today->lapses += !is_new && rating == FSRS_AGAIN;
  today->seconds +=
      is_new ? self->options->first_seconds[rating - 1] : self->options->review_seconds[rating - 1];
  put_due(self, index, day + (int) fmax(outcome.scheduled_days, 1));
}

/* What passes the day's limit comes first on the next day. */
static void
review_due(simulating *self, int day, fsrs_simulated_day *today)
{
  int index = self->due[day];
  while (index != NOBODY) {
    int next = self->cards[index].next;
    if (today->reviews < self->options->reviews_per_day)
      review(self, index, day, today);
    else
      put_due(self, index, day + 1);
    index = next;
  }
}

static void
learn_new(simulating *self, int day, fsrs_simulated_day *today)
{
  while (today->new_cards < self->options->new_per_day && self->n_learned < self->options->cards)
    review(self, self->n_learned++, day, today);
}

static double
remembered(const simulating *self, int day)
{
  double sum = 0;
  for (int i = 0; i < self->n_learned; i++)
    sum += fsrs_recall(&self->scheduler, &self->cards[i].card, day - self->cards[i].last_day);
  return sum;
}

static void
run(simulating *self, fsrs_simulated_day *days, fsrs_simulation *simulation)
{
  *simulation = (fsrs_simulation){0};
  for (int day = 0; day < self->options->days; day++) {
    fsrs_simulated_day today = {0};
    review_due(self, day, &today);
    learn_new(self, day, &today);
    simulation->new_cards += today.new_cards;
    simulation->reviews += today.reviews;
    simulation->lapses += today.lapses;
    simulation->seconds += today.seconds;
    if (days != NULL) {
      today.remembered = remembered(self, day);
      days[day] = today;
    }
  }
  simulation->remembered = remembered(self, self->options->days - 1);
}

static bool
is_distribution(const double *shares, int n)
{
  double sum = 0;
  for (int i = 0; i < n; i++) {
    if (!(shares[i] >= 0))
      return false;
    sum += shares[i];
  }
  return fabs(sum - 1) <= SHARE_TOLERANCE;
}

static bool
are_times(const double *seconds)
{
  for (int i = 0; i < FSRS_RATINGS; i++)
    if (!(seconds[i] >= 0 && isfinite(seconds[i])))
      return false;
  return true;
}

static fsrs_status
check(const fsrs_simulate_options *options, fsrs_error *error)
{
  if (options->days < 1 || options->days > FSRS_MAX_SIMULATED_DAYS)
    return fsrs_fail(error, FSRS_ERROR_OPTION, 0, "A simulation takes 1 to %d days, not %d.",
                     FSRS_MAX_SIMULATED_DAYS, options->days);
  if (options->cards < 1 || options->cards > FSRS_MAX_SIMULATED_CARDS)
    return fsrs_fail(error, FSRS_ERROR_OPTION, 0, "A simulated deck has 1 to %d cards, not %d.",
                     FSRS_MAX_SIMULATED_CARDS, options->cards);
  if (options->new_per_day < 0 || options->reviews_per_day < 0)
    return fsrs_fail(error, FSRS_ERROR_OPTION, 0, "A day's limit cannot be negative.");
  if (!is_distribution(options->first_share, FSRS_RATINGS) ||
      !is_distribution(options->pass_share, FSRS_RATINGS - 1))
    return fsrs_fail(error, FSRS_ERROR_OPTION, 0, "The shares of the ratings do not sum to 1.");
  if (!are_times(options->first_seconds) || !are_times(options->review_seconds))
    return fsrs_fail(error, FSRS_ERROR_OPTION, 0, "An answer takes some time, not less than none.");
  return FSRS_OK;
}

/* Steps within a day are not simulated. */
static fsrs_status
prepare(simulating *self, const fsrs_config *config, fsrs_error *error)
{
  fsrs_config whole_days = *config;
  whole_days.n_learning_steps = 0;
  whole_days.n_relearning_steps = 0;
  fsrs_status status = fsrs_scheduler_init(&self->scheduler, &whole_days, error);
  if (status != FSRS_OK)
    return status;
  self->cards = calloc((size_t) self->options->cards, sizeof *self->cards);
  self->due = calloc((size_t) self->options->days, sizeof *self->due);
  if (self->cards == NULL || self->due == NULL)
    return fsrs_fail(error, FSRS_ERROR_NO_MEMORY, 0, "No memory for %d simulated cards.",
                     self->options->cards);
  for (int day = 0; day < self->options->days; day++)
    self->due[day] = NOBODY;
  return FSRS_OK;
}

void
fsrs_simulate_options_init_default(fsrs_simulate_options *options)
{
  *options = (fsrs_simulate_options){
      .days = 365,
      .cards = 10000,
      .new_per_day = 20,
      .reviews_per_day = 9999,
      .first_share = {0.24, 0.094, 0.495, 0.171},
      .pass_share = {0.224, 0.631, 0.145},
      .first_seconds = {33.79, 24.3, 13.68, 6.5},
      .review_seconds = {23.0, 11.68, 7.33, 5.6},
      .seed = 42,
  };
}

fsrs_status
fsrs_simulate(const fsrs_config *config, const fsrs_simulate_options *options,
              fsrs_simulated_day *days, fsrs_simulation *simulation, fsrs_error *error)
{
  simulating self = {.options = options};
  fsrs_status status = check(options, error);
  if (status == FSRS_OK)
    status = prepare(&self, config, error);
  if (status == FSRS_OK)
    run(&self, days, simulation);
  free(self.cards);
  free(self.due);
  return status;
}

fsrs_status
fsrs_suggest_retention(const fsrs_config *config, const fsrs_simulate_options *options,
                       double *retention, fsrs_error *error)
{
  fsrs_config tried = *config;
  double best = 0, least = INFINITY;
  for (int hundredths = LOWEST_RETENTION; hundredths <= HIGHEST_RETENTION; hundredths++) {
    fsrs_simulation it;
    tried.desired_retention = hundredths / 100.0;
    fsrs_status status = fsrs_simulate(&tried, options, NULL, &it, error);
    if (status != FSRS_OK)
      return status;
    double cost = it.seconds / it.remembered;
    if (cost < least) {
      least = cost;
      best = tried.desired_retention;
    }
  }
  *retention = best;
  return FSRS_OK;
}
