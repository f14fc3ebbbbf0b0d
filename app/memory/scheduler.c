/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * From a rating to the next due time: learning steps first, then intervals by FSRS, kept in the
 * order of the buttons.
 */
#include "app/memory/choose-private.h"

#include "app/memory/math-private.h"

#define MINUTES_PER_DAY 1440
#define SECONDS_PER_MINUTE 60
#define SECONDS_PER_DAY 86400
#define LAST_ROUNDED_TO_ONE 1.5

/* One review on its way through the scheduler. */
typedef struct {
  const fsrs_scheduler *scheduler;
  const fsrs_card *card;
  double elapsed; /* days, for FSRS-6 whole ones */
  const fsrs_choice *choice;
} review;

static fsrs_memory
memory_after(const review *self, int rating)
{
  const fsrs_model *model = &self->scheduler->model;
  if (self->card->state == FSRS_NEW)
    return fsrs_model_first(model, rating);
  return fsrs_model_next(model, &self->card->memory, self->elapsed, rating);
}

/* FSRS-7 searches for its interval, which takes most of its time; what a day will do for needs no
 * search. */
static double
interval_of(const fsrs_scheduler *scheduler, const fsrs_memory *memory)
{
  if (scheduler->model.version == FSRS_6)
    return memory->stability * scheduler->interval_per_stability;
  double retention = scheduler->config.desired_retention;
  if (fsrs_model_recall(&scheduler->model, memory, LAST_ROUNDED_TO_ONE) <= retention)
    return 1;
  return fsrs_model_interval(&scheduler->model, memory, retention);
}

/* Whole days until @memory has faded to the desired retention, at least one: shorter waits are for
 * the steps. */
static fsrs_days
days_for(const review *self, const fsrs_memory *memory)
{
  const fsrs_scheduler *scheduler = self->scheduler;
  int maximum = scheduler->config.maximum_interval;
  double days = fsrs_clamp(fsrs_nearest(interval_of(scheduler, memory)), 1, maximum);
  if (scheduler->config.fuzz)
    return fsrs_fuzz_days(days, self->elapsed, maximum);
  return (fsrs_days){days, days};
}

/* What all ratings that the order compares would leave; without @with_again, not Again's. */
static void
memories_after(const review *self, bool with_again, fsrs_memory after[FSRS_RATINGS + 1])
{
  if (with_again)
    after[FSRS_AGAIN] = memory_after(self, FSRS_AGAIN);
  if (self->card->state != FSRS_NEW) {
    fsrs_model_next_passes(&self->scheduler->model, &self->card->memory, self->elapsed,
                           &after[FSRS_HARD]);
    return;
  }
  for (int rating = FSRS_HARD; rating <= FSRS_EASY; rating++)
    after[rating] = memory_after(self, rating);
}

static void
wait_days(fsrs_outcome *outcome, double days)
{
  outcome->card.state = FSRS_REVIEW;
  outcome->card.step = 0;
  outcome->scheduled_days = days;
  outcome->delay_seconds = (int64_t) days * SECONDS_PER_DAY;
}

/* Steps of a day and more belong to review already, yet keep their index. */
static void
wait_minutes(fsrs_outcome *outcome, fsrs_state state, int step, int minutes)
{
  int whole_days = minutes / MINUTES_PER_DAY;
  outcome->card.state = whole_days == 0 ? state : FSRS_REVIEW;
  outcome->card.step = step;
  outcome->scheduled_days = whole_days;
  outcome->delay_seconds = (int64_t) minutes * SECONDS_PER_MINUTE;
}

/* Hard repeats the step after a wait between Again's and Good's. */
static int
hard_minutes(const int *steps, int n)
{
  return n == 1 ? (3 * steps[0] + 1) / 2 : (steps[0] + steps[1] + 1) / 2;
}

static void
walk_steps(const review *self, fsrs_state state, int rating, fsrs_outcome *outcome)
{
  const fsrs_config *config = &self->scheduler->config;
  bool learning = state == FSRS_LEARNING;
  const int *steps = learning ? config->learning_steps : config->relearning_steps;
  int n = (int) (learning ? config->n_learning_steps : config->n_relearning_steps);
  int step = self->card->step;

  if (step < n && rating == FSRS_AGAIN)
    wait_minutes(outcome, state, 0, steps[0]);
  else if (step < n && rating == FSRS_HARD)
    wait_minutes(outcome, state, step, hard_minutes(steps, n));
  else if (step + 1 < n && rating == FSRS_GOOD)
    wait_minutes(outcome, state, step + 1, steps[step + 1]);
  else
    wait_days(outcome, fsrs_choose(days_for(self, &outcome->card.memory), self->choice));
}

