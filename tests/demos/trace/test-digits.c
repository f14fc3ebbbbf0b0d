/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Numbers in sentences have no exponent, however small or large they are.
 */
#include "demos/trace/digits.h"

#include <glib.h>

static void
test_no_exponent(void)
{
  const struct {
    double value;
    int digits;
    const char *text;
  } cases[] = {
      {0, 2, "0"},        {3e-5, 2, "0.00003"}, {0.023, 2, "0.023"}, {0.996, 2, "1"},
      {9.96, 2, "10"},    {42.4, 2, "42"},      {100, 2, "100"},     {123456, 2, "123456"},
      {5.123, 3, "5.12"}, {5, 3, "5"},          {999.6, 3, "1000"},  {-0.25, 2, "-0.25"},
      {1e-12, 2, "0"},
  };

  for (gsize i = 0; i < G_N_ELEMENTS(cases); i++)
    g_assert_cmpstr(demo_digits(cases[i].value, cases[i].digits).text, ==, cases[i].text);
}

int
main(int argc, char *argv[])
{
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/demos/digits/no-exponent", test_no_exponent);
  return g_test_run();
}
