/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Between the collection's memories, which know when, and the FSRS library, which knows how long.
 */
#include "app/schedule/schedule.h"

#include "app/base/clock.h"

#include <math.h>
#include <string.h>

#define SM2_RETENTION 0.9

G_STATIC_ASSERT(ILK_MAX_STEPS <= FSRS_MAX_STEPS);
G_STATIC_ASSERT((int) ILK_STATE_RELEARNING == (int) FSRS_RELEARNING);

/* How likely a memory is recalled after as many days as its stability. */
#define STABLE_RECALL 0.9

static void
copy_steps(int *target, size_t *n_target, const int *steps, int n)
{
  memcpy(target, steps, (gsize) n * sizeof *steps);
  *n_target = (size_t) n;
}

void
ilk_schedule_prepare(IlkSchedule *self, const IlkStudyOptions *options)
{
  fsrs_config config;
  fsrs_config_init_default(&config);
  config.desired_retention = options->desired_retention;
  config.maximum_interval = options->maximum_interval;
  config.fuzz = options->fuzz;
  copy_steps(config.learning_steps, &config.n_learning_steps, options->learning_steps,
             options->n_learning_steps);
  copy_steps(config.relearning_steps, &config.n_relearning_steps, options->relearning_steps,
             options->n_relearning_steps);

  self->rollover = options->rollover;
  fsrs_error error;
  if (fsrs_config_set_parameters(&config, options->parameters[options->model],
                                 ilk_model_count_parameters(options->model), &error) != FSRS_OK ||
      fsrs_scheduler_init(&self->scheduler, &config, &error) != FSRS_OK)
    g_error("Study options that were never checked: %s", error.text);
}

static fsrs_card
to_fsrs(const IlkMemory *memory)
{
  return (fsrs_card){
      .state = (fsrs_state) memory->state,
      .step = memory->step,
      .memory = {memory->stability, memory->stability_fast, memory->difficulty},
      .reps = memory->reps,
      .lapses = memory->lapses,
  };
}

/* A day is promised, so it is a day that is kept: clock changes and flights do not move it. */
static gint64
get_due_day(const IlkSchedule *self, IlkState state, gint64 at, int utc_offset, gint64 days)
{
  return state == ILK_STATE_REVIEW ? ilk_clock_day(at, utc_offset, self->rollover) + days : 0;
}

static IlkMemory
from_fsrs(const IlkSchedule *self, const fsrs_outcome *outcome, gint64 at, int utc_offset)
{
  const fsrs_card *card = &outcome->card;
  gint64 days = outcome->delay_seconds * 1000 / ILK_MS_PER_DAY;
  return (IlkMemory){
      .state = (IlkState) card->state,
      .step = card->step,
      .due = at + outcome->delay_seconds * 1000,
      .due_day = get_due_day(self, (IlkState) card->state, at, utc_offset, days),
      .stability = card->memory.stability,
      .stability_fast = card->memory.stability_fast,
      .difficulty = card->memory.difficulty,
      .last = at,
      .last_utc_offset = utc_offset,
      .reps = card->reps,
      .lapses = card->lapses,
  };
}

/* For FSRS-6 whole days by the learner's calendar at the two moments, for FSRS-7 the time
 * itself. */
static double
elapsed_days(const IlkSchedule *self, const IlkMemory *before, gint64 at, int utc_offset)
{
  if (self->scheduler.model.version == FSRS_7)
    return (double) (at - before->last) / (double) ILK_MS_PER_DAY;
  gint64 days = ilk_clock_day(at, utc_offset, self->rollover) -
                ilk_clock_day(before->last, before->last_utc_offset, self->rollover);
  return (double) MAX(days, 0);
}

static gboolean
step(const IlkSchedule *self, const IlkMemory *before, const IlkReview *review, fsrs_choice choice,
     IlkMemory *after)
{
  gint64 at = MAX(review->at, before->last);
  fsrs_card from = to_fsrs(before);
  fsrs_outcome outcome;
  choice.seed = ((guint64) review->card << 20) + (guint64) before->reps;
  if (fsrs_schedule_by(&self->scheduler, &from, elapsed_days(self, before, at, review->utc_offset),
                       review->rating, &choice, &outcome) != FSRS_OK)
    return FALSE;
  *after = from_fsrs(self, &outcome, at, review->utc_offset);
  return TRUE;
}

/* What another program made of a card. SM-2 aims at recalling nine in ten at the end of an
 * interval; see fsrs6_from_sm2(). Another FSRS says it in our own words. */
static fsrs_memory
read_memory(const IlkSchedule *self, const IlkReview *review)
{
  if (review->stability > 0)
    return (fsrs_memory){review->stability, review->stability, CLAMP(review->difficulty, 1, 10)};
  return fsrs_model_from_sm2(&self->scheduler.model, review->ease / 1000.0, review->days,
                             SM2_RETENTION);
}

