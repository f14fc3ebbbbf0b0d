/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Fitting FSRS-6: cards in batches of like length, one step of Adam each. Threads share the chunks
 * of a batch; chunks are summed in their order, so sums do not depend on who did what.
 */
#include "app/memory/optimize.h"

#include "app/memory/adam-private.h"
#include "app/memory/pool-private.h"
#include "app/memory/random-private.h"
#include "app/memory/sequences-private.h"
#include "app/memory/status-private.h"
#include "app/memory/training-private.h"

#include <math.h>
#include <stdlib.h>

#define FEWEST_FOR_FIRSTS 8
#define FEWEST_FOR_ALL 64
#define MAX_EPOCHS 1000
#define LEARNING_RATE 0.04
/* A batch is a few hundred predictions; more chunks would cost more than they share out. */
#define CHUNKS 4

/* How far each parameter lies from the defaults among learners: a step of that size costs as much
 * in each. */
static const double spread[FSRS6_PARAMETERS] = {
    6.43, 9.66, 17.58, 27.85, 0.57, 0.28, 0.6,  0.12, 0.39, 0.18, 0.33,
    0.3,  0.09, 0.16,  0.57,  0.25, 1.03, 0.31, 0.32, 0.14, 0.27,
};

typedef struct {
  double w[FSRS6_PARAMETERS];
} chunk_sum;

/* A run of groups. */
typedef struct {
  size_t from, to;
  size_t items;
} batch;

typedef struct {
  const fsrs_optimize_options *options;
  fsrs_sequences cards;
  batch *batches;
  size_t n_batches;
  fsrs_pool *pool;
  fsrs6_step *steps; /* a workspace for each thread */

  double w[FSRS6_PARAMETERS];
  double start[FSRS6_PARAMETERS];
  fsrs6 model;
  fsrs_adam adam;
  const batch *current;
  chunk_sum sums[CHUNKS];
} fitting;

/* A batch ends where its predictions pass the next multiple of a batch's, so that there are as
 * many steps as if it could end anywhere. */
static void
plan_batches(fitting *self)
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

static void
sum_chunk_cb(void *data, size_t chunk, size_t thread)
{
  fitting *self = data;
  const fsrs6_walk *walk = fsrs6_get_walk();
  fsrs6_step *steps = self->steps + thread * (self->cards.longest + 1);
  size_t groups = self->current->to - self->current->from;
  size_t from = self->current->from + groups * chunk / CHUNKS;
  size_t to = self->current->from + groups * (chunk + 1) / CHUNKS;
  fsrs6_gradient gradient = {{{0}}};
  for (size_t g = from; g < to; g++) {
    const fsrs_group *group = &self->cards.groups[g];
    walk->back(&self->model, self->cards.rows + group->at, group->length, steps, &gradient);
  }
  for (int i = 0; i < FSRS6_PARAMETERS; i++)
    self->sums[chunk].w[i] = fsrs_sum(gradient.w[i]);
}

/* Keeps parameters near their start, in proportion to what the batch can say. */
static double
pull_back(const fitting *self, int i)
{
  double share = (double) self->current->items / (double) self->cards.items;
  return 2 * share * (self->w[i] - self->start[i]) / (spread[i] * spread[i]);
}

