/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Every way of choosing is a function that is asked at each step; the run around it is the same
 * (replay.c).
 */
#include "demos/schedule/choose.h"
#include "demos/schedule/random.h"

#include <math.h>

static int
find_nth(unsigned enabled, int n)
{
  for (; n > 0; n--)
    enabled &= enabled - 1;
  return __builtin_ctz(enabled);
}

static int
choose_any(void *data, unsigned enabled, int step)
{
  return find_nth(enabled, random_below(data, __builtin_popcount(enabled)));
}

WorldEnd
choose_walk(World *world, uint64_t seed, Schedule *schedule)
{
  Random random = {seed};
  return choose_run(world, choose_any, &random, schedule);
}

typedef struct {
  int priority[PROGRAM_THREADS];
  int n_changes, changes[CHOOSE_MAX_DEPTH];
} Priorities;

static int
find_highest(const Priorities *priorities, unsigned enabled)
{
  int best = WORLD_NOBODY;
  for (int i = 0; i < PROGRAM_THREADS; i++)
    if ((enabled >> i & 1) != 0 &&
        (best == WORLD_NOBODY || priorities->priority[i] > priorities->priority[best]))
      best = i;
  return best;
}

/* The i-th change point gives a priority below all that were given before. */
static int
choose_highest(void *data, unsigned enabled, int step)
{
  Priorities *priorities = data;
  for (int i = 0; i < priorities->n_changes; i++)
    if (priorities->changes[i] == step)
      priorities->priority[find_highest(priorities, enabled)] = -1 - i;
  return find_highest(priorities, enabled);
}

static void
shuffle(Random *random, int *numbers, int n)
{
  for (int i = n - 1; i > 0; i--) {
    int j = random_below(random, i + 1), kept = numbers[i];
    numbers[i] = numbers[j];
    numbers[j] = kept;
  }
}

WorldEnd
choose_pct(World *world, uint64_t seed, int depth, int steps, Schedule *schedule)
{
  Random random = {seed};
  Priorities priorities = {.n_changes = depth - 1};
  for (int i = 0; i < world->n; i++)
    priorities.priority[i] = i;
  shuffle(&random, priorities.priority, world->n);
  for (int i = 0; i < priorities.n_changes; i++)
    priorities.changes[i] = random_below(&random, steps);
  return choose_run(world, choose_highest, &priorities, schedule);
}

double
choose_guarantee(int threads, int steps, int depth)
{
  return 1 / (threads * pow(steps, depth - 1));
}

void
choose_often(World *world, uint64_t seed, int pct_depth, int pct_steps, bool (*give_up)(void),
             ChooseOften *often)
{
  int tries = 0;
  for (int i = 0; i < often->tries && !give_up(); i++) {
    Schedule schedule;
    WorldEnd end = pct_steps > 0
                       ? choose_pct(world, seed + (uint64_t) i, pct_depth, pct_steps, &schedule)
                       : choose_walk(world, seed + (uint64_t) i, &schedule);
    tries++;
    if (end == WORLD_RIGHT)
      continue;
    often->found++;
    if (often->histogram != NULL) {
      histogram_add(often->histogram, (uint64_t) tries);
      series_add(often->series, tries);
    }
    tries = 0;
  }
}
