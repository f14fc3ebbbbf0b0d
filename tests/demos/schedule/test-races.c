/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * In every schedule there is: vector clocks report what nothing orders and nothing else, whatever
 * the sum; locksets also report what a join or a queue orders.
 */
#include "demos/schedule/clocks.h"
#include "demos/schedule/explore.h"
#include "demos/schedule/locksets.h"

#include <glib.h>

typedef struct {
  HappensBefore order;
  LockSets sets;
  int runs, raced, alarmed, right_and_raced;
} Seen;

static void
watch(void *data, int thread, Step step)
{
  Seen *seen = data;
  happens_before_step(&seen->order, thread, step);
  locksets_step(&seen->sets, thread, step);
}

static bool
count(void *data, const Schedule *schedule, WorldEnd end)
{
  Seen *seen = data;
  seen->runs++;
  seen->raced += seen->order.races > 0;
  seen->alarmed += seen->sets.alarms > 0;
  seen->right_and_raced += seen->order.races > 0 && end == WORLD_RIGHT;
  happens_before_begin(&seen->order);
  locksets_begin(&seen->sets);
  return true;
}

static void
test_bodies(void)
{
  const struct {
    ScheduleBody body;
    gboolean races, alarms;
  } cases[] = {
      {BODY_PLAIN, TRUE, TRUE},       {BODY_CALL, TRUE, TRUE},    {BODY_LOCKED, FALSE, FALSE},
      {BODY_CHECK_ACT, FALSE, FALSE}, {BODY_JOINED, FALSE, TRUE}, {BODY_QUEUED, FALSE, TRUE},
  };
  for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
    World world;
    Explored explored;
    Seen seen = {.runs = 0};
    const Explorer all = {.preemptions = EXPLORE_UNBOUNDED,
                          .switches = EXPLORE_UNBOUNDED,
                          .limit = 5000,
                          .seen = count,
                          .data = &seen};
    happens_before_begin(&seen.order);
    locksets_begin(&seen.sets);
    g_assert_true(world_init(&world, program_get(cases[i].body, 2), 2, POINTS_VISIBLE));
    world_watch(&world, watch, &seen);
    explore(&world, &all, &explored);
    world_destroy(&world);
    g_assert_cmpint(seen.runs, >, 0);
    g_assert_cmpint(seen.raced, ==, cases[i].races ? seen.runs : 0);
    g_assert_cmpint(seen.alarmed, ==, cases[i].alarms ? seen.runs : 0);
    if (cases[i].races)
      g_assert_cmpint(seen.right_and_raced, >, 0);
  }
}

int
main(int argc, char *argv[])
{
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/schedule/races", test_bodies);
  return g_test_run();
}
