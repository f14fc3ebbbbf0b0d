/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * FSRS-7 has a normal distribution about its defaults, as srs-benchmark does. FSRS-6 has two parts.
 *
 * First stabilities: log-normal about the defaults. What learners differ in most is common to all
 * four (how hard their cards are to them), so their logarithms share one deviation and have a
 * smaller one each.
 *
 * Who forgets new cards soon also gains less by each review: the growth of stabilities (w8) is
 * expected to lie apart from its default as the first stabilities do, by a share of the mean of
 * their deviations.
 *
 * The others: Student's t about the defaults, in all of them at once. Near the defaults, where most
 * learners are, it holds more firmly than a normal distribution would; who is far off, in whatever
 * parameters, is held less.
 *
 * The widths were chosen by simulated learners: FSRS-like ones near and far from the defaults, weak
 * and strong ones, and two kinds whose memory is no FSRS (tests/bench/memory-kinds.c).
 */
#include "app/memory/prior-private.h"

#include "app/memory/parameters.h"

#include <math.h>

#define COMMON_DEVIATION 2.5
#define OWN_DEVIATION 1.2
#define FREEDOM 8.0
#define GROWTH 8 /* the parameter */
#define GROWTH_SHARE 0.2

/* The inverse of the covariance own^2 I + common^2 11^T, times the deviations, by the formula of
 * Sherman and Morrison. */
static void
add_firsts(const fsrs_prior *self, const double *w, double share, double *slope)
{
  const double own = 1 / (OWN_DEVIATION * OWN_DEVIATION);
  const double common = COMMON_DEVIATION * COMMON_DEVIATION;
  const double shared = common * own * own / (1 + FSRS_LOGARITHMIC * common * own);
  double deviation[FSRS_LOGARITHMIC], sum = 0;

  for (int i = 0; i < FSRS_LOGARITHMIC; i++) {
    deviation[i] = log(w[i] / self->start[i]);
    sum += deviation[i];
  }
  for (int i = 0; i < FSRS_LOGARITHMIC; i++)
    slope[i] += share * (own * deviation[i] - shared * sum);
}

/* By how much the first stabilities lie above the defaults, as a logarithm. */
static double
mean_of_firsts(const fsrs_prior *self, const double *w)
{
  double sum = 0;
  for (int i = 0; i < FSRS_LOGARITHMIC; i++)
    sum += log(w[i] / self->start[i]);
  return sum / FSRS_LOGARITHMIC;
}

static double
deviation(const fsrs_prior *self, const double *w, size_t i)
{
  double expected = self->start[i];
  if (self->version == FSRS_6 && i == GROWTH)
    expected += GROWTH_SHARE * mean_of_firsts(self, w);
  return (w[i] - expected) / self->spread[i];
}

static double
squared_distance(const fsrs_prior *self, const double *w, size_t from, size_t to)
{
  double sum = 0;
  for (size_t i = from; i < to; i++)
    sum += deviation(self, w, i) * deviation(self, w, i);
  return 2 * self->pull * sum;
}

static void
add_normal(const fsrs_prior *self, const double *w, size_t from, size_t to, double factor,
           double *slope)
{
  for (size_t i = from; i < to; i++)
    slope[i] += factor * 2 * self->pull * deviation(self, w, i) / self->spread[i];
}

/* What the expected growth moves with is pulled towards what the growth is. */
static void
add_growth_of_firsts(const fsrs_prior *self, const double *w, double factor, double *slope)
{
  double pulled = 2 * self->pull * deviation(self, w, GROWTH) / self->spread[GROWTH];
  for (int i = 0; i < FSRS_LOGARITHMIC; i++)
    slope[i] -= factor * pulled * GROWTH_SHARE / FSRS_LOGARITHMIC;
}

void
fsrs_prior_slope(const fsrs_prior *self, const double *w, double share, double *slope)
{
  size_t n = fsrs_version_parameters(self->version);

  if (self->version == FSRS_7) {
    add_normal(self, w, 0, n, share, slope);
    return;
  }
  add_firsts(self, w, share, slope);
  double distance = squared_distance(self, w, FSRS_LOGARITHMIC, n);
  double dimensions = (double) (n - FSRS_LOGARITHMIC);
  double hold = (FREEDOM + dimensions) / (FREEDOM + distance);
  add_normal(self, w, FSRS_LOGARITHMIC, n, share * hold, slope);
  add_growth_of_firsts(self, w, share * hold, slope);
}
