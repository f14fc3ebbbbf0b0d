/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * FSRS-7 as fsrs-rs drafts it. Both traces are updated from the memory before the review.
 */
#include "app/memory/fsrs7.h"

#include "app/memory/fsrs7-private.h"
#include "app/memory/math-private.h"

#include <math.h>

#define SHORTEST_DAYS (1.0 / 86400)
#define LONGEST_DAYS 36500.0
#define SOLVE_STEPS 200
/* In ln t. A step of Newton's method squares the error, so after one this small it is that of
 * rounding. */
#define SOLVE_PRECISION 1e-7
#define HALVINGS 60
/* Where SM-2's ease begins is the middle of the difficulties, and its end their end. */
#define SM2_EASE 2.5
#define SM2_MIDDLE 5.5
#define SM2_SLOPE (4.5 / 1.2)

/* Recall of one trace, and how fast it falls by the logarithm of time. */
typedef struct {
  double recall;
  double slope;
} curve_point;

static double
clamp_stability(double s)
{
  return fsrs_clamp(s, FSRS7_MIN_STABILITY, FSRS_MAX_STABILITY);
}

static double
first_difficulty(const double *w, int rating)
{
  return w[4] - exp(w[5] * (rating - 1)) + 1;
}

void
fsrs7_init(fsrs7 *model, const double w[FSRS7_PARAMETERS])
{
  for (int i = 0; i < FSRS7_PARAMETERS; i++)
    model->w[i] = w[i];
  model->slow_decay = fsrs_clamp(w[24], FSRS7_MIN_DECAY, FSRS7_MAX_DECAY);
  model->slow_factor = pow(w[26], -1 / model->slow_decay) - 1;
  model->fast_log = -log(w[25]);
  model->mean_difficulty = first_difficulty(w, FSRS_EASY);
}

/* One trace as a function of time alone. */
typedef struct {
  double factor, decay, stability;
  double weight; /* in the mixture */
} curve;

/* Both traces of a memory: what does not change while a time is looked for. */
typedef struct {
  curve fast, slow;
  double share; /* of a unit of weight */
} curves;

static curve
fast_curve(const fsrs7 *model, const fsrs_memory *memory)
{
  const double *w = model->w;
  double b = memory->stability_fast;
  double decay = fsrs_clamp(w[23] * pow(b, w[33] - 0.3), FSRS7_MIN_DECAY, FSRS7_MAX_DECAY);
  double factor = exp(fsrs_min(model->fast_log / decay, FSRS7_MAX_EXPONENT)) - 1;
  return (curve){factor, decay, b, w[27] * pow(b, -w[29])};
}

static curve
slow_curve(const fsrs7 *model, const fsrs_memory *memory)
{
  const double *w = model->w;
  double a = memory->stability, harder = memory->difficulty - 5;
  double factor = model->slow_factor * exp(harder * (w[32] - 0.3));
  double weight = w[28] * pow(a, w[30]) * exp(harder * (w[31] - 0.5));
  return (curve){factor, model->slow_decay, a, weight};
}

static curves
curves_of(const fsrs7 *model, const fsrs_memory *memory)
{
  curve fast = fast_curve(model, memory), slow = slow_curve(model, memory);
  return (curves){fast, slow, (1 - 2 * FSRS7_RECALL_MARGIN) / (fast.weight + slow.weight)};
}

static curve_point
point_of(const curve *self, double days)
{
  double x = self->factor * days / self->stability;
  double recall = pow(1 + x, -self->decay);
  return (curve_point){recall, -self->decay * recall * x / (1 + x)};
}

static curve_point
mix(const curves *self, curve_point fast, curve_point slow)
{
  double of_fast = self->fast.weight, of_slow = self->slow.weight;
  return (curve_point){
      self->share * (of_fast * fast.recall + of_slow * slow.recall) + FSRS7_RECALL_MARGIN,
      self->share * (of_fast * fast.slope + of_slow * slow.slope),
  };
}

static curve_point
recall_at(const curves *self, double days)
{
  return mix(self, point_of(&self->fast, days), point_of(&self->slow, days));
}

double
fsrs7_retrievability(const fsrs7 *model, const fsrs_memory *memory, double days)
{
  curves both = curves_of(model, memory);
  return recall_at(&both, days).recall;
}

