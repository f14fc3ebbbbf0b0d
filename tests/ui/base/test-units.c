/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Numbers with units: three significant digits, the right rung of the ladder.
 */
#include "ui/base/units.h"

#include <gtk/gtk.h>
#include <math.h>

/* Non-breaking spaces are written as ordinary ones in the tables. */
static void
assert_text(const char *got, const char *expected)
{
  g_autoptr(GString) plain = g_string_new(got);

  g_string_replace(plain, "\u00a0", " ", 0);
  g_assert_cmpstr(plain->str, ==, expected);
}

static void
test_format(void)
{
  const struct {
    double value;
    const char *unit;
    const char *text, *short_text;
  } cases[] = {
      {5120, "us", "5.12 ms", "5.12 ms"},
      {5000, "us", "5.00 ms", "5 ms"},
      {0, "us", "0 µs", "0 µs"},
      {0.04, "ms", "40.0 µs", "40 µs"},
      {999.7, "us", "1.00 ms", "1 ms"},
      {999.4, "us", "999 µs", "999 µs"},
      {1.5e9, "ns", "1.50 s", "1.5 s"},
      {3600, "s", "3600 s", "3600 s"},
      {1.0149, "x", "1.01×", "1.01×"},
      {2, "x", "2.00×", "2×"},
      {9.999, "x", "10.0×", "10×"},
      {0.02, "x", "0.02×", "0.02×"},
      {198, "1/s", "198 /s", "198 /s"},
      {12345, "1/s", "12.3 k/s", "12.3 k/s"},
      {212000, "bytes", "212 kB", "212 kB"},
      {17, "count", "17", "17"},
      {16, "bytes", "16 B", "16 B"},
      {12345, "count", "12.3 k", "12.3 k"},
      {-0.0001, "x", "0×", "0×"},
      {42.5, "%", "42.5 %", "42.5 %"},
      {3, "apples", "3.00apples", "3apples"},
      {-1.42, "%", "−1.42 %", "−1.42 %"},
      {NAN, "us", "–", "–"},
  };

  for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
    g_autofree char *text = ui_units_format(cases[i].value, cases[i].unit);
    g_autofree char *short_text = ui_units_format_short(cases[i].value, cases[i].unit);
    assert_text(text, cases[i].text);
    assert_text(short_text, cases[i].short_text);
  }
}

static void
test_ticks_share_a_scale(void)
{
  const struct {
    const char *unit;
    double most, step, value;
    const char *text;
  } cases[] = {
      {"ns", 5e6, 5e6, 0, "0"},
      {"ns", 5e6, 5e6, 10e6, "10 ms"},
      {"ns", 5e6, 0.5e6, 1.5e6, "1.5 ms"},
      {"1/s", 2e5, 5e4, 0, "0"},
      {"1/s", 2e5, 5e4, 50000, "50 k/s"},
      {"count", 4000, 1000, -1000, "−1 k"},
      {"%", 1, 0.5, -0.0, "0"},
      {"%", 1, 0.5, -0.5, "−0.5 %"},
      {"x", 1, 0.2, 1e-17, "0"},
      {"%", 4e-7, 1e-7, 3e-7, "0.0000003 %"},
      {"bytes", 3e15, 1e15, 2e15, "2000 TB"},
  };

  for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
    UiScale scale = ui_units_scale(cases[i].unit, cases[i].most);
    g_autofree char *text = ui_units_format_tick(cases[i].value, cases[i].step, scale);
    assert_text(text, cases[i].text);
  }
}

/* Among words from right to left a number stays in one piece, with its sign and unit. */
static void
test_right_to_left(void)
{
  gtk_widget_set_default_direction(GTK_TEXT_DIR_RTL);
  g_autofree char *text = ui_units_format(-1.5, "x");
  g_assert_cmpstr(text, ==, "\u2066−1.50×\u2069");
  gtk_widget_set_default_direction(GTK_TEXT_DIR_LTR);
}

int
main(int argc, char *argv[])
{
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/base/units/format", test_format);
  g_test_add_func("/base/units/ticks-share-a-scale", test_ticks_share_a_scale);
  g_test_add_func("/base/units/right-to-left", test_right_to_left);
  return g_test_run();
}
