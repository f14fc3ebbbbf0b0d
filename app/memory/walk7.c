/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * FSRS-7 in lanes. Success and lapse exclude each other, so a lane computes one pair of powers for
 * each trace. What it all means stands in fsrs7.c, and a test holds the two files together.
 *
 * This file is compiled once for each kind of processor; see isa-private.h.
 */
#include "app/memory/fsrs7-private.h"
#include "app/memory/isa-private.h"
#include "app/memory/trace7-private.h"

#include <math.h>

/* On the way back: the derivatives of the loss by the two stabilities and the difficulty. */
typedef struct {
  fsrs_lanes a, b, d;
} adjoint;

FSRS_INLINE trace
slow_trace(const fsrs7 *model, const fsrs7_step *step)
{
  return (trace){model->w + FSRS7_SLOW, step->a,  step->d, step->r, step->ln_a,
                 step->ln_a1,           step->a1, step->a2};
}

FSRS_INLINE trace
fast_trace(const fsrs7 *model, const fsrs7_step *step)
{
  return (trace){model->w + FSRS7_FAST, step->b,  step->d, step->fast_r, step->ln_b,
                 step->ln_b1,           step->b1, step->b2};
}

static void
first_step(const fsrs7 *model, const fsrs_row *row, fsrs7_step *next)
{
  for (int lane = 0; lane < FSRS_LANES; lane++) {
    fsrs_memory memory = fsrs7_first(model, (int) row->rating[lane]);
    next->a[lane] = memory.stability;
    next->b[lane] = memory.stability_fast;
    next->d[lane] = memory.difficulty;
  }
}

FSRS_INLINE fsrs_lanes
raw_decay(const double *w, const fsrs7_step *step)
{
  return w[23] * fsrs_exp((w[33] - 0.3) * step->ln_b);
}

FSRS_INLINE void
recall_forward(const fsrs7 *model, const review *v, fsrs7_step *step)
{
  const double *w = model->w;
  fsrs_lanes harder = step->d - 5;
  step->decay = fsrs_within(raw_decay(w, step), FSRS7_MIN_DECAY, FSRS7_MAX_DECAY);
  step->exponent = fsrs_least(model->fast_log / step->decay, fsrs_all(FSRS7_MAX_EXPONENT));
  step->fast_c = fsrs_exp(step->exponent) - 1;
  step->fast_ln_x = fsrs_ln(1 + step->fast_c * v->t / step->b);
  step->fast_r = fsrs_exp(-step->decay * step->fast_ln_x);
  step->slow_c = model->slow_factor * fsrs_exp(harder * (w[32] - 0.3));
  step->slow_ln_x = fsrs_ln(1 + step->slow_c * v->t / step->a);
  step->slow_r = fsrs_exp(-model->slow_decay * step->slow_ln_x);
  step->of_fast = w[27] * fsrs_exp(-w[29] * step->ln_b);
  step->of_slow = w[28] * fsrs_exp(w[30] * step->ln_a + harder * (w[31] - 0.5));
  fsrs_lanes mixed = (step->of_fast * step->fast_r + step->of_slow * step->slow_r) /
                     (step->of_fast + step->of_slow);
  step->r = mixed * (1 - 2 * FSRS7_RECALL_MARGIN) + FSRS7_RECALL_MARGIN;
}

/* Forgetting moves the difficulty more when recall was likely. */
FSRS_INLINE fsrs_lanes
surprise(const review *v, fsrs_lanes r)
{
  return fsrs_pick(v->again, r + 0.1, fsrs_all(1));
}

/* Completes @step, which has a, b and d, and begins @next. */
FSRS_INLINE void
step_forward(const fsrs7 *model, const fsrs_row *row, fsrs7_step *step, fsrs7_step *next)
{
  const double *w = model->w;
  review v = load_review(row);
  fsrs_lanes one = fsrs_where(v.again, fsrs_all(1));
  step->ln_a = fsrs_ln(step->a);
  step->ln_b = fsrs_ln(step->b);
  step->ln_a1 = fsrs_ln(step->a + one);
  step->ln_b1 = fsrs_ln(step->b + one);
  recall_forward(model, &v, step);
  step->a1 = first_power(w + FSRS7_SLOW, &v, step->ln_a, step->ln_a1);
  step->a2 = second_power(w + FSRS7_SLOW, &v, step->r);
  step->b1 = first_power(w + FSRS7_FAST, &v, step->ln_b, step->ln_b1);
  step->b2 = second_power(w + FSRS7_FAST, &v, step->fast_r);

  trace slow = slow_trace(model, step), fast = fast_trace(model, step);
  next->a = fsrs_within(trace_forward(&slow, &v), FSRS7_MIN_STABILITY, FSRS_MAX_STABILITY);
  fsrs_lanes b = trace_forward(&fast, &v);
  b = fsrs_pick(v.again, fsrs_least(b, FSRS7_FAST_OF_SLOW * next->a), b);
  next->b = fsrs_within(b, FSRS7_MIN_STABILITY, FSRS_MAX_STABILITY);
  fsrs_lanes moved =
      step->d - w[6] * (v.g - FSRS_GOOD) * surprise(&v, step->r) * (10 - step->d) / 9;
  next->d = fsrs_within(FSRS7_REVERSION * model->mean_difficulty + (1 - FSRS7_REVERSION) * moved,
                        FSRS_MIN_DIFFICULTY, FSRS_MAX_DIFFICULTY);
}

