/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Spans of time in words: the right unit, chosen after rounding.
 */
#include "app/base/clock.h"
#include "app/study/interval-text.h"

static void
test_table(void)
{
  const gint64 minute = ILK_MS_PER_MINUTE, hour = 60 * minute, day = ILK_MS_PER_DAY;
  const struct {
    gint64 ms;
    const char *text;
  } cases[] = {
      {-5, "<1 min"},
      {0, "<1 min"},
      {minute - 1, "<1 min"},
      {minute, "1 min"},
      {10 * minute, "10 min"},
      {59 * minute + 29999, "59 min"},
      {59 * minute + 30000, "1 h"},
      {5 * hour, "5 h"},
      {23 * hour + 29 * minute, "23 h"},
      {23 * hour + 30 * minute, "1 day"},
      {day, "1 day"},
      {9 * day, "9 days"},
      {30 * day, "30 days"},
      {31 * day, "1 month"},
      {64 * day, "2.1 months"},
      {363 * day, "11.9 months"},
      {365 * day, "1 year"},
      {511 * day, "1.4 years"},
      {36500 * day, "99.9 years"},
  };
  for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
    g_autofree char *text = ilk_interval_text(cases[i].ms);
    g_assert_cmpstr(text, ==, cases[i].text);
  }
}

static void
test_until(void)
{
  const gint64 minute = ILK_MS_PER_MINUTE, hour = 60 * minute, day = ILK_MS_PER_DAY;
  const struct {
    gint64 wait;
    const char *text;
  } cases[] = {
      {-hour, "<1 min"},     {10 * minute, "10 min"},  {7 * hour, "7 h"},
      {day, "1 day"},        {31 * hour, "2 days"},    {2 * day, "2 days"},
      {49 * hour, "3 days"}, {64 * day, "2.1 months"},
  };

  ilk_clock_freeze(1795338000000, 0);
  for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
    g_autofree char *text = ilk_interval_text_until(1795338000000 + cases[i].wait);
    g_assert_cmpstr(text, ==, cases[i].text);
  }
  ilk_clock_thaw();
}

int
main(int argc, char *argv[])
{
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/study/interval-text/table", test_table);
  g_test_add_func("/study/interval-text/until", test_until);
  return g_test_run();
}
