/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The stopwatch counts only while it is started and nothing holds it.
 */
#include "app/base/clock.h"
#include "app/study/active-clock.h"

enum { WINDOW = 1 << 0, DEMO = 1 << 1 };

static void
test_counts_while_started(void)
{
  IlkActiveClock clock = {0};

  ilk_clock_advance(100);
  g_assert_cmpint(ilk_active_clock_get(&clock), ==, 0);
  ilk_active_clock_start(&clock, 0);
  ilk_clock_advance(1500);
  g_assert_cmpint(ilk_active_clock_get(&clock), ==, 1500);
  ilk_active_clock_stop(&clock);
  ilk_clock_advance(100);
  g_assert_cmpint(ilk_active_clock_get(&clock), ==, 1500);
  ilk_active_clock_start(&clock, 300);
  ilk_clock_advance(50);
  g_assert_cmpint(ilk_active_clock_get(&clock), ==, 350);
}

static void
test_stands_until_no_reason_is_left(void)
{
  IlkActiveClock clock = {0};

  ilk_active_clock_start(&clock, 0);
  ilk_clock_advance(10);
  ilk_active_clock_pause(&clock, WINDOW);
  ilk_clock_advance(1000);
  ilk_active_clock_pause(&clock, DEMO);
  ilk_active_clock_pause(&clock, DEMO);
  ilk_active_clock_resume(&clock, WINDOW);
  ilk_clock_advance(1000);
  g_assert_cmpint(ilk_active_clock_get(&clock), ==, 10);
  ilk_active_clock_resume(&clock, DEMO);
  ilk_clock_advance(5);
  g_assert_cmpint(ilk_active_clock_get(&clock), ==, 15);
}

static void
test_reasons_outlive_a_restart(void)
{
  IlkActiveClock clock = {0};

  ilk_active_clock_pause(&clock, WINDOW);
  ilk_active_clock_start(&clock, 0);
  ilk_clock_advance(1000);
  g_assert_cmpint(ilk_active_clock_get(&clock), ==, 0);
  ilk_active_clock_resume(&clock, WINDOW);
  ilk_clock_advance(7);
  g_assert_cmpint(ilk_active_clock_get(&clock), ==, 7);
}

static void
test_ignores_a_clock_set_back(void)
{
  IlkActiveClock clock = {0};

  ilk_active_clock_start(&clock, 0);
  ilk_clock_advance(20);
  ilk_clock_advance(-ILK_MS_PER_DAY);
  ilk_clock_advance(20);
  g_assert_cmpint(ilk_active_clock_get(&clock), ==, 40);
}

int
main(int argc, char *argv[])
{
  g_test_init(&argc, &argv, NULL);
  ilk_clock_freeze(0, 0);
  g_test_add_func("/study/active-clock/counts-while-started", test_counts_while_started);
  g_test_add_func("/study/active-clock/stands-until-no-reason-is-left",
                  test_stands_until_no_reason_is_left);
  g_test_add_func("/study/active-clock/reasons-outlive-a-restart", test_reasons_outlive_a_restart);
  g_test_add_func("/study/active-clock/ignores-a-clock-set-back", test_ignores_a_clock_set_back);
  return g_test_run();
}
