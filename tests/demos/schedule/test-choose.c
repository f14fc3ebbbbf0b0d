/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Random choices find what they should as often as they should, the same for the same seed; what
 * was found can be run again, and shrinks to as few switches as an exhaustive search finds.
 */
#include "demos/schedule/choose.h"
#include "demos/schedule/explore.h"

#include <glib.h>

#define SEEDS 1000

static World world;

static void
begin(ScheduleBody body, int n, SchedulePoints points)
{
  g_assert_true(world_init(&world, program_get(body, n), n, points));
}

static Explored
explore_all(void)
{
  const Explorer all = {
      .preemptions = EXPLORE_UNBOUNDED, .switches = EXPLORE_UNBOUNDED, .limit = 20000};
  Explored explored;
  explore(&world, &all, &explored);
  return explored;
}

static void
test_random_walk(void)
{
  int found = 0;
  begin(BODY_PLAIN, 2, POINTS_EVERY);
  for (guint64 seed = 0; seed < SEEDS; seed++) {
    Schedule schedule, again;
    WorldEnd end = choose_walk(&world, seed, &schedule);
    found += end == WORLD_WRONG;
    g_assert_cmpint(choose_walk(&world, seed, &again), ==, end);
    g_assert_cmpmem(&schedule, sizeof schedule, &again, sizeof again);
  }
  g_assert_cmpfloat_with_epsilon(found / (double) SEEDS, explore_all().chance, 0.06);
  world_destroy(&world);
}

/* As often as the same algorithm does over real bytecode, and never below the guarantee. */
static void
test_pct(void)
{
  const struct {
    ScheduleBody body;
    int steps;
    double share;
  } cases[] = {{BODY_PLAIN, 14, 0.2}, {BODY_CALL, 24, 0.27}};
  for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
    int found = 0;
    Schedule schedule;
    begin(cases[i].body, 2, POINTS_EVERY);
    for (guint64 seed = 0; seed < SEEDS; seed++)
      found += choose_pct(&world, seed, 2, cases[i].steps, &schedule) == WORLD_WRONG;
    g_assert_cmpint(schedule.n, ==, cases[i].steps);
    double share = found / (double) SEEDS;
    g_assert_cmpfloat_with_epsilon(share, cases[i].share, 0.06);
    g_assert_cmpfloat(share, >=, choose_guarantee(2, cases[i].steps, 2));
    world_destroy(&world);
  }
  g_assert_cmpfloat_with_epsilon(choose_guarantee(2, 14, 2), 0.036, 0.0005);
}

static void
test_replay(void)
{
  Schedule wanted, schedule;
  begin(BODY_PLAIN, 2, POINTS_VISIBLE);
  const struct {
    const char *text;
    WorldEnd end;
    const char *came;
  } cases[] = {
      {"00 11 01", WORLD_WRONG, "00 11 0 1"},
      {"000 111", WORLD_RIGHT, "000 111"},
      {"0", WORLD_RIGHT, "000 111"},
      {"", WORLD_RIGHT, "000 111"},
      {"4444444444", WORLD_RIGHT, "000 111"},
      {"1 0 1 0", WORLD_WRONG, "1 0 1 00 1"},
      {"000000000011", WORLD_RIGHT, "000 111"},
  };
  for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
    char text[SCHEDULE_MAX_TEXT];
    g_assert_true(schedule_parse(&wanted, cases[i].text));
    g_assert_cmpint(choose_replay(&world, &wanted, &schedule), ==, cases[i].end);
    schedule_print(&schedule, text);
    g_assert_cmpstr(text, ==, cases[i].came);
  }
  world_destroy(&world);
}

static void
test_shrinking(void)
{
  const struct {
    ScheduleBody body;
    int n;
    SchedulePoints points;
    WorldEnd failure;
  } cases[] = {
      {BODY_PLAIN, 2, POINTS_EVERY, WORLD_WRONG},
      {BODY_CALL, 2, POINTS_VISIBLE, WORLD_WRONG},
      {BODY_CHECK_ACT, 2, POINTS_LOCKS, WORLD_WRONG},
      {BODY_CIRCLE, 3, POINTS_LOCKS, WORLD_DEADLOCK},
      {BODY_PLAIN, 3, POINTS_VISIBLE, WORLD_WRONG},
  };
  for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
    begin(cases[i].body, cases[i].n, cases[i].points);
    Explored all = explore_all();
    int fewest = schedule_switches(&all.fewest);
    for (guint64 seed = 0; seed < 100; seed++) {
      Schedule schedule;
      if (choose_walk(&world, seed, &schedule) != cases[i].failure)
        continue;
      choose_shrink(&world, &schedule);
      g_assert_cmpint(choose_replay(&world, &schedule, &schedule), ==, cases[i].failure);
      g_assert_cmpint(schedule_switches(&schedule), ==, fewest);
    }
    world_destroy(&world);
  }
}

int
main(int argc, char *argv[])
{
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/schedule/choose/walk", test_random_walk);
  g_test_add_func("/schedule/choose/pct", test_pct);
  g_test_add_func("/schedule/choose/replay", test_replay);
  g_test_add_func("/schedule/choose/shrink", test_shrinking);
  return g_test_run();
}
