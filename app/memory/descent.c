/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Cards in batches, one step of Adam each. Threads share the chunks of a batch; chunks are summed
 * in their order, so sums do not depend on who did what.
 */
#include "app/memory/descent-private.h"

#include "app/memory/adam-private.h"
#include "app/memory/pool-private.h"
#include "app/memory/prior-private.h"
#include "app/memory/random-private.h"
#include "app/memory/trainee-private.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* A batch takes some ten microseconds; more chunks would cost more than they share out. */
#define CHUNKS 8
/* With fewer steps Adam has not arrived where the log and the prior want it. */
#define FEWEST_STEPS 400
/* A batch is this part of the log, within bounds. */
#define BATCHES 16
#define SMALLEST_BATCH 512
#define LARGEST_BATCH 8192

/* A run of groups. */
typedef struct {
  size_t from, to;
  size_t items;
} batch;

typedef struct {
  const fsrs_optimize_options *options;
  const fsrs_trainee *trainee;
  size_t n; /* parameters */
  int epochs;
  size_t batch_items;
  fsrs_sequences cards;
  fsrs_pool *pool;
  char *steps; /* a workspace for each thread */

  double w[FSRS_MAX_PARAMETERS];
  fsrs_prior prior;
  fsrs_model model;
  fsrs_adam adam;
  const batch *current;
  double sums[CHUNKS][FSRS_MAX_PARAMETERS];
} descent;

static size_t
workspace_size(const descent *self)
{
  return (self->cards.longest + 1) * self->trainee->step_size;
}

static void
sum_chunk_cb(void *data, size_t chunk, size_t thread)
{
  descent *self = data;
  size_t groups = self->current->to - self->current->from;
  size_t from = self->current->from + groups * chunk / CHUNKS;
  size_t to = self->current->from + groups * (chunk + 1) / CHUNKS;
  self->trainee->sum(&self->model, &self->cards, from, to,
                     self->steps + thread * workspace_size(self), self->sums[chunk]);
}

/* How many parameters Adam moves by their logarithms. */
static size_t
logarithmic(const descent *self)
{
  return self->options->model == FSRS_6 ? FSRS_LOGARITHMIC : 0;
}

static void
sum_gradient(descent *self, double *gradient)
{
  double share = (double) self->current->items / (double) self->cards.items;
  for (size_t i = 0; i < self->n; i++) {
    gradient[i] = 0;
    for (int chunk = 0; chunk < CHUNKS; chunk++)
      gradient[i] += self->sums[chunk][i];
    if (i < logarithmic(self))
      gradient[i] *= self->w[i];
  }
  fsrs_prior_slope(&self->prior, self->w, share, gradient);
}

static void
take_step(descent *self, const batch *current)
{
  const fsrs_optimize_options *options = self->options;
  double gradient[FSRS_MAX_PARAMETERS];
  self->current = current;
  fsrs_model_init(&self->model, options->model, self->w, options->short_term);
  fsrs_pool_run(self->pool, CHUNKS, sum_chunk_cb, self);
  sum_gradient(self, gradient);
  for (size_t i = 0; i < logarithmic(self); i++)
    self->w[i] = log(self->w[i]);
  fsrs_adam_step(&self->adam, self->w, gradient);
  for (size_t i = 0; i < logarithmic(self); i++)
    self->w[i] = exp(self->w[i]);
  fsrs_parameters_clamp(options->model, self->w, options->relearning_steps, options->short_term);
}

static void
shuffle(fsrs_group *groups, size_t n, uint64_t *random)
{
  for (size_t i = n; i > 1; i--) {
    size_t j = (size_t) (fsrs_random_next(random) % i);
    fsrs_group swap = groups[i - 1];
    groups[i - 1] = groups[j];
    groups[j] = swap;
  }
}

/* A batch ends where its predictions pass the next multiple of a batch's, so that there are as
 * many steps as if it could end anywhere. @items: (inout): predictions in the batches before. */
static batch
next_batch(const descent *self, size_t from, size_t *items)
{
  const fsrs_sequences *cards = &self->cards;
  size_t size = self->batch_items;
  size_t before = *items, end = (before / size + 1) * size;
  batch next = {.from = from, .to = from};
  while (next.to < cards->n_groups && *items < end)
    *items += cards->groups[next.to++].items;
  next.items = *items - before;
  return next;
}