static IlkMemory
take_over(const IlkSchedule *self, const IlkReview *review)
{
  const fsrs_model *model = &self->scheduler.model;
  const fsrs_config *config = &self->scheduler.config;
  fsrs_memory memory = read_memory(self, review);
  double days = round(fsrs_model_interval(model, &memory, config->desired_retention));
  if (review->stability > 0 && review->days > 0)
    days = review->days;
  days = CLAMP(days, 1, config->maximum_interval);
  const fsrs_outcome outcome = {.card = {.state = FSRS_REVIEW, .memory = memory, .reps = 1},
                                .delay_seconds = (gint64) days * (ILK_MS_PER_DAY / 1000)};
  return from_fsrs(self, &outcome, review->at, review->utc_offset);
}

/* SM-2's ease of a card that is placed before it was ever answered. */
#define PLACED_EASE 2500

/* What is known of the card stays, but for the day on which it comes. */
static IlkMemory
place(const IlkSchedule *self, const IlkMemory *before, const IlkReview *review)
{
  IlkMemory after = *before;
  if (before->state == ILK_STATE_NEW) {
    IlkReview begin = *review;
    begin.ease = PLACED_EASE;
    begin.days = MAX(review->days, 1);
    after = take_over(self, &begin);
  }
  gint64 at = MAX(review->at, before->last);
  after.state = ILK_STATE_REVIEW;
  after.step = 0;
  after.due = at + review->days * ILK_MS_PER_DAY;
  after.due_day = get_due_day(self, ILK_STATE_REVIEW, at, review->utc_offset, review->days);
  return after;
}

gboolean
ilk_schedule_step(const IlkSchedule *self, const IlkMemory *before, const IlkReview *review,
                  IlkMemory *after)
{
  if (review->kind == ILK_REVIEW_FORGOTTEN) {
    *after = (IlkMemory){.state = ILK_STATE_NEW};
    return TRUE;
  }
  if (review->kind == ILK_REVIEW_PLACED) {
    *after = place(self, before, review);
    return TRUE;
  }
  if (!ilk_review_is_answer(review)) {
    *after = take_over(self, review);
    return TRUE;
  }
  return step(self, before, review, (fsrs_choice){.given = review->days}, after);
}

double
ilk_schedule_recall(const IlkSchedule *self, const IlkMemory *memory, gint64 now)
{
  fsrs_card card = to_fsrs(memory);
  double days = (double) (now - memory->last) / (double) ILK_MS_PER_DAY;
  return fsrs_recall(&self->scheduler, &card, days);
}

double
ilk_schedule_stability(const IlkSchedule *self, const IlkMemory *memory)
{
  fsrs_card card = to_fsrs(memory);
  if (self->scheduler.model.version == FSRS_6)
    return memory->stability;
  return fsrs_model_interval(&self->scheduler.model, &card.memory, STABLE_RECALL);
}

/* The days ahead of an answer. */
typedef struct {
  const IlkStudyOptions *options;
  const IlkLoad *load;
  gint64 today;
} Ahead;

static double
weigh_day(int days, const void *data)
{
  const Ahead *ahead = data;
  return ilk_load_weigh(ahead->load, ahead->options, ahead->today + days);
}

void
ilk_schedule_answer(const IlkStudyOptions *options, const IlkLoad *load, gint64 card,
                    const IlkMemory *before, IlkRating rating, gint64 now, int utc_offset,
                    IlkMemory *after)
{
  const IlkReview review = {
      .card = card, .at = now, .rating = (int) rating, .utc_offset = utc_offset};
  const Ahead ahead = {options, load,
                       ilk_clock_day(MAX(now, before->last), utc_offset, options->rollover)};
  IlkSchedule schedule;
  ilk_schedule_prepare(&schedule, options);
  if (!step(&schedule, before, &review, (fsrs_choice){.weight = weigh_day, .data = &ahead}, after))
    *after = *before;
}

void
ilk_schedule_preview(const IlkStudyOptions *options, const IlkLoad *load, gint64 card,
                     const IlkMemory *before, gint64 now, int utc_offset,
                     IlkMemory after[ILK_N_RATINGS])
{
  for (int i = 0; i < ILK_N_RATINGS; i++)
    ilk_schedule_answer(options, load, card, before, (IlkRating) (i + 1), now, utc_offset,
                        &after[i]);
}

int
ilk_schedule_get_days(const IlkMemory *after)
{
  return after->state == ILK_STATE_REVIEW ? (int) ((after->due - after->last) / ILK_MS_PER_DAY) : 0;
}
