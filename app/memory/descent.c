/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Cards in batches of like length, one step of Adam each. Threads share the chunks of a batch;
 * chunks are summed in their order, so sums do not depend on who did what.
 */
#include "app/memory/descent-private.h"

#include "app/memory/adam-private.h"
#include "app/memory/pool-private.h"
#include "app/memory/random-private.h"
#include "app/memory/trainee-private.h"

#include <stdlib.h>
#include <string.h>

/* A batch is a few hundred predictions; more chunks would cost more than they share out. */
#define CHUNKS 4

/* A run of groups. */
typedef struct {
  size_t from, to;
  size_t items;
} batch;

typedef struct {
  const fsrs_optimize_options *options;
  const fsrs_trainee *trainee;
  size_t n; /* parameters */
  size_t epochs;
  fsrs_sequences cards;
  batch *batches;
  size_t n_batches;
  fsrs_pool *pool;
  char *steps; /* a workspace for each thread */

  double w[FSRS_MAX_PARAMETERS];
  double start[FSRS_MAX_PARAMETERS];
  fsrs_model model;
  fsrs_adam adam;
  const batch *current;
  double sums[CHUNKS][FSRS_MAX_PARAMETERS];
} descent;

/* A batch ends where its predictions pass the next multiple of a batch's, so that there are as
 * many steps as if it could end anywhere. */
static void
plan_batches(descent *self)
{
  const fsrs_sequences *cards = &self->cards;
  size_t items = 0, end = self->options->batch_items;
  batch *next = self->batches;
  *next = (batch){0};
  for (size_t g = 0; g < cards->n_groups; g++) {
    items += cards->groups[g].items;
    next->items += cards->groups[g].items;
    next->to = g + 1;
    if (items < end && g + 1 < cards->n_groups)
      continue;
    while (end <= items)
      end += self->options->batch_items;
    *++next = (batch){.from = g + 1};
  }
  self->n_batches = (size_t) (next - self->batches);
}

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

/* Keeps parameters near their start, in proportion to what the batch can say. */
static double
pull_back(const descent *self, size_t i)
{
  double share = (double) self->current->items / (double) self->cards.items;
  double spread = self->trainee->spread[i];
  return 2 * self->trainee->pull * share * (self->w[i] - self->start[i]) / (spread * spread);
}

static void
take_step(descent *self, const batch *current)
{
  const fsrs_optimize_options *options = self->options;
  double gradient[FSRS_MAX_PARAMETERS];
  self->current = current;
  fsrs_model_init(&self->model, options->model, self->w, options->short_term);
  fsrs_pool_run(self->pool, CHUNKS, sum_chunk_cb, self);
  for (size_t i = 0; i < self->n; i++) {
    gradient[i] = pull_back(self, i);
    for (int chunk = 0; chunk < CHUNKS; chunk++)
      gradient[i] += self->sums[chunk][i];
  }
  fsrs_adam_step(&self->adam, self->w, gradient);
  fsrs_parameters_clamp(options->model, self->w, options->relearning_steps, options->short_term);
}

static void
shuffle(batch *batches, size_t n, uint64_t *random)
{
  for (size_t i = n; i > 1; i--) {
    size_t j = (size_t) (fsrs_random_next(random) % i);
    batch swap = batches[i - 1];
    batches[i - 1] = batches[j];
    batches[j] = swap;
  }
}

static fsrs_status
walk_down(descent *self)
{
  const fsrs_optimize_options *options = self->options;
  uint64_t random = options->seed;
  size_t done = 0, total = self->adam.total_steps;
  while (done < total) {
    shuffle(self->batches, self->n_batches, &random);
    for (size_t i = 0; i < self->n_batches; i++) {
      take_step(self, &self->batches[i]);
      done++;
      if (options->progress != NULL &&
          !options->progress((double) done / (double) total, options->data))
        return FSRS_ERROR_CANCELLED;
    }
  }
  return FSRS_OK;
}

static fsrs_status
prepare(descent *self)
{
  const fsrs_optimize_options *options = self->options;
  size_t threads = options->threads < CHUNKS ? options->threads : CHUNKS;
  self->steps = fsrs_lanes_alloc(threads * workspace_size(self));
  self->pool = fsrs_pool_new(threads);
  if (self->steps == NULL || self->pool == NULL)
    return FSRS_ERROR_NO_MEMORY;
  plan_batches(self);
  self->adam = (fsrs_adam){.n = self->n,
                           .rate = self->trainee->rate,
                           .beta1 = self->trainee->beta1,
                           .beta2 = self->trainee->beta2,
                           .total_steps = self->n_batches * self->epochs};
  return FSRS_OK;
}

static fsrs_status
lay_out(descent *self, const fsrs_log *log, const fsrs_training *training)
{
  fsrs_layout layout = {.weight = training->weight,
                        .max_length = FSRS_MAX_SEQUENCE,
                        .group_items = self->options->batch_items,
                        .fractions = self->options->model == FSRS_7};
  return fsrs_sequences_init(&self->cards, log, &layout);
}

fsrs_status
fsrs_descend(const fsrs_log *log, const fsrs_training *training,
             const fsrs_optimize_options *options, double *w)
{
  descent self = {.options = options,
                  .trainee = fsrs_trainee_of(options->model),
                  .n = fsrs_version_parameters(options->model)};
  self.epochs = (size_t) (options->epochs > 0 ? options->epochs : self.trainee->epochs);
  memcpy(self.w, w, self.n * sizeof *w);
  memcpy(self.start, w, self.n * sizeof *w);
  fsrs_status status = lay_out(&self, log, training);
  batch *batches = calloc(self.cards.n_groups + 1, sizeof *batches);
  self.batches = batches;
  if (status == FSRS_OK)
    status = batches != NULL ? prepare(&self) : FSRS_ERROR_NO_MEMORY;
  if (status == FSRS_OK)
    status = walk_down(&self);
  if (status == FSRS_OK)
    memcpy(w, self.w, self.n * sizeof *w);
  fsrs_pool_free(self.pool);
  fsrs_sequences_clear(&self.cards);
  free(batches);
  free(self.steps);
  return status;
}
