/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Defaults, bounds and migration of the FSRS-6 parameters.
 */
#include "app/memory/parameters.h"

#include "app/memory/status-private.h"

#include <math.h>
#include <string.h>

#define FSRS45_PARAMETERS 17
#define FSRS5_PARAMETERS 19
/* The forgetting curve's exponent was fixed before FSRS-6. */
#define FIXED_DECAY 0.5
#define SHORT_TERM_CEILING 2.0

const double fsrs6_default_parameters[FSRS6_PARAMETERS] = {
    0.212,  1.2931, 2.3065, 8.2956, /* first stability by rating */
    6.4133, 0.8334, 3.0194, 0.001,  /* difficulty */
    1.8722, 0.1666, 0.796,          /* success */
    1.4835, 0.0614, 0.2629, 1.6483, /* lapse */
    0.6014, 1.8729,                 /* Hard and Easy */
    0.5425, 0.0912, 0.0658,         /* same day */
    0.1542,                         /* decay */
};

/* w17 and w18 have a ceiling of their own, w19 a floor of its own. */
static const struct {
  double low, high;
} bounds[FSRS6_PARAMETERS] = {
    {0.001, 100},  {0.001, 100},  {0.001, 100}, {0.001, 100}, {1, 10},      {0.001, 4},
    {0.001, 4},    {0.001, 0.75}, {0, 4.5},     {0, 0.8},     {0.001, 3.5}, {0.001, 5},
    {0.001, 0.25}, {0.001, 0.9},  {0, 4},       {0, 1},       {1, 6},       {0, 2},
    {0, 2},        {0, 0.8},      {0.1, 0.8},
};

static double
clamp(double x, double low, double high)
{
  return fmin(fmax(x, low), high);
}

/* The lapse and the gains of the relearning steps together must not lengthen a stability of a
 * day. */
static double
short_term_ceiling(const double w[FSRS6_PARAMETERS], size_t relearning_steps)
{
  if (relearning_steps <= 1)
    return SHORT_TERM_CEILING;
  double loss = -(log(w[11]) + log(exp2(w[13]) - 1) + 0.3 * w[14]);
  return clamp(sqrt(fmax(loss / (double) relearning_steps, 0)), 0.01, SHORT_TERM_CEILING);
}

void
fsrs6_parameters_clamp(double w[FSRS6_PARAMETERS], size_t relearning_steps, bool short_term)
{
  for (size_t i = 0; i < FSRS6_PARAMETERS; i++)
    w[i] = clamp(w[i], bounds[i].low, bounds[i].high);
  double ceiling = short_term_ceiling(w, relearning_steps);
  w[17] = fmin(w[17], ceiling);
  w[18] = fmin(w[18], ceiling);
  if (short_term)
    w[19] = fmax(w[19], 0.01);
}

/* FSRS-5 moved the first difficulty's origin and damped its steps. */
static void
migrate_difficulty(double w[FSRS6_PARAMETERS])
{
  w[4] += 2 * w[5];
  w[5] = log(3 * w[5] + 1) / 3;
  w[6] += 0.5;
}

fsrs_status
fsrs6_parameters_migrate(const double *in, size_t n, double out[FSRS6_PARAMETERS],
                         fsrs_error *error)
{
  if (n != FSRS45_PARAMETERS && n != FSRS5_PARAMETERS && n != FSRS6_PARAMETERS)
    return fsrs_fail(error, FSRS_ERROR_PARAMETERS, 0,
                     "FSRS-6 takes 17, 19 or 21 parameters, not %zu.", n);
  for (size_t i = 0; i < n; i++)
    if (!isfinite(in[i]))
      return fsrs_fail(error, FSRS_ERROR_PARAMETERS, i, "Parameter w%zu is not a finite number.",
                       i);

  double w[FSRS6_PARAMETERS] = {0};
  memcpy(w, in, n * sizeof *w);
  if (n == FSRS45_PARAMETERS)
    migrate_difficulty(w);
  if (n < FSRS6_PARAMETERS)
    w[20] = FIXED_DECAY;
  memcpy(out, w, sizeof w);
  return FSRS_OK;
}
