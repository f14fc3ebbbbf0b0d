/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * First stabilities: a search in one dimension each, then order, then what is missing.
 */
#include "app/memory/first-stability-private.h"

#include "app/memory/fsrs6.h"

#include <math.h>

#define LOWEST 0.001
#define HIGHEST 100.0
#define SEARCH_STEPS 50
#define PRIOR_WEIGHT (1.0 / 16)
/* ln S(Hard) lies this part of the way from ln S(Good) to ln S(Again). */
#define HARD_BETWEEN 0.41
/* ln S(Good) lies this part of the way from ln S(Hard) to ln S(Easy). */
#define GOOD_BETWEEN 0.54

void
fsrs_first_smooth(fsrs_first_group *groups, size_t n, double average)
{
  for (size_t i = 0; i < n; i++) {
    fsrs_first_group *group = &groups[i];
    group->recall = (group->recall * group->count + average) / (group->count + 1);
  }
}

double
fsrs_first_loss(const fsrs_first_group *groups, size_t n, double stability, double prior)
{
  double decay = fsrs6_default_parameters[20];
  double factor = pow(0.9, -1 / decay) - 1;
  double loss = fabs(stability - prior) * PRIOR_WEIGHT;
  for (size_t i = 0; i < n; i++) {
    const fsrs_first_group *group = &groups[i];
    double p = pow(1 + factor * group->days / stability, -decay);
    loss -= group->count * (group->recall * log(p) + (1 - group->recall) * log(1 - p));
  }
  return loss;
}

double
fsrs_first_fit(const fsrs_first_group *groups, size_t n, double prior)
{
  double low = LOWEST, high = HIGHEST;
  for (int i = 0; i < SEARCH_STEPS; i++) {
    double third = (high - low) / 3;
    double left = fsrs_first_loss(groups, n, low + third, prior);
    double right = fsrs_first_loss(groups, n, high - third, prior);
    if (left < right)
      high -= third;
    else
      low += third;
  }
  return (low + high) / 2;
}

static void
order(double stability[FSRS_FIRSTS], const double count[FSRS_FIRSTS])
{
  static const int pairs[][2] = {{0, 1}, {1, 2}, {2, 3}, {0, 2}, {1, 3}, {0, 3}};
  for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++) {
    int low = pairs[i][0], high = pairs[i][1];
    if (stability[low] == 0 || stability[high] == 0 || stability[low] <= stability[high])
      continue;
    if (count[low] > count[high])
      stability[high] = stability[low];
    else
      stability[low] = stability[high];
  }
}

/* Three logarithms, of which y = part * x + (1 - part) * z: finds the one that is missing, if it is
 * one. */
static void
complete_three(double *x, double *y, double *z, double part)
{
  if (isnan(*x) + isnan(*y) + isnan(*z) != 1)
    return;
  if (isnan(*y))
    *y = part * *x + (1 - part) * *z;
  else if (isnan(*x))
    *x = (*y - (1 - part) * *z) / part;
  else
    *z = (*y - part * *x) / (1 - part);
}

static void
complete_by_hard(double ln[FSRS_FIRSTS])
{
  complete_three(&ln[0], &ln[1], &ln[2], HARD_BETWEEN);
}

static void
complete_by_good(double ln[FSRS_FIRSTS])
{
  complete_three(&ln[3], &ln[2], &ln[1], GOOD_BETWEEN);
}

/* Both middle ones missing: the two relations at once. */
static void
complete_middle(double ln[FSRS_FIRSTS])
{
  double product = (1 - HARD_BETWEEN) * (1 - GOOD_BETWEEN);
  ln[1] = (HARD_BETWEEN * ln[0] + (1 - HARD_BETWEEN) * GOOD_BETWEEN * ln[3]) / (1 - product);
}

static void
fill_missing(double stability[FSRS_FIRSTS])
{
  double ln[FSRS_FIRSTS];
  for (int i = 0; i < FSRS_FIRSTS; i++)
    ln[i] = stability[i] > 0 ? log(stability[i]) : NAN;
  if (isnan(ln[1]) && isnan(ln[2]))
    complete_middle(ln);
  /* Between two known ones rather than beyond them. */
  if (isnan(ln[2]))
    complete_by_good(ln);
  complete_by_hard(ln);
  complete_by_good(ln);
  complete_by_hard(ln);
  for (int i = 0; i < FSRS_FIRSTS; i++)
    stability[i] = exp(ln[i]);
}

/* One known: the defaults, scaled to meet it. None: the defaults. */
static void
scale_defaults(double stability[FSRS_FIRSTS])
{
  double scale = 1;
  for (int i = 0; i < FSRS_FIRSTS; i++)
    if (stability[i] > 0)
      scale = stability[i] / fsrs6_default_parameters[i];
  for (int i = 0; i < FSRS_FIRSTS; i++)
    stability[i] = fsrs6_default_parameters[i] * scale;
}

void
fsrs_first_complete(double stability[FSRS_FIRSTS], const double count[FSRS_FIRSTS])
{
  int known = 0;
  for (int i = 0; i < FSRS_FIRSTS; i++)
    known += stability[i] > 0;
  order(stability, count);
  if (known <= 1)
    scale_defaults(stability);
  else if (known < FSRS_FIRSTS)
    fill_missing(stability);
  for (int i = 0; i < FSRS_FIRSTS; i++)
    stability[i] = fmin(fmax(stability[i], LOWEST), HIGHEST);
}
