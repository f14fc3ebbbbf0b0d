/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One figure against the desired retention, the present choice and the suggested one marked. Main
 * thread.
 */
#pragma once

#include "app/plan/retention-curve.h"
#include "ui/charts/chart.h"

#define UI_TYPE_MEMORY_CURVE (ui_memory_curve_get_type())
G_DECLARE_FINAL_TYPE(UiMemoryCurve, ui_memory_curve, UI, MEMORY_CURVE, UiChart)

/** ui_memory_curve_set_values: @values: (array fixed-size=ILK_CURVE_POINTS): copied */
void ui_memory_curve_set_values(UiMemoryCurve *self, const double *values);

/** ui_memory_curve_set_marks: @chosen, @cheapest, @suggested: per cent; between the latter two it
 * costs hardly more */
void ui_memory_curve_set_marks(UiMemoryCurve *self, int chosen, int cheapest, int suggested);
