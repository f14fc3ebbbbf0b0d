/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * usage: test-dates LOCALE
 *
 * LOCALE: German, as localedef makes it: names of days follow the sentences, which are English
 * here; the first day of the week follows the desktop.
 */
#include "ui/base/dates.h"
#include "ui/settings/memory-weekday.h"

static void
test_choice(void)
{
  const struct {
    const char *language, *time, *messages;
    const char *locales;
  } cases[] = {
      {"en", "C", "C", NULL},
      {"en", "C.UTF-8", "C.UTF-8", NULL},
      {"en", "en_US.UTF-8", "en_US.UTF-8", NULL},
      {"en", "tr_TR.UTF-8", "tr_TR.UTF-8", "C.UTF-8 C"},
      {"en", "eno_XX", "en_GB", "C.UTF-8 C"},
      {"de", "de_AT.UTF-8", "de_AT.UTF-8", NULL},
      {"de", "de", "de", NULL},
      {"de", "fr_FR.UTF-8", "de_CH.UTF-8", "de_CH.UTF-8 de_DE.UTF-8"},
      {"de", "en_US.UTF-8", "en_US.UTF-8", "de_DE.UTF-8"},
      {"de", "C", "C", "de_DE.UTF-8"},
  };

  for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
    g_auto(GStrv) locales = ui_dates_choose(cases[i].language, cases[i].time, cases[i].messages);
    g_autofree char *all = locales != NULL ? g_strjoinv(" ", locales) : NULL;
    g_assert_cmpstr(all, ==, cases[i].locales);
  }
}

static void
assert_dates(const char *const *expected)
{
  g_autoptr(GDateTime) date = g_date_time_new_utc(2026, 12, 3, 14, 5, 0);

  for (int style = 0; style < UI_N_DATES; style++) {
    g_autofree char *words = ui_dates_dup(date, (UiDate) style);
    g_assert_cmpstr(words, ==, expected[style]);
  }
}

static void
test_one_language(void)
{
  static const char *const german[] = {"3 Dez",          "Do, 3 Dez",       "3 Dez 2026",
                                       "Do, 3 Dez 2026", "3 Dezember 2026", "3 Dez 2026, 14:05"};
  static const char *const english[] = {"3 Dec",           "Thu, 3 Dec",      "3 Dec 2026",
                                        "Thu, 3 Dec 2026", "3 December 2026", "3 Dec 2026, 14:05"};

  g_assert_nonnull(setlocale(LC_TIME, "de_DE.UTF-8"));
  assert_dates(german);
  ui_dates_begin();
  assert_dates(english);
  g_assert_cmpint(ui_memory_weekday_get_first(), ==, 0);
}

int
main(int argc, char *argv[])
{
  g_test_init(&argc, &argv, NULL);
  g_assert_cmpint(argc, ==, 2);
  g_autofree char *folder = g_path_get_dirname(argv[1]);
  g_setenv("LOCPATH", folder, TRUE);
  g_test_add_func("/base/dates/choice", test_choice);
  g_test_add_func("/base/dates/one-language", test_one_language);
  return g_test_run();
}
