/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Axes: round ticks, never too many, positions there and back.
 */
#include "ui/base/axis.h"

#include <math.h>

static void
test_steps(void)
{
  const struct {
    double span;
    guint most;
    double step;
  } cases[] = {{50, 10, 5}, {50, 9, 10}, {1, 4, 0.5}, {3, 4, 1}, {1e6, 7, 200000}, {0.07, 7, 0.01}};

  for (gsize i = 0; i < G_N_ELEMENTS(cases); i++)
    g_assert_cmpfloat_with_epsilon(ui_axis_step(cases[i].span, cases[i].most), cases[i].step, 1e-9);
}

static void
test_ticks(void)
{
  const struct {
    UiAxis axis;
    guint most;
    guint n;
    double first, last;
  } cases[] = {
      {{0, 50, FALSE}, 11, 11, 0, 50},        {{0, 50, FALSE}, 6, 6, 0, 50},
      {{0.3, 2.1, FALSE}, 5, 4, 0.5, 2},      {{-1, 1, FALSE}, 3, 3, -1, 1},
      {{10, 20000, TRUE}, 12, 11, 10, 20000}, {{10, 20000, TRUE}, 7, 7, 10, 10000},
      {{10, 20000, TRUE}, 4, 4, 10, 10000},   {{1, 1e9, TRUE}, 5, 5, 1, 1e8},
  };

  for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
    g_autoptr(GArray) ticks = ui_axis_dup_ticks(&cases[i].axis, cases[i].most);
    g_assert_cmpuint(ticks->len, ==, cases[i].n);
    g_assert_cmpfloat_with_epsilon(g_array_index(ticks, double, 0), cases[i].first, 1e-6);
    g_assert_cmpfloat_with_epsilon(g_array_index(ticks, double, ticks->len - 1), cases[i].last,
                                   1e-6);
  }
}

static void
test_position_and_back(void)
{
  const UiAxis axes[] = {{0, 4, FALSE}, {-3, 7, FALSE}, {50, 100000, TRUE}};

  for (gsize i = 0; i < G_N_ELEMENTS(axes); i++) {
    g_assert_cmpfloat_with_epsilon(ui_axis_position(&axes[i], axes[i].low), 0, 1e-9);
    g_assert_cmpfloat_with_epsilon(ui_axis_position(&axes[i], axes[i].high), 1, 1e-9);
    double middle = ui_axis_value(&axes[i], 0.5);
    g_assert_cmpfloat_with_epsilon(ui_axis_position(&axes[i], middle), 0.5, 1e-9);
  }
  g_assert_cmpfloat(ui_axis_position(&axes[2], 0), <, 0);
}

static void
test_round_up(void)
{
  const double cases[][2] = {{0, 1},   {-2, 1},   {1, 1},       {1.01, 1.5},
                             {6.1, 8}, {8.1, 10}, {0.032, 0.04}};

  for (gsize i = 0; i < G_N_ELEMENTS(cases); i++)
    g_assert_cmpfloat_with_epsilon(ui_axis_round_up(cases[i][0]), cases[i][1], 1e-9);
}

int
main(int argc, char *argv[])
{
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/base/axis/steps", test_steps);
  g_test_add_func("/base/axis/ticks", test_ticks);
  g_test_add_func("/base/axis/position-and-back", test_position_and_back);
  g_test_add_func("/base/axis/round-up", test_round_up);
  return g_test_run();
}