/* Newton's method in ln t, kept between what is known to be too early and too late. */
double
fsrs7_interval(const fsrs7 *model, const fsrs_memory *memory, double retention)
{
  curves both = curves_of(model, memory);
  if (recall_at(&both, SHORTEST_DAYS).recall <= retention)
    return SHORTEST_DAYS;
  if (recall_at(&both, LONGEST_DAYS).recall >= retention)
    return LONGEST_DAYS;
  double early = log(SHORTEST_DAYS), late = log(LONGEST_DAYS), at = log(memory->stability);
  for (int i = 0; i < SOLVE_STEPS; i++) {
    curve_point point = recall_at(&both, exp(at));
    if (point.recall > retention)
      early = at;
    else
      late = at;
    double step = (retention - point.recall) / point.slope;
    if (fabs(step) <= SOLVE_PRECISION)
      return exp(at + step);
    double next = at + step;
    if (!(next > early && next < late))
      next = (early + late) / 2;
    at = next;
  }
  return exp(at);
}

fsrs_memory
fsrs7_first(const fsrs7 *model, int rating)
{
  double s = model->w[rating - 1];
  return (fsrs_memory){
      .stability = clamp_stability(s),
      .stability_fast = clamp_stability(FSRS7_FAST_OF_SLOW * s),
      .difficulty =
          fsrs_clamp(first_difficulty(model->w, rating), FSRS_MIN_DIFFICULTY, FSRS_MAX_DIFFICULTY),
  };
}

/* @w: the eight parameters of the trace. */
static double
lapsed(const double *w, double s, double recall)
{
  return fsrs_min(s, w[3] * (pow(s + 1, w[4]) - 1) * exp((1 - recall) * w[5]));
}

static double
strengthened(const double *w, double s, double difficulty, double recall, int rating)
{
  double bonus = rating == FSRS_HARD ? w[6] : rating == FSRS_EASY ? w[7] : 1;
  double growth =
      exp(w[0] - 1.5) * (11 - difficulty) * pow(s, -w[1]) * (exp((1 - recall) * w[2]) - 1) * bonus;
  return s * (1 + growth);
}

static double
trace_after(const double *w, double s, double difficulty, double recall, int rating)
{
  double low = lapsed(w, s, recall);
  if (rating == FSRS_AGAIN)
    return low;
  return fsrs_max(low, strengthened(w, s, difficulty, recall, rating));
}

/* Forgetting what was still likely to be recalled says more about the card. */
static double
difficulty_after(const fsrs7 *model, double difficulty, double recall, int rating)
{
  double step = -model->w[6] * (rating - FSRS_GOOD);
  if (rating == FSRS_AGAIN)
    step *= recall + 0.1;
  double moved = difficulty + step * (FSRS_MAX_DIFFICULTY - difficulty) / 9;
  return fsrs_clamp(FSRS7_REVERSION * model->mean_difficulty + (1 - FSRS7_REVERSION) * moved,
                    FSRS_MIN_DIFFICULTY, FSRS_MAX_DIFFICULTY);
}

fsrs_memory
fsrs7_next(const fsrs7 *model, const fsrs_memory *memory, double days, int rating)
{
  curves both = curves_of(model, memory);
  curve_point fast = point_of(&both.fast, days);
  double recall = mix(&both, fast, point_of(&both.slow, days)).recall;
  double d = memory->difficulty;
  double a = trace_after(model->w + FSRS7_SLOW, memory->stability, d, recall, rating);
  double b = trace_after(model->w + FSRS7_FAST, memory->stability_fast, d, fast.recall, rating);
  a = clamp_stability(a);
  if (rating == FSRS_AGAIN)
    b = fsrs_min(b, FSRS7_FAST_OF_SLOW * a);
  return (fsrs_memory){
      .stability = a,
      .stability_fast = clamp_stability(b),
      .difficulty = difficulty_after(model, d, recall, rating),
  };
}

/* The longer stability lasts, the later recall falls, so halving its logarithm finds it. */
fsrs_memory
fsrs7_from_sm2(const fsrs7 *model, double ease, double interval, double retention)
{
  double low = log(FSRS7_MIN_STABILITY), high = log(FSRS_MAX_STABILITY);
  fsrs_memory memory = {.difficulty = fsrs_clamp(SM2_MIDDLE + (SM2_EASE - ease) * SM2_SLOPE,
                                                 FSRS_MIN_DIFFICULTY, FSRS_MAX_DIFFICULTY)};
  for (int i = 0; i < HALVINGS; i++) {
    double middle = (low + high) / 2;
    memory.stability = exp(middle);
    memory.stability_fast = clamp_stability(FSRS7_FAST_OF_SLOW * memory.stability);
    if (fsrs7_retrievability(model, &memory, interval) < retention)
      low = middle;
    else
      high = middle;
  }
  return memory;
}