/* Lengths are mixed in a batch, though not in a group: a batch of short cards only would pull the
 * parameters its own way. */
static fsrs_status
walk_epoch(descent *self, int epoch, uint64_t *random)
{
  const fsrs_optimize_options *options = self->options;
  shuffle(self->cards.groups, self->cards.n_groups, random);
  size_t items = 0;
  for (batch next = {0}; next.to < self->cards.n_groups;) {
    next = next_batch(self, next.to, &items);
    take_step(self, &next);
    double passed = epoch + (double) items / (double) self->cards.items;
    if (options->progress != NULL && !options->progress(passed / self->epochs, options->data))
      return FSRS_ERROR_CANCELLED;
  }
  return FSRS_OK;
}

static fsrs_status
walk_down(descent *self)
{
  uint64_t random = self->options->seed;
  fsrs_status status = FSRS_OK;
  for (int epoch = 0; epoch < self->epochs && status == FSRS_OK; epoch++)
    status = walk_epoch(self, epoch, &random);
  return status;
}

static void
plan_steps(descent *self)
{
  size_t batches = (self->cards.items - 1) / self->batch_items + 1;
  int for_steps = (int) ((FEWEST_STEPS + batches - 1) / batches);
  self->epochs = self->options->epochs;
  if (self->epochs == 0)
    self->epochs = for_steps > self->trainee->epochs ? for_steps : self->trainee->epochs;
  self->adam.total_steps = batches * (size_t) self->epochs;
}

/* @items: how many predictions the log has. Returns: how many of them make a batch, unless told */
static size_t
suit_batch(const fsrs_optimize_options *options, const fsrs_trainee *trainee, size_t items)
{
  if (options->batch_items > 0)
    return options->batch_items;
  if (trainee->batch_items > 0)
    return trainee->batch_items;
  size_t size = items / BATCHES;
  return size < SMALLEST_BATCH ? SMALLEST_BATCH : size > LARGEST_BATCH ? LARGEST_BATCH : size;
}

static fsrs_status
prepare(descent *self, const fsrs_log *log, const fsrs_training *training)
{
  const fsrs_optimize_options *options = self->options;
  fsrs_layout layout = {.weight = training->weight,
                        .max_length = FSRS_MAX_SEQUENCE,
                        .group_items = self->batch_items,
                        .fractions = options->model == FSRS_7};
  fsrs_status status = fsrs_sequences_init(&self->cards, log, &layout);
  if (status != FSRS_OK)
    return status;
  size_t threads = options->threads < CHUNKS ? options->threads : CHUNKS;
  plan_steps(self);
  self->steps = fsrs_lanes_alloc(threads * workspace_size(self));
  self->pool = fsrs_pool_new(threads);
  return self->steps != NULL && self->pool != NULL ? FSRS_OK : FSRS_ERROR_NO_MEMORY;
}

fsrs_status
fsrs_descend(const fsrs_log *log, const fsrs_training *training,
             const fsrs_optimize_options *options, double *w)
{
  const fsrs_trainee *trainee = fsrs_trainee_of(options->model);
  size_t n = fsrs_version_parameters(options->model);
  descent self = {
      .options = options,
      .trainee = trainee,
      .n = n,
      .batch_items = suit_batch(options, trainee, training->items),
      .adam = {.n = n, .rate = trainee->rate, .beta1 = trainee->beta1, .beta2 = trainee->beta2},
  };
  memcpy(self.w, w, n * sizeof *w);
  self.prior =
      (fsrs_prior){.version = options->model, .spread = trainee->spread, .pull = trainee->pull};
  memcpy(self.prior.start, fsrs_version_defaults(options->model), n * sizeof *w);
  if (options->model == FSRS_6 && !options->short_term)
    memcpy(self.prior.start + FSRS_SHORT_TERM, w + FSRS_SHORT_TERM, FSRS_SHORT_TERMS * sizeof *w);
  fsrs_status status = prepare(&self, log, training);
  if (status == FSRS_OK)
    status = walk_down(&self);
  if (status == FSRS_OK)
    memcpy(w, self.w, n * sizeof *w);
  fsrs_pool_free(self.pool);
  fsrs_sequences_clear(&self.cards);
  free(self.steps);
  return status;
}
