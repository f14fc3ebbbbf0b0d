/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One good run tells whether a deadlock can come; a deadlock tells who waits for whom.
 */
#include "demos/schedule/graphs.h"
#include "demos/schedule/replay.h"

#include <glib.h>

static World world;

static void
test_lock_order(void)
{
  const struct {
    ScheduleBody body;
    int n, circle;
  } cases[] = {
      {BODY_CIRCLE, 2, 2},  {BODY_CIRCLE, 3, 3},  {BODY_CIRCLE, 5, 5}, {BODY_ORDERED, 2, 0},
      {BODY_ORDERED, 3, 0}, {BODY_ORDERED, 5, 0}, {BODY_LOCKED, 2, 0},
  };
  for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
    const Schedule alone = {0};
    Schedule schedule;
    LockOrder order = {{0}};
    int locks[PROGRAM_LOCKS];
    g_assert_true(
        world_init(&world, program_get(cases[i].body, cases[i].n), cases[i].n, POINTS_LOCKS));
    world_watch(&world, lock_order_watch, &order);
    g_assert_cmpint(choose_replay(&world, &alone, &schedule), ==, WORLD_RIGHT);
    g_assert_cmpint(lock_order_circle(&order, locks), ==, cases[i].circle);
    world_destroy(&world);
  }
}

static void
test_wait_for(void)
{
  int threads[PROGRAM_THREADS];
  g_assert_true(world_init(&world, program_get(BODY_CIRCLE, 3), 3, POINTS_LOCKS));
  world_begin(&world);
  world_step(&world, 0);
  world_step(&world, 1);
  g_assert_cmpint(wait_for_circle(&world, threads), ==, 0);
  g_assert_cmpuint(world_enabled(&world), ==, 6);
  world_step(&world, 2);
  g_assert_cmpuint(world_enabled(&world), ==, 0);
  g_assert_cmpint(wait_for_circle(&world, threads), ==, 3);
  for (int i = 0; i < 3; i++)
    g_assert_cmpint(threads[i], ==, i);
  g_assert_cmpint(world_end(&world), ==, WORLD_DEADLOCK);
  world_destroy(&world);
}

int
main(int argc, char *argv[])
{
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/schedule/graphs/lock-order", test_lock_order);
  g_test_add_func("/schedule/graphs/wait-for", test_wait_for);
  return g_test_run();
}
