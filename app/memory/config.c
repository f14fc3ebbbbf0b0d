/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Configurations: defaults, checks, and preparing a scheduler from one.
 */
#include "app/memory/fsrs.h"
#include "app/memory/status-private.h"

#include <math.h>
#include <string.h>

void
fsrs_config_init_default(fsrs_config *config)
{
  *config = (fsrs_config){
      .model = FSRS_6,
      .desired_retention = 0.9,
      .maximum_interval = FSRS_MAX_INTERVAL,
      .learning_steps = {1, 10},
      .n_learning_steps = 2,
      .relearning_steps = {10},
      .n_relearning_steps = 1,
      .short_term = true,
  };
  memcpy(config->parameters, fsrs6_default_parameters, sizeof fsrs6_default_parameters);
}

fsrs_status
fsrs_config_set_parameters(fsrs_config *config, const double *parameters, size_t n,
                           fsrs_error *error)
{
  return fsrs_parameters_read(parameters, n, &config->model, config->parameters, error);
}

static fsrs_status
check_steps(const char *kind, const int *steps, size_t n, fsrs_error *error)
{
  if (n > FSRS_MAX_STEPS)
    return fsrs_fail(error, FSRS_ERROR_STEPS, 0, "At most %d %s steps are possible, not %zu.",
                     FSRS_MAX_STEPS, kind, n);
  for (size_t i = 0; i < n; i++)
    if (steps[i] < 1 || steps[i] > FSRS_MAX_STEP_MINUTES)
      return fsrs_fail(error, FSRS_ERROR_STEPS, i,
                       "The %s step %zu takes between a minute and a year, not %d minutes.", kind,
                       i, steps[i]);
  return FSRS_OK;
}

static fsrs_status
check(const fsrs_config *config, fsrs_error *error)
{
  if (!(config->desired_retention > 0 && config->desired_retention <= 1))
    return fsrs_fail(error, FSRS_ERROR_RETENTION, 0,
                     "A desired retention lies above 0 and at most at 1, not at %g.",
                     config->desired_retention);
  if (config->maximum_interval < 1 || config->maximum_interval > FSRS_MAX_INTERVAL)
    return fsrs_fail(error, FSRS_ERROR_MAXIMUM_INTERVAL, 0,
                     "The longest interval lies between 1 and %d days, not at %d.",
                     FSRS_MAX_INTERVAL, config->maximum_interval);
  fsrs_status status =
      check_steps("learning", config->learning_steps, config->n_learning_steps, error);
  if (status == FSRS_OK)
    status = check_steps("relearning", config->relearning_steps, config->n_relearning_steps, error);
  return status;
}

fsrs_status
fsrs_scheduler_init(fsrs_scheduler *scheduler, const fsrs_config *config, fsrs_error *error)
{
  double w[FSRS_MAX_PARAMETERS] = {0};
  fsrs_version version = config->model;
  if (version != FSRS_6 && version != FSRS_7)
    return fsrs_fail(error, FSRS_ERROR_PARAMETERS, 0, "There is no FSRS-%d.", (int) version);
  fsrs_status status = fsrs_parameters_read(config->parameters, fsrs_version_parameters(version),
                                            &version, w, error);
  if (status == FSRS_OK)
    status = check(config, error);
  if (status != FSRS_OK)
    return status;

  fsrs_parameters_clamp(version, w, config->n_relearning_steps, config->short_term);
  scheduler->config = *config;
  memcpy(scheduler->config.parameters, w, sizeof w);
  fsrs_model_init(&scheduler->model, version, w, config->short_term);
  scheduler->interval_per_stability =
      version == FSRS_6 ? fsrs6_interval(&scheduler->model.six, 1, config->desired_retention) : 0;
  return FSRS_OK;
}
