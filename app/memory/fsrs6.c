/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * FSRS-6 as published by the Open Spaced Repetition project. Stability updates use the difficulty
 * from before the review.
 */
#include "app/memory/fsrs6.h"

#include "app/memory/math-private.h"

#include <math.h>

static double
clamp_stability(double s)
{
  return fsrs_clamp(s, FSRS_MIN_STABILITY, FSRS_MAX_STABILITY);
}

static double
clamp_difficulty(double d)
{
  return fsrs_clamp(d, FSRS_MIN_DIFFICULTY, FSRS_MAX_DIFFICULTY);
}

static double
first_difficulty(const double *w, int rating)
{
  return w[4] - exp(w[5] * (rating - 1)) + 1;
}

void
fsrs6_init(fsrs6 *model, const double w[FSRS6_PARAMETERS], bool short_term)
{
  for (int i = 0; i < FSRS6_PARAMETERS; i++)
    model->w[i] = w[i];
  model->short_term = short_term;
  model->curve_factor = pow(0.9, -1 / w[20]) - 1;
  model->growth_factor = exp(w[8]);
  model->mean_difficulty = first_difficulty(w, FSRS_EASY);
  model->lapse_divisor = short_term ? exp(w[17] * w[18]) : 1;
}

double
fsrs6_retrievability(const fsrs6 *model, double stability, double days)
{
  return pow(1 + model->curve_factor * days / stability, -model->w[20]);
}

double
fsrs6_interval(const fsrs6 *model, double stability, double retention)
{
  return stability / model->curve_factor * (pow(retention, -1 / model->w[20]) - 1);
}

fsrs_memory
fsrs6_first(const fsrs6 *model, int rating)
{
  return (fsrs_memory){
      .stability = clamp_stability(model->w[rating - 1]),
      .difficulty = clamp_difficulty(first_difficulty(model->w, rating)),
  };
}

double
fsrs6_next_difficulty(const fsrs6 *model, double difficulty, int rating)
{
  const double *w = model->w;
  double moved = difficulty - w[6] * (rating - FSRS_GOOD) * (FSRS_MAX_DIFFICULTY - difficulty) / 9;
  return clamp_difficulty(w[7] * model->mean_difficulty + (1 - w[7]) * moved);
}

/* By how much, beside the rating's bonus, a success multiplies S. */
static double
growth(const fsrs6 *model, const fsrs_memory *memory, double retrievability)
{
  const double *w = model->w;
  return model->growth_factor * (11 - memory->difficulty) * pow(memory->stability, -w[9]) *
         (exp(w[10] * (1 - retrievability)) - 1);
}

static double
bonus(const fsrs6 *model, int rating)
{
  return rating == FSRS_HARD ? model->w[15] : rating == FSRS_EASY ? model->w[16] : 1;
}

double
fsrs6_success(const fsrs6 *model, const fsrs_memory *memory, double retrievability, int rating)
{
  double factor = 1 + growth(model, memory, retrievability) * bonus(model, rating);
  return clamp_stability(memory->stability * factor);
}

double
fsrs6_lapse(const fsrs6 *model, const fsrs_memory *memory, double retrievability)
{
  const double *w = model->w;
  double s = memory->stability;
  double forgotten = w[11] * pow(memory->difficulty, -w[12]) * (pow(s + 1, w[13]) - 1) *
                     exp(w[14] * (1 - retrievability));
  return clamp_stability(fsrs_min(forgotten, s / model->lapse_divisor));
}

double
fsrs6_same_day(const fsrs6 *model, double stability, int rating)
{
  const double *w = model->w;
  double k = exp(w[17] * (rating - FSRS_GOOD + w[18])) * pow(stability, -w[19]);
  if (rating >= FSRS_HARD)
    k = fsrs_max(k, 1);
  return clamp_stability(stability * k);
}

fsrs_memory
fsrs6_next(const fsrs6 *model, const fsrs_memory *memory, double days, int rating)
{
  fsrs_memory next = {.difficulty = fsrs6_next_difficulty(model, memory->difficulty, rating)};
  if (days < 1 && model->short_term) {
    next.stability = fsrs6_same_day(model, memory->stability, rating);
    return next;
  }
  double r = fsrs6_retrievability(model, memory->stability, days);
  next.stability = rating == FSRS_AGAIN ? fsrs6_lapse(model, memory, r)
                                        : fsrs6_success(model, memory, r, rating);
  return next;
}

void
fsrs6_next_passes(const fsrs6 *model, const fsrs_memory *memory, double days, fsrs_memory next[3])
{
  bool same_day = days < 1 && model->short_term;
  double s = memory->stability;
  double grown = same_day ? 0 : growth(model, memory, fsrs6_retrievability(model, s, days));
  for (int rating = FSRS_HARD; rating <= FSRS_EASY; rating++) {
    double after = same_day ? fsrs6_same_day(model, s, rating)
                            : clamp_stability(s * (1 + grown * bonus(model, rating)));
    next[rating - FSRS_HARD] = (fsrs_memory){
        .stability = after,
        .difficulty = fsrs6_next_difficulty(model, memory->difficulty, rating),
    };
  }
}

fsrs_memory
fsrs6_from_sm2(const fsrs6 *model, double ease, double interval, double retention)
{
  const double *w = model->w;
  double s =
      clamp_stability(fsrs_max(interval, FSRS_MIN_STABILITY) / fsrs6_interval(model, 1, retention));
  double growth = model->growth_factor * pow(s, -w[9]) * (exp(w[10] * (1 - retention)) - 1);
  return (fsrs_memory){
      .stability = s,
      .difficulty = clamp_difficulty(11 - (ease - 1) / growth),
  };
}
