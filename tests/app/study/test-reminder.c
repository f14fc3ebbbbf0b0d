/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * When the learner is reminded: by the clock on the wall, once a day.
 */
#include "app/base/clock.h"
#include "app/study/reminder.h"

static void
test_parse(void)
{
  static const struct {
    const char *text;
    int minutes;
  } cases[] = {
      {"18:00", 1080}, {"00:00", 0}, {"7:05", 425}, {"23:59", 1439}, {"24:00", -1}, {"12:60", -1},
      {"12", -1},      {"", -1},     {"-1:00", -1}, {"18:00h", -1},  {"noon", -1},
  };

  for (gsize i = 0; i < G_N_ELEMENTS(cases); i++)
    g_assert_cmpint(ilk_reminder_parse(cases[i].text), ==, cases[i].minutes);
}

/* The test runs in UTC: 2026-11-22 began at this moment. */
#define MIDNIGHT G_GINT64_CONSTANT(1795305600000)

static void
test_next(void)
{
  static const struct {
    gint64 now; /* minutes after midnight */
    int at;
    gint64 next;
  } cases[] = {{0, 1080, 1080},
               {1079, 1080, 1080},
               {1080, 1080, 1080 + 1440},
               {1081, 1080, 1080 + 1440},
               {600, 0, 1440}};

  for (gsize i = 0; i < G_N_ELEMENTS(cases); i++)
    g_assert_cmpint(ilk_reminder_next(MIDNIGHT + cases[i].now * ILK_MS_PER_MINUTE, cases[i].at), ==,
                    MIDNIGHT + cases[i].next * ILK_MS_PER_MINUTE);
}

static void
test_what_is_shown(void)
{
  g_autoptr(GNotification) notification = ilk_reminder_new(3);

  g_assert_true(G_IS_NOTIFICATION(notification));
}

int
main(int argc, char *argv[])
{
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/study/reminder/parse", test_parse);
  g_test_add_func("/study/reminder/next", test_next);
  g_test_add_func("/study/reminder/shown", test_what_is_shown);
  return g_test_run();
}
