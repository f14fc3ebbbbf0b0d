/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A day that was promised is the day that is kept, whatever the clock does in between.
 */
#include "app/store/front/collection-figures.h"
#include "tests/app/store/fixture.h"

#define ROLLOVER 240

/* UTC ms of a local date and time that is @offset minutes east. */
static gint64
at(int month, int day, int hour, int minute, int offset)
{
  g_autoptr(GDateTime) time = g_date_time_new_utc(2026, month, day, hour, minute, 0);
  return g_date_time_to_unix(time) * 1000 - offset * ILK_MS_PER_MINUTE;
}

static void
test_promises(void)
{
  static const struct {
    const char *what;
    int month, day, hour, minute, offset; /* of the answer */
    int later;                            /* minutes east when the card comes back */
  } cases[] = {
      {"nothing happens", 6, 10, 12, 0, 120, 120},
      {"clocks go back", 10, 24, 4, 10, 120, 60},
      {"clocks go forward", 3, 28, 3, 30, 60, 120},
      {"a flight to the east", 6, 10, 23, 0, 0, 540},
      {"a flight to the west", 6, 10, 5, 0, 0, -480},
      {"just before the day begins", 6, 10, 3, 59, 0, 0},
      {"just as it begins", 6, 10, 4, 0, 0, 0},
  };

  for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
    char *directory = fixture_dup_directory();
    gint64 answered =
        at(cases[i].month, cases[i].day, cases[i].hour, cases[i].minute, cases[i].offset);
    ilk_clock_freeze(answered, cases[i].offset);
    IlkCollection *collection = fixture_open(directory);
    gint64 card = fixture_next(collection, 0);
    IlkMemory memory = fixture_answer(collection, card, ILK_RATING_EASY);
    gint64 days = (memory.due - memory.last) / ILK_MS_PER_DAY;
    gint64 day = ilk_clock_day(answered, cases[i].offset, ROLLOVER) + days;
    g_test_message("%s", cases[i].what);
    g_assert_cmpint(memory.due_day, ==, day);

    guint n;
    gint64 begins = ilk_clock_day_start(day, cases[i].later, ROLLOVER);
    ilk_clock_freeze(begins - 1, cases[i].later);
    g_assert_true(ilk_collection_count_due(collection, 0, begins, &n, NULL));
    g_assert_cmpuint(n, ==, 0);
    ilk_clock_freeze(begins, cases[i].later);
    g_assert_true(ilk_collection_count_due(collection, 0, begins + 1, &n, NULL));
    g_assert_cmpuint(n, ==, 1);
    g_assert_cmpint(fixture_next(collection, 0), ==, card);
    fixture_assert_sound(collection);
    fixture_close(collection);
    fixture_remove(directory);
  }
  ilk_clock_thaw();
}

int
main(int argc, char *argv[])
{
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/store/days/promises", test_promises);
  return g_test_run();
}
