/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * FSRS-6 in lanes. The three updates (success, lapse, same day) exclude each other, so a lane
 * computes two logarithms and two powers of a step whose arguments it picks, not three sets of
 * them. What they mean stands in fsrs6.c, and a test holds the two files together.
 *
 * This file is compiled once for each kind of processor; see isa-private.h.
 */
#include "app/memory/isa-private.h"
#include "app/memory/walk6-private.h"

#include <math.h>

/* What all steps share. */
typedef struct {
  double w[FSRS6_PARAMETERS];
  double curve_factor;
  double curve_slope; /* its derivative by w20 */
  double mean_difficulty;
  double mean_slope;  /* its derivative by w5 */
  double lapse_share; /* the part of S that a lapse leaves at most, exp(-w17 w18) */
  double short_term;  /* 1 or 0: whether that part follows its parameters */
  double same_day;    /* days below which a review is on the same day */
} constants;

/* A review, and which of the updates it is. */
typedef struct {
  fsrs_lanes t, g;
  fsrs_mask same_day, again, lapse, success;
} review;

static constants
derive(const fsrs6 *model)
{
  constants k = {.curve_factor = model->curve_factor,
                 .mean_difficulty = model->mean_difficulty,
                 .lapse_share = 1 / model->lapse_divisor,
                 .short_term = model->short_term ? 1 : 0,
                 .same_day = model->short_term ? 1 : 0};
  memcpy(k.w, model->w, sizeof k.w);
  k.curve_slope = (k.curve_factor + 1) * log(0.9) / (k.w[20] * k.w[20]);
  k.mean_slope = -3 * exp(3 * k.w[5]);
  return k;
}

FSRS_INLINE review
load_review(const constants *k, const fsrs_row *row)
{
  review v = {.t = fsrs_load(row->days), .g = fsrs_load(row->rating)};
  v.same_day = v.t < k->same_day;
  v.again = v.g == FSRS_AGAIN;
  v.lapse = v.again & ~v.same_day;
  v.success = ~v.again & ~v.same_day;
  return v;
}

FSRS_INLINE fsrs_lanes
bonus(const constants *k, const review *v)
{
  fsrs_lanes easy_or_not = fsrs_pick(v->g == FSRS_EASY, fsrs_all(k->w[16]), fsrs_all(1));
  return fsrs_pick(v->g == FSRS_HARD, fsrs_all(k->w[15]), easy_or_not);
}

FSRS_INLINE fsrs_lanes
moved_difficulty(const constants *k, const review *v, fsrs_lanes d)
{
  return d - k->w[6] * (v->g - FSRS_GOOD) * (10 - d) / 9;
}

static void
first_step(const fsrs6 *model, const fsrs_row *row, fsrs6_step *next)
{
  for (int lane = 0; lane < FSRS_LANES; lane++) {
    fsrs_memory memory = fsrs6_first(model, (int) row->rating[lane]);
    next->s[lane] = memory.stability;
    next->d[lane] = memory.difficulty;
  }
}

FSRS_INLINE fsrs_lanes
stability_after(const constants *k, const review *v, const fsrs6_step *step)
{
  const double *w = k->w;
  fsrs_lanes s = step->s, e1 = step->e1, e2 = step->e2;
  fsrs_lanes growth = e1 * (11 - step->d) * (e2 - 1) * bonus(k, v);
  fsrs_lanes forgotten = fsrs_least(w[11] * e2 * (e1 - 1), s * k->lapse_share);
  fsrs_lanes repeated = s * fsrs_pick(v->again, e1, fsrs_most(e1, fsrs_all(1)));
  fsrs_lanes on_another_day = fsrs_pick(v->again, forgotten, s * (1 + growth));
  return fsrs_pick(v->same_day, repeated, on_another_day);
}

