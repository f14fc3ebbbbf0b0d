/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Numbers for people: a fitting unit, few digits, never an exponent or “nan”.
 */
#include "app/cli/amount.h"

#include <math.h>

static void
test_reads_well(void)
{
  const struct {
    double value;
    const char *unit, *text;
  } cases[] = {
      {53260, "us", "53.3 ms"},
      {5120, "us", "5.12 ms"},
      {0.35, "us", "350 ns"},
      {999.7, "us", "1 ms"},
      {2.5, "s", "2.5 s"},
      {5000, "s", "5000 s"},
      {0.0123, "ns", "0.0123 ns"},
      {39490, "1/s", "39490/s"},
      {1.068, "x", "1.07×"},
      {41.99, "%", "42 %"},
      {0.00882, "%", "0.00882 %"},
      {16, "bytes", "16 B"},
      {14200, "bytes", "14.2 kB"},
      {67108864, "bytes", "67.1 MB"},
      {5e9, "bytes", "5 GB"},
      {123456789, "count", "123456789"},
      {0, "ms", "0 ns"},
      {-0.0001, "x", "-0.0001×"},
      {1e30, "count", "1000000000000000019884624838656"},
      {1e-30, "count", "0"},
      {NAN, "us", "–"},
      {INFINITY, "x", "–"},
      {3, "apples", "3 apples"},
      {3, "", "3"},
      {3, NULL, "3"},
  };

  for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
    g_autofree char *text = ilk_amount(cases[i].value, cases[i].unit);
    g_assert_cmpstr(text, ==, cases[i].text);
  }
}

int
main(int argc, char *argv[])
{
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/cli/amount/reads-well", test_reads_well);
  return g_test_run();
}
