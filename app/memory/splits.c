/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Cutting a log by time, fitting what came before, predicting what came after.
 */
#include "app/memory/splits.h"

#include "app/memory/predict-private.h"
#include "app/memory/sort-private.h"
#include "app/memory/status-private.h"

#include <stdlib.h>
#include <string.h>

#define FEWEST_PER_PART 2
#define N_PREDICTORS 5

typedef struct {
  const fsrs_log *log;
  const fsrs_optimize_options *options;
  int splits;
  int64_t *cuts;  /* when each predicted part begins, and a time after the last */
  fsrs_fit *fits; /* for each part */
  float *recall, *predicted, *weight;
  int fitting; /* which part, for the progress */
} comparing;

/* Cuts the predictions, by time, into one part more than are predicted. */
static fsrs_status
find_cuts(comparing *self)
{
  const fsrs_log *log = self->log;
  fsrs_keyed *items = malloc(2 * (log->n + 1) * sizeof *items);
  size_t n = 0, parts = (size_t) self->splits + 1;
  if (items == NULL)
    return FSRS_ERROR_NO_MEMORY;
  for (size_t card = 0; card < log->n_cards; card++)
    for (uint32_t i = log->begin[card]; i < log->start[card + 1]; i++)
      if (fsrs_is_item(log, log->begin[card], i))
        items[n++] = (fsrs_keyed){(uint64_t) log->time_ms[i], i};
  fsrs_sort(items, items + n, n);
  bool enough = n >= FEWEST_PER_PART * parts;
  for (size_t part = 1; enough && part < parts; part++)
    self->cuts[part - 1] = (int64_t) items[n * part / parts].key;
  self->cuts[self->splits] = INT64_MAX;
  free(items);
  return enough ? FSRS_OK : FSRS_ERROR_TOO_FEW;
}

static bool
progress_cb(double done, void *data)
{
  const comparing *self = data;
  return self->options->progress((self->fitting + done) / self->splits, self->options->data);
}

static fsrs_status
fit_before(comparing *self, int part)
{
  fsrs_optimize_options options = *self->options;
  fsrs_log *before = fsrs_log_new_before(self->log, self->cuts[part]);
  if (before == NULL)
    return FSRS_ERROR_NO_MEMORY;
  self->fitting = part;
  if (options.progress != NULL) {
    options.progress = progress_cb;
    options.data = self;
  }
  fsrs_status status = fsrs_optimize(before, &options, &self->fits[part], NULL);
  fsrs_log_free(before);
  return status;
}

/* Fills the predictions of one part, and marks them as judged. */
static void
take_part(comparing *self, int part)
{
  const fsrs_log *log = self->log;
  for (size_t card = 0; card < log->n_cards; card++) {
    for (uint32_t i = log->begin[card]; i < log->start[card + 1]; i++) {
      if (!fsrs_is_item(log, log->begin[card], i) || log->time_ms[i] < self->cuts[part] ||
          log->time_ms[i] >= self->cuts[part + 1])
        continue;
      self->recall[i] = self->predicted[i];
      self->weight[i] = 1;
    }
  }
}

static fsrs_status
judge(comparing *self, fsrs_predictor predictor, bool fitted, fsrs_evaluation *evaluation)
{
  for (int part = 0; part < self->splits; part++) {
    const double *defaults = fsrs_version_defaults(self->options->model);
    fsrs_evaluate_options options = {
        .predictor = predictor,
        .parameters = fitted ? self->fits[part].parameters : defaults,
        .n_parameters = fsrs_version_parameters(self->options->model),
        .short_term = self->options->short_term,
        .relearning_steps = self->options->relearning_steps,
        .from_ms = self->cuts[part],
    };
    fsrs_status status = fsrs_predict(self->log, &options, self->predicted, NULL);
    if (status != FSRS_OK)
      return status;
    take_part(self, part);
  }
  return fsrs_measure(self->log, self->recall, self->weight, evaluation);
}

static fsrs_status
judge_all(comparing *self, fsrs_comparison *made)
{
  const struct {
    fsrs_predictor predictor;
    bool fitted;
    fsrs_evaluation *evaluation;
  } judged[N_PREDICTORS] = {
      {FSRS_PREDICT_MODEL, true, &made->fitted},
      {FSRS_PREDICT_MODEL, false, &made->defaults},
      {FSRS_PREDICT_AVERAGE, false, &made->average},
      {FSRS_PREDICT_MOVING_AVERAGE, false, &made->moving_average},
      {FSRS_PREDICT_SM2, false, &made->sm2},
  };
  fsrs_status status = FSRS_OK;
  for (int i = 0; i < N_PREDICTORS && status == FSRS_OK; i++)
    status = judge(self, judged[i].predictor, judged[i].fitted, judged[i].evaluation);
  return status;
}

static fsrs_status
compare(comparing *self, fsrs_comparison *made)
{
  size_t n = self->log->n + 1, parts = (size_t) self->splits + 1;
  self->cuts = calloc(parts, sizeof *self->cuts);
  self->fits = calloc(parts, sizeof *self->fits);
  self->recall = calloc(n, sizeof *self->recall);
  self->predicted = calloc(n, sizeof *self->predicted);
  self->weight = calloc(n, sizeof *self->weight);
  if (self->cuts == NULL || self->fits == NULL || self->recall == NULL || self->predicted == NULL ||
      self->weight == NULL)
    return FSRS_ERROR_NO_MEMORY;
  fsrs_status status = find_cuts(self);
  for (int part = 0; part < self->splits && status == FSRS_OK; part++)
    status = fit_before(self, part);
  return status == FSRS_OK ? judge_all(self, made) : status;
}

fsrs_status
fsrs_compare(const fsrs_log *log, const fsrs_optimize_options *options, int splits,
             fsrs_comparison *comparison, fsrs_error *error)
{
  if (splits < 1 || splits > FSRS_MAX_SPLITS)
    return fsrs_fail(error, FSRS_ERROR_OPTION, 0, "A log is cut 1 to %d times, not %d.",
                     FSRS_MAX_SPLITS, splits);
  comparing self = {.log = log, .options = options, .splits = splits};
  fsrs_comparison made;
  fsrs_status status = compare(&self, &made);
  free(self.cuts);
  free(self.fits);
  free(self.recall);
  free(self.predicted);
  free(self.weight);
  if (status != FSRS_OK)
    return fsrs_fail(error, status, 0, "%s", fsrs_status_text(status));
  *comparison = made;
  return FSRS_OK;
}