/* Completes @step, which has S and D, and begins @next. */
FSRS_INLINE void
step_forward(const constants *k, const fsrs_row *row, fsrs6_step *step, fsrs6_step *next)
{
  const double *w = k->w;
  review v = load_review(k, row);
  fsrs_lanes s = step->s, d = step->d;

  step->ln_x = fsrs_ln(1 + k->curve_factor * v.t / s);
  step->r = fsrs_exp(-w[20] * step->ln_x);
  step->ln_s = fsrs_ln(s + fsrs_where(v.lapse, fsrs_all(1)));
  step->ln_d = fsrs_ln(d);

  fsrs_lanes missing = 1 - step->r;
  fsrs_lanes on_another_day = fsrs_pick(v.again, w[13] * step->ln_s, w[8] - w[9] * step->ln_s);
  fsrs_lanes on_same_day = w[17] * (v.g - FSRS_GOOD + w[18]) - w[19] * step->ln_s;
  step->e1 = fsrs_exp(fsrs_pick(v.same_day, on_same_day, on_another_day));
  step->e2 = fsrs_exp(fsrs_pick(v.again, w[14] * missing - w[12] * step->ln_d, w[10] * missing));

  fsrs_lanes reverted = w[7] * k->mean_difficulty + (1 - w[7]) * moved_difficulty(k, &v, d);
  next->s = fsrs_within(stability_after(k, &v, step), FSRS_MIN_STABILITY, FSRS_MAX_STABILITY);
  next->d = fsrs_within(reverted, FSRS_MIN_DIFFICULTY, FSRS_MAX_DIFFICULTY);
}

/* On the way back: the derivatives of the loss by S and D. */
typedef struct {
  fsrs_lanes s, d;
} adjoint;

/* A clamped value no longer follows what it came from. */
FSRS_INLINE adjoint
through_clamp(const adjoint *by, const fsrs6_step *after)
{
  fsrs_mask free_s = (after->s > FSRS_MIN_STABILITY) & (after->s < FSRS_MAX_STABILITY);
  fsrs_mask free_d = (after->d > FSRS_MIN_DIFFICULTY) & (after->d < FSRS_MAX_DIFFICULTY);
  return (adjoint){fsrs_where(free_s, by->s), fsrs_where(free_d, by->d)};
}

/* What one update passes back: derivatives by S, D and R before the review. */
typedef struct {
  fsrs_lanes s, d, r;
} passed;

FSRS_INLINE passed
success_back(const constants *k, const review *v, const fsrs6_step *step, fsrs_lanes by,
             fsrs_lanes *sum)
{
  const double *w = k->w;
  fsrs_lanes h = bonus(k, v);
  fsrs_lanes rate = step->s * step->e1 * (step->e2 - 1); /* growth, without D and bonus */
  fsrs_lanes plain = by * rate * (11 - step->d);
  fsrs_lanes gain = plain * h;
  fsrs_lanes steep = by * step->s * step->e1 * (11 - step->d) * step->e2 * h;
  sum[8] += gain;
  sum[9] -= gain * step->ln_s;
  sum[10] += steep * (1 - step->r);
  sum[15] += fsrs_where(v->g == FSRS_HARD, plain);
  sum[16] += fsrs_where(v->g == FSRS_EASY, plain);
  return (passed){.s = by + (1 - w[9]) * gain / step->s, .d = -by * rate * h, .r = -steep * w[10]};
}

FSRS_INLINE passed
lapse_back(const constants *k, const fsrs6_step *step, fsrs_lanes by, fsrs_lanes *sum)
{
  const double *w = k->w;
  fsrs_lanes unit = step->e2 * (step->e1 - 1);
  fsrs_lanes share = step->s * k->lapse_share;
  fsrs_mask capped = w[11] * unit > share;
  fsrs_lanes by_cap = fsrs_where(capped, by), by_rest = fsrs_where(~capped, by);
  fsrs_lanes forgotten = by_rest * w[11] * unit;
  fsrs_lanes power = by_rest * w[11] * step->e2 * step->e1;
  sum[11] += by_rest * unit;
  sum[12] -= forgotten * step->ln_d;
  sum[13] += power * step->ln_s;
  sum[14] += forgotten * (1 - step->r);
  sum[17] -= by_cap * share * w[18] * k->short_term;
  sum[18] -= by_cap * share * w[17] * k->short_term;
  return (passed){.s = power * w[13] / (step->s + 1) + by_cap * k->lapse_share,
                  .d = -forgotten * w[12] / step->d,
                  .r = -forgotten * w[14]};
}

FSRS_INLINE passed
same_day_back(const constants *k, const review *v, const fsrs6_step *step, fsrs_lanes by,
              fsrs_lanes *sum)
{
  const double *w = k->w;
  fsrs_mask floored = ~v->again & ~(step->e1 > 1);
  fsrs_lanes moving = fsrs_where(~floored, by);
  fsrs_lanes repeated = moving * step->s * step->e1;
  sum[17] += repeated * (v->g - FSRS_GOOD + w[18]);
  sum[18] += repeated * w[17];
  sum[19] -= repeated * step->ln_s;
  return (passed){.s = moving * step->e1 * (1 - w[19]) + fsrs_where(floored, by)};
}

