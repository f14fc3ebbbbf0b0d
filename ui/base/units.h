/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Numbers with their unit, as a person writes them: 5.12 ms, 1.01×, 12.3 k/s, 212 kB. The decimal
 * point is the locale's. Main thread.
 */
#pragma once

#include <glib.h>

/**
 * UiScale: how the numbers of one chart are written
 * @factor: a value in the chart's unit is divided by this
 * @suffix: follows the number, with the space that belongs between them
 */
typedef struct {
  double factor;
  const char *suffix;
} UiScale;

/**
 * ui_units_scale:
 * @unit: (nullable): “ns”, “us”, “ms”, “s”, “bytes”, “1/s”, “x”, “%”, “count” or empty; any other
 * is written as it is
 * @magnitude: the largest value that will be written
 *
 * Returns: the scale in which @magnitude has one to three digits before the point
 */
UiScale ui_units_scale(const char *unit, double magnitude);

/** ui_units_format: Returns: (transfer full): @value with three significant digits and its unit,
 * “–” for NAN */
char *ui_units_format(double value, const char *unit) G_GNUC_WARN_UNUSED_RESULT;

/** ui_units_format_short: Returns: (transfer full): the same without zeros after the point, for
 * what a person has set: “5 ms” */
char *ui_units_format_short(double value, const char *unit) G_GNUC_WARN_UNUSED_RESULT;

/** ui_units_format_tick: Returns: (transfer full): a number of an axis whose ticks are @step apart;
 * nothing is “0” in every unit */
char *ui_units_format_tick(double value, double step, UiScale scale) G_GNUC_WARN_UNUSED_RESULT;