static void
take_step(fitting *self, const batch *current)
{
  double gradient[FSRS6_PARAMETERS];
  self->current = current;
  fsrs6_init(&self->model, self->w, self->options->short_term);
  fsrs_pool_run(self->pool, CHUNKS, sum_chunk_cb, self);
  for (int i = 0; i < FSRS6_PARAMETERS; i++) {
    gradient[i] = pull_back(self, i);
    for (int chunk = 0; chunk < CHUNKS; chunk++)
      gradient[i] += self->sums[chunk].w[i];
  }
  fsrs_adam_step(&self->adam, self->w, gradient);
  fsrs6_parameters_clamp(self->w, self->options->relearning_steps, self->options->short_term);
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
descend(fitting *self)
{
  const fsrs_optimize_options *options = self->options;
  uint64_t random = options->seed;
  size_t done = 0, total = self->n_batches * (size_t) options->epochs;
  self->adam = (fsrs_adam){.n = FSRS6_PARAMETERS,
                           .rate = LEARNING_RATE,
                           .beta1 = 0.9,
                           .beta2 = 0.999,
                           .total_steps = total};
  for (int epoch = 0; epoch < options->epochs; epoch++) {
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
prepare(fitting *self, const fsrs_log *log, const fsrs_training *training)
{
  const fsrs_optimize_options *options = self->options;
  fsrs_layout layout = {.weight = training->weight,
                        .max_length = FSRS_MAX_SEQUENCE,
                        .group_items = options->batch_items};
  fsrs_status status = fsrs_sequences_init(&self->cards, log, &layout);
  if (status != FSRS_OK)
    return status;
  self->batches = malloc((self->cards.n_groups + 1) * sizeof *self->batches);
  self->steps =
      fsrs_lanes_alloc(options->threads * (self->cards.longest + 1) * sizeof *self->steps);
  self->pool = fsrs_pool_new(options->threads);
  if (self->batches == NULL || self->steps == NULL || self->pool == NULL)
    return FSRS_ERROR_NO_MEMORY;
  plan_batches(self);
  return FSRS_OK;
}

/* Refines the parameters that @w brings. */
static fsrs_status
fit_all(const fsrs_log *log, const fsrs_training *training, const fsrs_optimize_options *options,
        double w[FSRS6_PARAMETERS])
{
  fitting *self = fsrs_lanes_alloc(sizeof *self);
  if (self == NULL)
    return FSRS_ERROR_NO_MEMORY;
  *self = (fitting){.options = options};
  memcpy(self->w, w, sizeof self->w);
  memcpy(self->start, w, sizeof self->start);
  fsrs_status status = prepare(self, log, training);
  if (status == FSRS_OK)
    status = descend(self);
  if (status == FSRS_OK)
    memcpy(w, self->w, sizeof self->w);
  fsrs_pool_free(self->pool);
  fsrs_sequences_clear(&self->cards);
  free(self->batches);
  free(self->steps);
  free(self);
  return status;
}

static fsrs_status
check(const fsrs_optimize_options *options, fsrs_error *error)
{
  if (options->threads < 1 || options->threads > FSRS_MAX_THREADS)
    return fsrs_fail(error, FSRS_ERROR_OPTION, 0, "A fit takes 1 to %d threads, not %zu.",
                     FSRS_MAX_THREADS, options->threads);
  if (options->epochs < 1 || options->epochs > MAX_EPOCHS)
    return fsrs_fail(error, FSRS_ERROR_OPTION, 0, "A fit takes 1 to %d epochs, not %d.", MAX_EPOCHS,
                     options->epochs);
  if (options->batch_items < 1)
    return fsrs_fail(error, FSRS_ERROR_OPTION, 0, "A batch cannot be empty.");
  return FSRS_OK;
}

static fsrs_status
fit_training(const fsrs_log *log, const fsrs_training *training,
             const fsrs_optimize_options *options, double w[FSRS6_PARAMETERS])
{
  fsrs_status status = FSRS_OK;
  memcpy(w, fsrs6_default_parameters, sizeof fsrs6_default_parameters);
  if (training->items >= FEWEST_FOR_FIRSTS)
    memcpy(w, training->first_stability, sizeof training->first_stability);
  fsrs6_parameters_clamp(w, options->relearning_steps, options->short_term);
  if (training->items >= FEWEST_FOR_ALL && training->later_items > 0) {
    status = fit_all(log, training, options, w);
    fsrs_first_complete(w, training->first_count);
  }
  return status;
}

void
fsrs_optimize_options_init_default(fsrs_optimize_options *options)
{
  *options = (fsrs_optimize_options){.short_term = true,
                                     .relearning_steps = 1,
                                     .threads = 1,
                                     .epochs = 5,
                                     .batch_items = 512,
                                     .seed = 2023};
}

fsrs_status
fsrs_optimize(const fsrs_log *log, const fsrs_optimize_options *options, fsrs_fit *fit,
              fsrs_error *error)
{
  fsrs_status status = check(options, error);
  if (status != FSRS_OK)
    return status;
  fsrs_training training = {0};
  fsrs_fit made = {.n_parameters = FSRS6_PARAMETERS, .reviews = fsrs_log_reviews(log)};
  status = fsrs_training_init(&training, log, false);
  made.items = training.items;
  if (status == FSRS_OK)
    status = fit_training(log, &training, options, made.parameters);
  fsrs_training_clear(&training);
  if (status != FSRS_OK)
    return fsrs_fail(error, status, 0, "%s", fsrs_status_text(status));
  *fit = made;
  return FSRS_OK;
}