FSRS_INLINE fsrs_lanes
difficulty_back(const constants *k, const review *v, const fsrs6_step *step, fsrs_lanes by,
                fsrs_lanes *sum)
{
  const double *w = k->w;
  fsrs_lanes pull = by * (1 - w[7]);
  sum[4] += by * w[7];
  sum[5] += by * w[7] * k->mean_slope;
  sum[6] -= pull * (v->g - FSRS_GOOD) * (10 - step->d) / 9;
  sum[7] += by * (k->mean_difficulty - moved_difficulty(k, v, step->d));
  return pull * (1 + w[6] * (v->g - FSRS_GOOD) / 9);
}

/* Returns: the derivative by S through the forgetting curve. */
FSRS_INLINE fsrs_lanes
curve_back(const constants *k, const review *v, const fsrs6_step *step, fsrs_lanes by,
           fsrs_lanes *sum)
{
  fsrs_lanes x = 1 + k->curve_factor * v->t / step->s;
  fsrs_lanes slope = by * k->w[20] * step->r * v->t / (x * step->s); /* by R, by -c */
  sum[20] -= by * step->ln_x * step->r + slope * k->curve_slope;
  return slope * k->curve_factor / step->s;
}

/* Moves @by from after a review to before it. @after: the step that follows @step. */
FSRS_INLINE void
step_back(const constants *k, const fsrs_row *row, const fsrs6_step *step, const fsrs6_step *after,
          adjoint *by, fsrs_lanes *sum)
{
  review v = load_review(k, row);
  adjoint out = through_clamp(by, after);
  passed success = success_back(k, &v, step, fsrs_where(v.success, out.s), sum);
  passed lapse = lapse_back(k, step, fsrs_where(v.lapse, out.s), sum);
  passed repeat = same_day_back(k, &v, step, fsrs_where(v.same_day, out.s), sum);
  fsrs_lanes by_r = fsrs_row_loss_slope(row, step->r) + success.r + lapse.r;
  by->s = success.s + lapse.s + repeat.s + curve_back(k, &v, step, by_r, sum);
  by->d = success.d + lapse.d + difficulty_back(k, &v, step, out.d, sum);
}

static void
first_step_back(const constants *k, const fsrs_row *row, const fsrs6_step *after, const adjoint *by,
                fsrs_lanes *sum)
{
  adjoint out = through_clamp(by, after);
  for (int lane = 0; lane < FSRS_LANES; lane++) {
    int rating = (int) row->rating[lane];
    sum[rating - 1][lane] += out.s[lane];
    sum[4][lane] += out.d[lane];
    sum[5][lane] -= out.d[lane] * (rating - 1) * exp(k->w[5] * (rating - 1));
  }
}

static void
walk_back(const fsrs6 *model, const fsrs_row *rows, size_t n, fsrs6_step *steps,
          fsrs6_gradient *gradient)
{
  constants k = derive(model);
  first_step(model, &rows[0], &steps[1]);
  for (size_t i = 1; i < n; i++)
    step_forward(&k, &rows[i], &steps[i], &steps[i + 1]);

  adjoint by = {{0}, {0}};
  for (size_t i = n; i-- > 1;)
    step_back(&k, &rows[i], &steps[i], &steps[i + 1], &by, gradient->w);
  first_step_back(&k, &rows[0], &steps[1], &by, gradient->w);
}

static void
walk_predict(const fsrs6 *model, const fsrs_row *rows, size_t n, fsrs_lanes_stored *recall)
{
  constants k = derive(model);
  fsrs6_step steps[2];
  first_step(model, &rows[0], &steps[1]);
  recall[0] = (fsrs_lanes_stored){0} + 1;
  for (size_t i = 1; i < n; i++) {
    step_forward(&k, &rows[i], &steps[i % 2], &steps[1 - i % 2]);
    recall[i] = __builtin_convertvector(steps[i % 2].r, fsrs_lanes_stored);
  }
}

const fsrs6_walk FSRS_OF_ISA(fsrs6_walk) = {walk_back, walk_predict};