/* In days, beside the other ratings. */
static void
place_in_order(const review *self, int rating, fsrs_outcome *outcome)
{
  bool with_again = !self->scheduler->config.short_term;
  int first = with_again ? FSRS_AGAIN : FSRS_HARD;
  fsrs_memory after[FSRS_RATINGS + 1];
  fsrs_days days[FSRS_RATINGS + 1];
  memories_after(self, with_again, after);
  for (int g = first; g <= FSRS_EASY; g++)
    days[g] = days_for(self, &after[g]);
  outcome->card.memory = after[rating];
  wait_days(outcome, fsrs_choose_in_order(days, first, rating, self->choice));
}

static void
place(const review *self, int rating, fsrs_outcome *outcome)
{
  fsrs_state state = self->card->state;
  if (!self->scheduler->config.short_term || (state == FSRS_REVIEW && rating != FSRS_AGAIN)) {
    place_in_order(self, rating, outcome);
    return;
  }
  outcome->card.memory = memory_after(self, rating);
  walk_steps(self, state == FSRS_NEW || state == FSRS_LEARNING ? FSRS_LEARNING : FSRS_RELEARNING,
             rating, outcome);
}

/* Without steps there is no learning state, so every Again after the first is a lapse. */
static bool
is_lapse(const review *self, int rating)
{
  fsrs_state state = self->card->state;
  if (rating != FSRS_AGAIN)
    return false;
  return state == FSRS_REVIEW || (state != FSRS_NEW && !self->scheduler->config.short_term);
}

static bool
memory_is_possible(const fsrs_memory *memory, fsrs_version version)
{
  double floor = version == FSRS_7 ? FSRS7_MIN_STABILITY : FSRS_MIN_STABILITY;
  double fast = version == FSRS_7 ? memory->stability_fast : memory->stability;
  return memory->stability >= floor && memory->stability <= FSRS_MAX_STABILITY && fast >= floor &&
         fast <= FSRS_MAX_STABILITY && memory->difficulty >= FSRS_MIN_DIFFICULTY &&
         memory->difficulty <= FSRS_MAX_DIFFICULTY;
}

static bool
card_is_possible(const fsrs_card *card, fsrs_version version)
{
  if (card->step < 0 || card->reps < 0 || card->lapses < 0)
    return false;
  if (card->state == FSRS_NEW)
    return true;
  return card->state >= FSRS_LEARNING && card->state <= FSRS_RELEARNING &&
         memory_is_possible(&card->memory, version);
}

static double
counted_days(const fsrs_scheduler *scheduler, double elapsed_days)
{
  return scheduler->model.version == FSRS_6 ? fsrs_whole(elapsed_days) : elapsed_days;
}

fsrs_status
fsrs_schedule_by(const fsrs_scheduler *scheduler, const fsrs_card *card, double elapsed_days,
                 int rating, const fsrs_choice *choice, fsrs_outcome *outcome)
{
  if (rating < FSRS_AGAIN || rating > FSRS_EASY)
    return FSRS_ERROR_RATING;
  if (!card_is_possible(card, scheduler->model.version))
    return FSRS_ERROR_CARD;
  bool is_new = card->state == FSRS_NEW;
  if (!is_new && !(elapsed_days >= 0 && elapsed_days <= FSRS_MAX_ELAPSED_DAYS))
    return FSRS_ERROR_ELAPSED;

  review self = {scheduler, card, is_new ? 0 : counted_days(scheduler, elapsed_days), choice};
  fsrs_outcome next = {
      .card = {.reps = card->reps + 1, .lapses = card->lapses + is_lapse(&self, rating)}};
  place(&self, rating, &next);
  *outcome = next;
  return FSRS_OK;
}

fsrs_status
fsrs_schedule(const fsrs_scheduler *scheduler, const fsrs_card *card, double elapsed_days,
              int rating, uint64_t seed, fsrs_outcome *outcome)
{
  const fsrs_choice choice = {.seed = seed};
  return fsrs_schedule_by(scheduler, card, elapsed_days, rating, &choice, outcome);
}

fsrs_status
fsrs_preview(const fsrs_scheduler *scheduler, const fsrs_card *card, double elapsed_days,
             uint64_t seed, fsrs_outcome outcomes[FSRS_RATINGS])
{
  fsrs_outcome all[FSRS_RATINGS];
  for (int rating = FSRS_AGAIN; rating <= FSRS_EASY; rating++) {
    fsrs_status status =
        fsrs_schedule(scheduler, card, elapsed_days, rating, seed, &all[rating - 1]);
    if (status != FSRS_OK)
      return status;
  }
  for (int i = 0; i < FSRS_RATINGS; i++)
    outcomes[i] = all[i];
  return FSRS_OK;
}

double
fsrs_recall(const fsrs_scheduler *scheduler, const fsrs_card *card, double elapsed_days)
{
  if (card->state == FSRS_NEW)
    return 0;
  return fsrs_model_recall(&scheduler->model, &card->memory, fsrs_max(elapsed_days, 0));
}
