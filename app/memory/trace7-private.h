/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Within the library: one trace of FSRS-7 in lanes, there and back. The slow and the fast one
 * differ only in their parameters. For walk7.c.
 */
#pragma once

#include "app/memory/memory.h"
#include "app/memory/row-private.h"

/* A review: days since the one before, and its rating. */
typedef struct {
  fsrs_lanes t, g;
  fsrs_mask again;
} review;

/* One trace of a step. */
typedef struct {
  const double *w;        /* its eight parameters */
  fsrs_lanes s, d, r;     /* its stability, the difficulty, the recall that it is updated by */
  fsrs_lanes ln_s, ln_s1; /* ln S, and in a lapse ln(S + 1) */
  fsrs_lanes e1, e2;      /* the two powers of the update */
} trace;

/* What the update of a trace passes back: derivatives by S, D and its recall. */
typedef struct {
  fsrs_lanes s, d, r;
} passed;

FSRS_INLINE review
load_review(const fsrs_row *row)
{
  review v = {.t = fsrs_load(row->days), .g = fsrs_load(row->rating)};
  v.again = v.g == FSRS_AGAIN;
  return v;
}

FSRS_INLINE fsrs_lanes
bonus(const double *w, const review *v)
{
  fsrs_lanes easy_or_not = fsrs_pick(v->g == FSRS_EASY, fsrs_all(w[7]), fsrs_all(1));
  return fsrs_pick(v->g == FSRS_HARD, fsrs_all(w[6]), easy_or_not);
}

FSRS_INLINE fsrs_lanes
first_power(const double *w, const review *v, fsrs_lanes ln_s, fsrs_lanes ln_s1)
{
  return fsrs_exp(fsrs_pick(v->again, w[4] * ln_s1, w[0] - 1.5 - w[1] * ln_s));
}

FSRS_INLINE fsrs_lanes
second_power(const double *w, const review *v, fsrs_lanes recall)
{
  return fsrs_exp((1 - recall) * fsrs_pick(v->again, fsrs_all(w[5]), fsrs_all(w[2])));
}

/* A success never leaves less than a lapse would: its growth is not negative. */
FSRS_INLINE fsrs_lanes
trace_forward(const trace *x, const review *v)
{
  fsrs_lanes lapsed = fsrs_least(x->s, x->w[3] * (x->e1 - 1) * x->e2);
  fsrs_lanes growth = x->e1 * (11 - x->d) * (x->e2 - 1) * bonus(x->w, v);
  return fsrs_pick(v->again, lapsed, x->s * (1 + growth));
}

/* @sum: where the trace's parameters begin. */
FSRS_INLINE passed
success_back(const trace *x, const review *v, fsrs_lanes by, fsrs_lanes *sum)
{
  const double *w = x->w;
  fsrs_lanes h = bonus(w, v);
  fsrs_lanes rate = by * x->s * x->e1 * (x->e2 - 1);
  fsrs_lanes plain = rate * (11 - x->d);
  fsrs_lanes gain = plain * h;
  fsrs_lanes steep = by * x->s * x->e1 * x->e2 * (11 - x->d) * h;
  sum[0] += gain;
  sum[1] -= gain * x->ln_s;
  sum[2] += steep * (1 - x->r);
  sum[6] += fsrs_where(v->g == FSRS_HARD, plain);
  sum[7] += fsrs_where(v->g == FSRS_EASY, plain);
  return (passed){by + (1 - w[1]) * gain / x->s, -rate * h, -steep * w[2]};
}

FSRS_INLINE passed
lapse_back(const trace *x, fsrs_lanes by, fsrs_lanes *sum)
{
  const double *w = x->w;
  fsrs_lanes unit = (x->e1 - 1) * x->e2;
  fsrs_mask kept = w[3] * unit > x->s;
  fsrs_lanes by_rest = fsrs_where(~kept, by);
  fsrs_lanes left = by_rest * w[3] * unit, power = by_rest * w[3] * x->e1 * x->e2;
  sum[3] += by_rest * unit;
  sum[4] += power * x->ln_s1;
  sum[5] += left * (1 - x->r);
  return (passed){fsrs_where(kept, by) + power * w[4] / (x->s + 1), fsrs_all(0), -left * w[5]};
}

FSRS_INLINE passed
trace_back(const trace *x, const review *v, fsrs_lanes by, fsrs_lanes *sum)
{
  passed success = success_back(x, v, fsrs_where(~v->again, by), sum);
  passed lapse = lapse_back(x, fsrs_where(v->again, by), sum);
  return (passed){success.s + lapse.s, success.d, success.r + lapse.r};
}
