/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Axes: linear ticks are multiples of 1, 2 or 5; logarithmic ones take as many of a decade's
 * numbers as there is room for.
 */
#include "ui/base/axis.h"

#include <math.h>

double
ui_axis_position(const UiAxis *axis, double value)
{
  if (!axis->log_scale)
    return (value - axis->low) / (axis->high - axis->low);
  if (value <= 0)
    return -1;
  return log(value / axis->low) / log(axis->high / axis->low);
}

double
ui_axis_value(const UiAxis *axis, double position)
{
  if (!axis->log_scale)
    return axis->low + position * (axis->high - axis->low);
  return axis->low * pow(axis->high / axis->low, position);
}

/* The smallest of @steps × 10ⁿ that is not below @value. */
static double
round_up_to(double value, const double *steps, gsize n)
{
  double decade = pow(10, floor(log10(value) + 1e-9));
  for (gsize i = 0; i < n; i++)
    if (value <= steps[i] * decade * (1 + 1e-9))
      return steps[i] * decade;
  return 10 * decade;
}

double
ui_axis_step(double span, guint most)
{
  static const double steps[] = {1, 2, 5};
  g_return_val_if_fail(span > 0 && most > 0, 1);

  return round_up_to(span / most, steps, G_N_ELEMENTS(steps));
}

double
ui_axis_round_up(double value)
{
  static const double ends[] = {1, 1.5, 2, 3, 4, 5, 6, 8};

  return value > 0 ? round_up_to(value, ends, G_N_ELEMENTS(ends)) : 1;
}

static GArray *
dup_linear_ticks(const UiAxis *axis, guint most)
{
  GArray *ticks = g_array_new(FALSE, FALSE, sizeof(double));
  double step = ui_axis_step(axis->high - axis->low, MAX(most, 2) - 1);
  double first = ceil(axis->low / step - 1e-9);
  double last = floor(axis->high / step + 1e-9);

  for (double i = first; i <= last && ticks->len < most; i++) {
    double value = i * step;
    g_array_append_val(ticks, value);
  }
  return ticks;
}

/* All @digits of every decade, or every @stride-th decade when @digits is just 1. */
static GArray *
dup_log_ticks(const UiAxis *axis, const double *digits, gsize n, int stride)
{
  GArray *ticks = g_array_new(FALSE, FALSE, sizeof(double));
  int first = (int) floor(log10(axis->low) + 1e-9);
  int last = (int) ceil(log10(axis->high) - 1e-9);

  for (int decade = first; decade <= last; decade++) {
    if (decade % stride != 0)
      continue;
    for (gsize i = 0; i < n; i++) {
      double value = digits[i] * pow(10, decade);
      if (value >= axis->low * (1 - 1e-9) && value <= axis->high * (1 + 1e-9))
        g_array_append_val(ticks, value);
    }
  }
  return ticks;
}

GArray *
ui_axis_dup_ticks(const UiAxis *axis, guint most)
{
  static const double digits[][3] = {{1, 2, 5}, {1, 3}, {1}};
  static const gsize counts[] = {3, 2, 1};

  if (!axis->log_scale)
    return dup_linear_ticks(axis, most);
  for (gsize i = 0; i < G_N_ELEMENTS(counts); i++) {
    g_autoptr(GArray) ticks = dup_log_ticks(axis, digits[i], counts[i], 1);
    if (ticks->len <= most)
      return g_steal_pointer(&ticks);
  }
  for (int stride = 2;; stride++) {
    g_autoptr(GArray) ticks = dup_log_ticks(axis, digits[2], 1, stride);
    if (ticks->len <= most)
      return g_steal_pointer(&ticks);
  }
}
