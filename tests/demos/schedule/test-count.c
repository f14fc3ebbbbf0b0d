/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Counting over states finds what trying every schedule finds.
 */
#include "demos/schedule/count.h"
#include "demos/schedule/explore.h"
#include "demos/schedule/replay.h"

#include <glib.h>

static const Explorer everything = {.preemptions = EXPLORE_UNBOUNDED,
                                    .switches = EXPLORE_UNBOUNDED};
static const Schedule none = {0};

static const struct {
  ScheduleBody body;
  int n;
  SchedulePoints points;
} cases[] = {
    {BODY_PLAIN, 2, POINTS_VISIBLE},   {BODY_PLAIN, 2, POINTS_EVERY},
    {BODY_PLAIN, 2, POINTS_CHECK},     {BODY_PLAIN, 3, POINTS_VISIBLE},
    {BODY_CALL, 2, POINTS_VISIBLE},    {BODY_CALL, 2, POINTS_CHECK},
    {BODY_LOCKED, 2, POINTS_LOCKS},    {BODY_JOINED, 2, POINTS_LOCKS},
    {BODY_QUEUED, 2, POINTS_CHECK},    {BODY_CIRCLE, 2, POINTS_LOCKS},
    {BODY_CIRCLE, 3, POINTS_CHECK},    {BODY_ORDERED, 3, POINTS_LOCKS},
    {BODY_CHECK_ACT, 2, POINTS_LOCKS}, {BODY_CHECK_ACT, 3, POINTS_LOCKS},
};

static void
check(World *world)
{
  Explored explored;
  Counted counted;
  Schedule simplest, replayed;
  explore(world, &everything, &explored);
  g_assert_true(explored.whole);
  g_assert_true(count_from(world, &none, &counted, &simplest));
  g_assert_cmpint((long) counted.orders, ==, explored.schedules);
  g_assert_cmpint((long) counted.failing, ==, explored.wrong + explored.deadlocks);
  if (explored.first == 0) {
    g_assert_cmpint(counted.fewest, ==, -1);
    g_assert_cmpint(simplest.n, ==, 0);
    return;
  }
  g_assert_cmpint(counted.fewest, ==, schedule_switches(&explored.fewest));
  g_assert_cmpint(counted.fewest, ==, schedule_switches(&simplest));
  g_assert_cmpint(choose_replay(world, &simplest, &replayed), !=, WORLD_RIGHT);
  g_assert_cmpint(replayed.n, ==, simplest.n);
}

static void
test_as_tried(void)
{
  for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
    World world;
    g_test_message("body %d, %d threads, points %d", cases[i].body, cases[i].n, cases[i].points);
    g_assert_true(
        world_init(&world, program_get(cases[i].body, cases[i].n), cases[i].n, cases[i].points));
    check(&world);
    world_destroy(&world);
  }
}

/* What is left after a step is what was there, parted among those who could do it. */
static void
test_after_steps(void)
{
  World world;
  Counted all, left;
  Schedule simplest;
  double orders = 0, failing = 0;
  g_assert_true(world_init(&world, program_get(BODY_PLAIN, 3), 3, POINTS_VISIBLE));
  g_assert_true(count_from(&world, &none, &all, &simplest));
  for (int i = 0; i < 3; i++) {
    Schedule step = {1, {(signed char) i}};
    g_assert_true(count_from(&world, &step, &left, &simplest));
    g_assert_cmpint(simplest.who[0], ==, i);
    orders += left.orders;
    failing += left.failing;
  }
  g_assert_cmpfloat(orders, ==, all.orders);
  g_assert_cmpfloat(failing, ==, all.failing);
  world_destroy(&world);
}

static void
test_too_many(void)
{
  World world;
  Counted counted;
  Schedule simplest;
  g_assert_true(world_init(&world, program_get(BODY_CHECK_ACT, 5), 5, POINTS_EVERY));
  g_assert_false(count_from(&world, &none, &counted, &simplest));
  world_destroy(&world);
}

int
main(int argc, char *argv[])
{
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/demos/count/as-tried", test_as_tried);
  g_test_add_func("/demos/count/after-steps", test_after_steps);
  g_test_add_func("/demos/count/too-many", test_too_many);
  return g_test_run();
}
