/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * How something grows with a size: a few measured points joined to a line, on a logarithmic axis of
 * sizes, and the level that counts. Main thread.
 */
#pragma once

#include "ui/charts/chart.h"

#define UI_TYPE_CURVE (ui_curve_get_type())
G_DECLARE_FINAL_TYPE(UiCurve, ui_curve, UI, CURVE, UiChart)

#define UI_CURVE_MAX_POINTS 16

/** UiCurveLine: @label: lent by the caller for the call; @values: one for each size, NAN where it
 * is not known */
typedef struct {
  const char *label;
  UiColor color;
  double values[UI_CURVE_MAX_POINTS];
} UiCurveLine;

UiCurve *ui_curve_new(void) G_GNUC_WARN_UNUSED_RESULT;

/** ui_curve_set_sizes: @sizes: @n rising, above zero; lines are forgotten */
void ui_curve_set_sizes(UiCurve *self, const double *sizes, guint n, const char *unit);

/** ui_curve_set_lines: @unit: of the values */
void ui_curve_set_lines(UiCurve *self, const UiCurveLine *lines, guint n, const char *unit);

/** ui_curve_set_level: a value to compare with. @value: NAN for none; @label: (nullable) */
void ui_curve_set_level(UiCurve *self, double value, const char *label);

/** ui_curve_set_mark: a size worth noting. @size: NAN for none; @label: (nullable): stands before
 * it */
void ui_curve_set_mark(UiCurve *self, double size, const char *label);
