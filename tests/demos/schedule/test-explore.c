/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The same search over real CPython bytecode, threads stopped by sys.settrace() before each opcode,
 * counts these schedules (3.11, 3.14 and 3.15 alike); those of locks were counted by hand, too.
 */
#include "demos/schedule/explore.h"

#include <glib.h>

#define MANY 5000 /* some bodies have billions of schedules */

static void
search(ScheduleBody body, int n, SchedulePoints points, Explorer explorer, Explored *explored)
{
  World world;
  g_assert_true(world_init(&world, program_get(body, n), n, points));
  explore(&world, &explorer, explored);
  world_destroy(&world);
}

static const Explorer everything = {.preemptions = EXPLORE_UNBOUNDED,
                                    .switches = EXPLORE_UNBOUNDED};

static void
test_counts(void)
{
  const struct {
    ScheduleBody body;
    int n;
    SchedulePoints points;
    long schedules, wrong, deadlocks;
    int steps;
  } cases[] = {
      {BODY_PLAIN, 2, POINTS_VISIBLE, 20, 12, 0, 6},
      {BODY_PLAIN, 2, POINTS_EVERY, 3432, 3080, 0, 14},
      {BODY_PLAIN, 2, POINTS_CHECK, 2, 0, 0, 2},
      {BODY_CALL, 2, POINTS_VISIBLE, 70, 40, 0, 8},
      {BODY_CALL, 2, POINTS_CHECK, 6, 4, 0, 4},
      {BODY_CIRCLE, 2, POINTS_LOCKS, 6, 0, 2, 8},
      {BODY_ORDERED, 2, POINTS_LOCKS, 2, 0, 0, 8},
      {BODY_CIRCLE, 3, POINTS_LOCKS, 168, 0, 6, 12},
      {BODY_ORDERED, 3, POINTS_LOCKS, 142, 0, 0, 12},
      {BODY_LOCKED, 2, POINTS_LOCKS, 2, 0, 0, 4},
  };
  for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
    Explored explored;
    search(cases[i].body, cases[i].n, cases[i].points, everything, &explored);
    g_assert_true(explored.whole);
    g_assert_cmpint(explored.schedules, ==, cases[i].schedules);
    g_assert_cmpint(explored.wrong, ==, cases[i].wrong);
    g_assert_cmpint(explored.deadlocks, ==, cases[i].deadlocks);
    g_assert_cmpint(explored.deepest, ==, cases[i].steps);
  }
}

/* The weight of each failing path, one over who could go on at each step. */
static void
test_chance_of_a_random_walk(void)
{
  const struct {
    ScheduleBody body;
    int n;
    SchedulePoints points;
    double chance;
  } cases[] = {
      {BODY_PLAIN, 2, POINTS_EVERY, 0.78125}, /* 0.825 of 200 walks over real bytecode */
      {BODY_CIRCLE, 2, POINTS_LOCKS, 0.5},
      {BODY_CIRCLE, 3, POINTS_LOCKS, 1 / 3.0},
      {BODY_PLAIN, 2, POINTS_CHECK, 0},
  };
  for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
    Explored explored;
    search(cases[i].body, cases[i].n, cases[i].points, everything, &explored);
    g_assert_cmpfloat_with_epsilon(explored.chance, cases[i].chance, 0.005);
  }
}

/* One schedule of each kind is left, and so is every way to fail. */
static void
test_sleep_sets_miss_no_failure(void)
{
  for (ScheduleBody body = 0; body < N_BODIES; body++)
    for (SchedulePoints points = POINTS_VISIBLE; points <= POINTS_EVERY; points++) {
      Explored all, some;
      Explorer sleeping = everything, many = everything;
      sleeping.sleeping = true;
      many.limit = MANY;
      search(body, 2, points, many, &all);
      search(body, 2, points, sleeping, &some);
      g_assert_true(some.whole);
      g_assert_cmpint(some.wrong > 0, >=, all.wrong > 0);
      g_assert_cmpint(some.deadlocks > 0, >=, all.deadlocks > 0);
      g_assert_cmpint(some.schedules, <=, all.schedules);
      if (body == BODY_PLAIN)
        g_assert_cmpint(some.schedules, ==, 4);
    }
}

static void
test_few_preemptions_are_enough(void)
{
  Explored none, one;
  Explorer bounded = everything;
  bounded.preemptions = 0;
  search(BODY_PLAIN, 2, POINTS_EVERY, bounded, &none);
  g_assert_cmpint(none.schedules, ==, 2);
  g_assert_cmpint(none.wrong, ==, 0);
  bounded.preemptions = 1;
  search(BODY_PLAIN, 2, POINTS_EVERY, bounded, &one);
  g_assert_cmpint(one.schedules, ==, 14);
  g_assert_cmpint(one.wrong, ==, 6);
  bounded.preemptions = EXPLORE_UNBOUNDED;
  bounded.switches = 1;
  search(BODY_PLAIN, 2, POINTS_EVERY, bounded, &none);
  g_assert_cmpint(none.schedules, ==, 2);
  g_assert_cmpint(none.wrong, ==, 0);
}

static void
test_what_is_right_never_fails(void)
{
  const ScheduleBody right[] = {BODY_LOCKED, BODY_JOINED, BODY_QUEUED};
  for (gsize i = 0; i < G_N_ELEMENTS(right); i++) {
    Explored explored;
    Explorer many = everything;
    many.limit = MANY;
    search(right[i], 2, POINTS_EVERY, many, &explored);
    g_assert_cmpint(explored.schedules, >, 0);
    g_assert_cmpint(explored.wrong + explored.deadlocks, ==, 0);
    g_assert_cmpint(explored.first, ==, 0);
  }
}

static bool
stop_at_once(void *data, const Schedule *schedule, WorldEnd end)
{
  ++*(int *) data;
  return false;
}

static void
test_limits(void)
{
  Explored explored;
  Explorer explorer = everything;
  explorer.limit = 100;
  search(BODY_CALL, 2, POINTS_EVERY, explorer, &explored);
  g_assert_cmpint(explored.schedules, ==, 100);
  g_assert_false(explored.whole);
  int seen = 0;
  explorer.seen = stop_at_once;
  explorer.data = &seen;
  search(BODY_CALL, 2, POINTS_EVERY, explorer, &explored);
  g_assert_cmpint(seen, ==, 1);
}

int
main(int argc, char *argv[])
{
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/schedule/explore/counts", test_counts);
  g_test_add_func("/schedule/explore/chance", test_chance_of_a_random_walk);
  g_test_add_func("/schedule/explore/sleep-sets", test_sleep_sets_miss_no_failure);
  g_test_add_func("/schedule/explore/preemptions", test_few_preemptions_are_enough);
  g_test_add_func("/schedule/explore/right", test_what_is_right_never_fails);
  g_test_add_func("/schedule/explore/limits", test_limits);
  return g_test_run();
}