FSRS_INLINE fsrs_lanes
free_of(fsrs_lanes x, double low, double high, fsrs_lanes by)
{
  return fsrs_where((x > low) & (x < high), by);
}

/* A clamped value no longer follows what it came from; a capped fast trace follows the slow one. */
FSRS_INLINE adjoint
through_clamps(const adjoint *by, const fsrs7 *model, const review *v, const fsrs7_step *step,
               const fsrs7_step *after)
{
  trace fast = fast_trace(model, step);
  fsrs_mask capped = v->again & (trace_forward(&fast, v) > FSRS7_FAST_OF_SLOW * after->a);
  fsrs_lanes b = free_of(after->b, FSRS7_MIN_STABILITY, FSRS_MAX_STABILITY, by->b);
  fsrs_lanes a = by->a + FSRS7_FAST_OF_SLOW * fsrs_where(capped, b);
  return (adjoint){
      .a = free_of(after->a, FSRS7_MIN_STABILITY, FSRS_MAX_STABILITY, a),
      .b = fsrs_where(~capped, b),
      .d = free_of(after->d, FSRS_MIN_DIFFICULTY, FSRS_MAX_DIFFICULTY, by->d),
  };
}

/* Returns: derivatives by D and by the mixed recall. */
FSRS_INLINE passed
difficulty_back(const fsrs7 *model, const review *v, const fsrs7_step *step, fsrs_lanes by,
                fsrs_lanes *sum)
{
  const double *w = model->w;
  fsrs_lanes pull = by * (1 - FSRS7_REVERSION), felt = surprise(v, step->r);
  fsrs_lanes room = (10 - step->d) / 9;
  sum[4] += by * FSRS7_REVERSION;
  sum[5] -= by * FSRS7_REVERSION * 3 * exp(3 * w[5]);
  sum[6] -= pull * (v->g - FSRS_GOOD) * felt * room;
  return (passed){.d = pull * (1 + w[6] * (v->g - FSRS_GOOD) * felt / 9),
                  .r = fsrs_where(v->again, pull * 2 * w[6] * room)};
}

/* How the weights of the mixture pass back @by, the derivative by the mixed recall. */
FSRS_INLINE void
weights_back(const fsrs7 *model, const fsrs7_step *step, fsrs_lanes by, adjoint *out,
             fsrs_lanes *sum)
{
  const double *w = model->w;
  fsrs_lanes whole = step->of_fast + step->of_slow;
  fsrs_lanes mixed = (step->of_fast * step->fast_r + step->of_slow * step->slow_r) / whole;
  fsrs_lanes fast = by * (step->fast_r - mixed) / whole * step->of_fast;
  fsrs_lanes slow = by * (step->slow_r - mixed) / whole * step->of_slow;
  sum[27] += fast / w[27];
  sum[28] += slow / w[28];
  sum[29] -= fast * step->ln_b;
  sum[30] += slow * step->ln_a;
  sum[31] += slow * (step->d - 5);
  out->a += slow * w[30] / step->a;
  out->b -= fast * w[29] / step->b;
  out->d += slow * (w[31] - 0.5);
}

FSRS_INLINE void
slow_curve_back(const fsrs7 *model, const review *v, const fsrs7_step *step, fsrs_lanes by,
                adjoint *out, fsrs_lanes *sum)
{
  const double *w = model->w;
  double q = model->slow_decay, base = model->slow_factor + 1;
  fsrs_lanes x = 1 + step->slow_c * v->t / step->a;
  fsrs_lanes slope = by * q * step->slow_r / x * v->t / step->a; /* by R, by -c */
  fsrs_lanes by_log_c = -slope * step->slow_c;
  fsrs_lanes by_factor = by_log_c / model->slow_factor;
  sum[24] += by_factor * base * log(w[26]) / (q * q) - by * step->slow_ln_x * step->slow_r;
  sum[26] -= by_factor * base / (q * w[26]);
  sum[32] += by_log_c * (step->d - 5);
  out->a += slope * step->slow_c / step->a;
  out->d += by_log_c * (w[32] - 0.3);
}

