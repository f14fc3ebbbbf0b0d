/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Choosing between the versions.
 */
#include "app/memory/model.h"

#include "app/memory/status-private.h"

#include <math.h>
#include <string.h>

size_t
fsrs_version_parameters(fsrs_version version)
{
  return version == FSRS_7 ? FSRS7_PARAMETERS : FSRS6_PARAMETERS;
}

const double *
fsrs_version_defaults(fsrs_version version)
{
  return version == FSRS_7 ? fsrs7_default_parameters : fsrs6_default_parameters;
}

fsrs_status
fsrs_parameters_read(const double *in, size_t n, fsrs_version *version,
                     double out[FSRS_MAX_PARAMETERS], fsrs_error *error)
{
  bool seven = n == FSRS7_PARAMETERS;
  for (size_t i = 0; seven && i < n; i++)
    if (!isfinite(in[i]))
      return fsrs_fail(error, FSRS_ERROR_PARAMETERS, i, "Parameter w%zu is not a finite number.",
                       i);
  fsrs_status status = seven ? FSRS_OK : fsrs6_parameters_migrate(in, n, out, error);
  if (seven)
    memmove(out, in, n * sizeof *out);
  if (status == FSRS_OK)
    *version = seven ? FSRS_7 : FSRS_6;
  return status;
}

void
fsrs_parameters_clamp(fsrs_version version, double *w, size_t relearning_steps, bool short_term)
{
  if (version == FSRS_7)
    fsrs7_parameters_clamp(w);
  else
    fsrs6_parameters_clamp(w, relearning_steps, short_term);
}

/* The bounds that hold whatever steps a scheduler has. */
static void
clamp_loosely(fsrs_version version, double *w)
{
  fsrs_parameters_clamp(version, w, 1, false);
}

static fsrs_status
check_bounds(fsrs_version version, const double *w, fsrs_error *error)
{
  double clamped[FSRS_MAX_PARAMETERS];
  size_t n = fsrs_version_parameters(version);
  memcpy(clamped, w, n * sizeof *w);
  clamp_loosely(version, clamped);
  for (size_t i = 0; i < n; i++)
    if (w[i] < clamped[i] || w[i] > clamped[i])
      return fsrs_fail(error, FSRS_ERROR_PARAMETERS, i,
                       "Parameter w%zu is %g; its bounds end at %g.", i, w[i], clamped[i]);
  return FSRS_OK;
}

fsrs_status
fsrs_parameters_accept(fsrs_version version, const double *in, size_t n, double *out,
                       fsrs_error *error)
{
  double w[FSRS_MAX_PARAMETERS];
  fsrs_version found = version;
  if (version == FSRS_7 && n != FSRS7_PARAMETERS)
    return fsrs_fail(error, FSRS_ERROR_PARAMETERS, 0, "FSRS-7 takes %d parameters, not %zu.",
                     FSRS7_PARAMETERS, n);
  fsrs_status status = version == FSRS_7 ? fsrs_parameters_read(in, n, &found, w, error)
                                         : fsrs6_parameters_migrate(in, n, w, error);
  if (status == FSRS_OK && n < FSRS6_PARAMETERS)
    clamp_loosely(version, w);
  if (status == FSRS_OK)
    status = check_bounds(version, w, error);
  if (status == FSRS_OK)
    memcpy(out, w, fsrs_version_parameters(version) * sizeof *out);
  return status;
}

void
fsrs_model_init(fsrs_model *model, fsrs_version version, const double *w, bool short_term)
{
  model->version = version;
  if (version == FSRS_7)
    fsrs7_init(&model->seven, w);
  else
    fsrs6_init(&model->six, w, short_term);
}

fsrs_memory
fsrs_model_first(const fsrs_model *model, int rating)
{
  return model->version == FSRS_7 ? fsrs7_first(&model->seven, rating)
                                  : fsrs6_first(&model->six, rating);
}

fsrs_memory
fsrs_model_next(const fsrs_model *model, const fsrs_memory *memory, double days, int rating)
{
  return model->version == FSRS_7 ? fsrs7_next(&model->seven, memory, days, rating)
                                  : fsrs6_next(&model->six, memory, days, rating);
}

void
fsrs_model_next_passes(const fsrs_model *model, const fsrs_memory *memory, double days,
                       fsrs_memory next[3])
{
  if (model->version == FSRS_6) {
    fsrs6_next_passes(&model->six, memory, days, next);
    return;
  }
  for (int i = 0; i < 3; i++)
    next[i] = fsrs7_next(&model->seven, memory, days, FSRS_HARD + i);
}

fsrs_memory
fsrs_model_from_sm2(const fsrs_model *model, double ease, double interval, double retention)
{
  return model->version == FSRS_7 ? fsrs7_from_sm2(&model->seven, ease, interval, retention)
                                  : fsrs6_from_sm2(&model->six, ease, interval, retention);
}

double
fsrs_model_recall(const fsrs_model *model, const fsrs_memory *memory, double days)
{
  return model->version == FSRS_7 ? fsrs7_retrievability(&model->seven, memory, days)
                                  : fsrs6_retrievability(&model->six, memory->stability, days);
}

double
fsrs_model_interval(const fsrs_model *model, const fsrs_memory *memory, double retention)
{
  return model->version == FSRS_7 ? fsrs7_interval(&model->seven, memory, retention)
                                  : fsrs6_interval(&model->six, memory->stability, retention);
}
