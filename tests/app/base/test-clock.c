/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The clock: days begin at the rollover, a frozen clock moves only when told.
 */
#include "app/base/clock.h"
#include "app/base/error.h"

#define UTC(y, mo, d, h, mi) utc_ms(y, mo, d, h, mi)

static gint64
utc_ms(int year, int month, int day, int hour, int minute)
{
  g_autoptr(GDateTime) time = g_date_time_new_utc(year, month, day, hour, minute, 0);
  return g_date_time_to_unix(time) * 1000;
}

static void
test_day_begins_at_rollover(void)
{
  const struct {
    gint64 at;
    int utc_offset, rollover;
    gint64 day;
  } cases[] = {
      {UTC(1970, 1, 1, 4, 0), 0, 240, 0},  {UTC(1970, 1, 1, 3, 59), 0, 240, -1},
      {UTC(1970, 1, 2, 3, 59), 0, 240, 0}, {UTC(1970, 1, 2, 2, 59), 60, 240, 0},
      {UTC(1970, 1, 2, 3, 0), 60, 240, 1}, {UTC(1969, 12, 31, 0, 0), 0, 0, -1},
  };
  for (gsize i = 0; i < G_N_ELEMENTS(cases); i++)
    g_assert_cmpint(ilk_clock_day(cases[i].at, cases[i].utc_offset, cases[i].rollover), ==,
                    cases[i].day);
}

static void
test_frozen_clock_moves_when_told(void)
{
  ilk_clock_freeze(1000, 90);
  gint64 ticks = ilk_clock_ticks();
  g_assert_cmpint(ilk_clock_now(), ==, 1000);
  g_assert_cmpint(ilk_clock_utc_offset(0), ==, 90);

  ilk_clock_advance(250);
  g_assert_cmpint(ilk_clock_now(), ==, 1250);
  g_assert_cmpint(ilk_clock_ticks(), ==, ticks + 250);

  ilk_clock_advance(-1000);
  g_assert_cmpint(ilk_clock_now(), ==, 250);
  g_assert_cmpint(ilk_clock_ticks(), ==, ticks + 250);
  ilk_clock_thaw();
}

static void
test_environment_freezes(void)
{
  g_autoptr(GError) error = NULL;

  g_setenv("INTERLOCK_NOW", "2026-11-22T09:00:00+01:00", TRUE);
  g_assert_true(ilk_clock_freeze_from_environment(&error));
  g_assert_no_error(error);
  g_assert_cmpint(ilk_clock_now(), ==, UTC(2026, 11, 22, 8, 0));
  g_assert_cmpint(ilk_clock_utc_offset(0), ==, 60);
  ilk_clock_thaw();

  g_setenv("INTERLOCK_NOW", "tomorrow", TRUE);
  g_assert_false(ilk_clock_freeze_from_environment(&error));
  g_assert_error(error, ILK_ERROR, ILK_ERROR_USAGE);
  g_unsetenv("INTERLOCK_NOW");
}

int
main(int argc, char *argv[])
{
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/base/clock/day-begins-at-rollover", test_day_begins_at_rollover);
  g_test_add_func("/base/clock/frozen-moves-when-told", test_frozen_clock_moves_when_told);
  g_test_add_func("/base/clock/environment-freezes", test_environment_freezes);
  return g_test_run();
}
