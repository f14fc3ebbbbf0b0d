/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * How schedules are written and read.
 */
#include "demos/schedule/schedule.h"

#include <glib.h>

static void
test_text(void)
{
  const struct {
    const char *text, *printed;
    int switches;
  } cases[] = {
      {"", "", 0},
      {"0", "0", 0},
      {"0001 0111", "000 1 0 111", 3},
      {"  4 0", "4 0", 1},
  };
  for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
    Schedule schedule;
    char text[SCHEDULE_MAX_TEXT];
    g_assert_true(schedule_parse(&schedule, cases[i].text));
    schedule_print(&schedule, text);
    g_assert_cmpstr(text, ==, cases[i].printed);
    g_assert_cmpint(schedule_switches(&schedule), ==, cases[i].switches);
  }
}

static void
test_nonsense_is_refused(void)
{
  g_autofree char *long_one = g_strnfill(SCHEDULE_STEPS + 1, '0');
  const char *const wrong[] = {"5", "-1", "a", "0,1", long_one};
  Schedule schedule = {1, {3}};
  for (gsize i = 0; i < G_N_ELEMENTS(wrong); i++)
    g_assert_false(schedule_parse(&schedule, wrong[i]));
  g_assert_cmpint(schedule.n, ==, 1);
  long_one[SCHEDULE_STEPS] = '\0';
  g_assert_true(schedule_parse(&schedule, long_one));
  schedule_add(&schedule, 1);
  g_assert_cmpint(schedule.n, ==, SCHEDULE_STEPS);
}

int
main(int argc, char *argv[])
{
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/schedule/text", test_text);
  g_test_add_func("/schedule/nonsense", test_nonsense_is_refused);
  return g_test_run();
}