FSRS_INLINE void
fast_curve_back(const fsrs7 *model, const review *v, const fsrs7_step *step, fsrs_lanes by,
                adjoint *out, fsrs_lanes *sum)
{
  const double *w = model->w;
  fsrs_lanes p = step->decay;
  fsrs_lanes x = 1 + step->fast_c * v->t / step->b;
  fsrs_lanes slope = by * p * step->fast_r / x * v->t / step->b; /* by R, by -c */
  fsrs_lanes by_exponent =
      fsrs_where(step->exponent < FSRS7_MAX_EXPONENT, -slope * (step->fast_c + 1));
  sum[25] -= by_exponent / (p * w[25]);
  fsrs_lanes by_p = -by * step->fast_ln_x * step->fast_r - by_exponent * model->fast_log / (p * p);
  fsrs_lanes by_log_p = fsrs_where(p == raw_decay(w, step), by_p * p);
  sum[23] += by_log_p / w[23];
  sum[33] += by_log_p * step->ln_b;
  out->b += slope * step->fast_c / step->b + by_log_p * (w[33] - 0.3) / step->b;
}

/* Moves @by from after a review to before it. @after: the step that follows @step. */
FSRS_INLINE void
step_back(const fsrs7 *model, const fsrs_row *row, const fsrs7_step *step, const fsrs7_step *after,
          adjoint *by, fsrs_lanes *sum)
{
  review v = load_review(row);
  adjoint in = through_clamps(by, model, &v, step, after);
  trace slow = slow_trace(model, step), fast = fast_trace(model, step);
  passed from_slow = trace_back(&slow, &v, in.a, sum + FSRS7_SLOW);
  passed from_fast = trace_back(&fast, &v, in.b, sum + FSRS7_FAST);
  passed from_d = difficulty_back(model, &v, step, in.d, sum);
  adjoint out = {from_slow.s, from_fast.s, from_slow.d + from_fast.d + from_d.d};

  fsrs_lanes by_r = fsrs_row_loss_slope(row, step->r) + from_slow.r + from_d.r;
  fsrs_lanes by_mixed = by_r * (1 - 2 * FSRS7_RECALL_MARGIN);
  fsrs_lanes whole = step->of_fast + step->of_slow;
  weights_back(model, step, by_mixed, &out, sum);
  slow_curve_back(model, &v, step, by_mixed * step->of_slow / whole, &out, sum);
  fast_curve_back(model, &v, step, by_mixed * step->of_fast / whole + from_fast.r, &out, sum);
  *by = out;
}

static void
first_step_back(const fsrs7 *model, const fsrs_row *row, const fsrs7_step *after, const adjoint *by,
                fsrs_lanes *sum)
{
  fsrs_lanes a = free_of(after->a, FSRS7_MIN_STABILITY, FSRS_MAX_STABILITY, by->a);
  fsrs_lanes b = free_of(after->b, FSRS7_MIN_STABILITY, FSRS_MAX_STABILITY, by->b);
  fsrs_lanes d = free_of(after->d, FSRS_MIN_DIFFICULTY, FSRS_MAX_DIFFICULTY, by->d);
  for (int lane = 0; lane < FSRS_LANES; lane++) {
    int rating = (int) row->rating[lane];
    sum[rating - 1][lane] += a[lane] + FSRS7_FAST_OF_SLOW * b[lane];
    sum[4][lane] += d[lane];
    sum[5][lane] -= d[lane] * (rating - 1) * exp(model->w[5] * (rating - 1));
  }
}

static void
walk_back(const fsrs7 *model, const fsrs_row *rows, size_t n, fsrs7_step *steps,
          fsrs7_gradient *gradient)
{
  first_step(model, &rows[0], &steps[1]);
  for (size_t i = 1; i < n; i++)
    step_forward(model, &rows[i], &steps[i], &steps[i + 1]);

  adjoint by = {{0}, {0}, {0}};
  for (size_t i = n; i-- > 1;)
    step_back(model, &rows[i], &steps[i], &steps[i + 1], &by, gradient->w);
  first_step_back(model, &rows[0], &steps[1], &by, gradient->w);
}

static void
walk_predict(const fsrs7 *model, const fsrs_row *rows, size_t n, fsrs_lanes_stored *recall)
{
  fsrs7_step steps[2];
  first_step(model, &rows[0], &steps[1]);
  recall[0] = (fsrs_lanes_stored){0} + 1;
  for (size_t i = 1; i < n; i++) {
    step_forward(model, &rows[i], &steps[i % 2], &steps[1 - i % 2]);
    recall[i] = __builtin_convertvector(steps[i % 2].r, fsrs_lanes_stored);
  }
}

const fsrs7_walk FSRS_OF_ISA(fsrs7_walk) = {walk_back, walk_predict};
