/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One schedule at a time, chosen at random or given: for programs with more schedules than anybody
 * can try. PCT is Burckhardt et al., “A Randomized Scheduler with Probabilistic Guarantees of
 * Finding Bugs”, ASPLOS 2010: it finds what d ordering constraints suffice for with a probability
 * of at least 1 / (n · k^(d − 1)), n threads, k steps.
 */
#pragma once

#include "demos/schedule/replay.h"

#include "demos/trace/measure.h"

#define CHOOSE_MAX_DEPTH 5

/** choose_walk: each step by one of those that can go on, all alike likely; @schedule: (out) */
WorldEnd choose_walk(World *world, uint64_t seed, Schedule *schedule);

/** choose_pct: @depth: d, 1 to CHOOSE_MAX_DEPTH. @steps: k, of the longest run. Threads have random
 * priorities and the highest goes on; at d − 1 random steps it falls below all others */
WorldEnd choose_pct(World *world, uint64_t seed, int depth, int steps, Schedule *schedule);

/** choose_guarantee: Returns: the probability with which choose_pct() finds at the least what there
 * is to find at that depth */
double choose_guarantee(int threads, int steps, int depth);

/** ChooseOften: how often one of @tries random schedules failed; @histogram: (nullable): how many
 * it took from one that failed to the next */
typedef struct {
  int tries, found;
  Histogram *histogram;
  Series *series;
} ChooseOften;

/** choose_often: @pct_steps: 0 for random walks. @give_up: asked now and then; true ends it */
void choose_often(World *world, uint64_t seed, int pct_depth, int pct_steps, bool (*give_up)(void),
                  ChooseOften *often);
