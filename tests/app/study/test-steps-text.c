/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Steps as text: what is read, what is refused and why, and how they are written.
 */
#include "app/base/error.h"
#include "app/study/steps-text.h"

static void
test_read(void)
{
  static const struct {
    const char *text;
    const char *written;
  } cases[] = {
      {"1m 10m", "1m 10m"},
      {"", ""},
      {"  ", ""},
      {"10M,1H", "10m 1h"},
      {"60m", "1h"},
      {"90m", "90m"},
      {"24h", "1d"},
      {"1d, 3d", "1d 3d"},
      {"\t1m\t 2m  ", "1m 2m"},
      {"365d", "365d"},
  };

  for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
    g_autoptr(GError) error = NULL;
    int steps[ILK_MAX_STEPS], n = -1;
    g_assert_true(ilk_steps_parse(cases[i].text, steps, &n, &error));
    g_assert_no_error(error);
    g_autofree char *written = ilk_steps_text(steps, n);
    g_assert_cmpstr(written, ==, cases[i].written);
  }
}

static void
test_refused(void)
{
  static const struct {
    const char *text;
    const char *sentence;
  } cases[] = {
      {"10", "“10” is no step such as 10m, 1h or 1d."},
      {"1m ten", "“ten” is no step such as 10m, 1h or 1d."},
      {"0m", "“0m” is no step such as 10m, 1h or 1d."},
      {"-5m", "“-5m” is no step such as 10m, 1h or 1d."},
      {"5min", "“5min” is no step such as 10m, 1h or 1d."},
      {"1.5h", "“1.5h” is no step such as 10m, 1h or 1d."},
      {"366d", "“366d” is longer than a year."},
      {"99999999999999999999m", "“99999999999999999999m” is longer than a year."},
      {"1m 1m 1m 1m 1m 1m 1m 1m 1m 1m 1m 1m 1m 1m 1m 1m 1m", "At most 16 steps are possible."},
  };

  for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
    g_autoptr(GError) error = NULL;
    int steps[ILK_MAX_STEPS] = {7}, n = 1;
    g_assert_false(ilk_steps_parse(cases[i].text, steps, &n, &error));
    g_assert_error(error, ILK_ERROR, ILK_ERROR_INVALID);
    g_assert_cmpstr(error->message, ==, cases[i].sentence);
    g_assert_cmpint(n, ==, 1);
    g_assert_cmpint(steps[0], ==, 7);
  }
}

int
main(int argc, char *argv[])
{
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/study/steps-text/read", test_read);
  g_test_add_func("/study/steps-text/refused", test_refused);
  return g_test_run();
}
