/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Fitting: choose what to learn from, start from the first stabilities, descend.
 */
#include "app/memory/optimize.h"

#include "app/memory/descent-private.h"
#include "app/memory/pool-private.h"
#include "app/memory/status-private.h"

#include <string.h>

#define FEWEST_FOR_6 8
#define FEWEST_FOR_7 64
#define MAX_EPOCHS 1000

void
fsrs_optimize_options_init_default(fsrs_optimize_options *options)
{
  *options = (fsrs_optimize_options){
      .model = FSRS_6, .short_term = true, .relearning_steps = 1, .threads = 1, .seed = 2023};
}

static fsrs_status
check(const fsrs_optimize_options *options, fsrs_error *error)
{
  if (options->model != FSRS_6 && options->model != FSRS_7)
    return fsrs_fail(error, FSRS_ERROR_OPTION, 0, "There is no FSRS-%d.", (int) options->model);
  if (options->threads < 1 || options->threads > FSRS_MAX_THREADS)
    return fsrs_fail(error, FSRS_ERROR_OPTION, 0, "A fit takes 1 to %d threads, not %zu.",
                     FSRS_MAX_THREADS, options->threads);
  if (options->epochs < 0 || options->epochs > MAX_EPOCHS)
    return fsrs_fail(error, FSRS_ERROR_OPTION, 0, "A fit takes up to %d epochs, not %d.",
                     MAX_EPOCHS, options->epochs);
  return FSRS_OK;
}

static fsrs_learned
learnable(const fsrs_training *training, fsrs_version version)
{
  size_t fewest = version == FSRS_7 ? FEWEST_FOR_7 : FEWEST_FOR_6;
  if (training->items + training->outliers < fewest)
    return FSRS_LEARNED_TOO_FEW;
  if (training->items < fewest)
    return FSRS_LEARNED_OUTLIERS;
  bool all = version == FSRS_7 || training->later_items > 0;
  return all ? FSRS_LEARNED_ALL : FSRS_LEARNED_FIRST_STABILITIES;
}

/* What these are when no review changes the memory twice a day; no gradient moves them. */
static void
forget_short_term(double w[FSRS6_PARAMETERS])
{
  w[17] = w[18] = w[19] = 0;
}

static fsrs_status
fit6(const fsrs_log *log, const fsrs_training *training, const fsrs_optimize_options *options,
     fsrs_fit *fit)
{
  double *w = fit->parameters;
  if (training->items >= FEWEST_FOR_6)
    memcpy(w, training->first_stability, sizeof training->first_stability);
  if (!options->short_term)
    forget_short_term(w);
  fsrs6_parameters_clamp(w, options->relearning_steps, options->short_term);
  if (fit->learned != FSRS_LEARNED_ALL)
    return FSRS_OK;
  fsrs_status status = fsrs_descend(log, training, options, w);
  if (status == FSRS_OK)
    fsrs_first_complete(w, training->first_count);
  return status;
}

static fsrs_status
fit7(const fsrs_log *log, const fsrs_training *training, const fsrs_optimize_options *options,
     fsrs_fit *fit)
{
  return fit->learned == FSRS_LEARNED_ALL ? fsrs_descend(log, training, options, fit->parameters)
                                          : FSRS_OK;
}

fsrs_status
fsrs_optimize(const fsrs_log *log, const fsrs_optimize_options *options, fsrs_fit *fit,
              fsrs_error *error)
{
  fsrs_status status = check(options, error);
  if (status != FSRS_OK)
    return status;
  bool seven = options->model == FSRS_7;
  fsrs_training training = {0};
  fsrs_fit made = {.n_parameters = fsrs_version_parameters(options->model),
                   .reviews = fsrs_log_reviews(log)};
  memcpy(made.parameters, fsrs_version_defaults(options->model),
         made.n_parameters * sizeof *made.parameters);
  status = fsrs_training_init(&training, log, seven);
  made.items = training.items;
  made.outliers = training.outliers;
  made.learned = learnable(&training, options->model);
  if (status == FSRS_OK)
    status = (seven ? fit7 : fit6)(log, &training, options, &made);
  fsrs_training_clear(&training);
  if (status != FSRS_OK)
    return fsrs_fail(error, status, 0, "%s", fsrs_status_text(status));
  *fit = made;
  return FSRS_OK;
}
