/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * How the lines of a curve look, and their names. Only curve.c includes it. Main thread.
 */
#pragma once

#include "ui/charts/curve.h"
#include "ui/charts/plot.h"

/** UI_CURVE_DOT: pixels from the middle of a dot to its edge */
#define UI_CURVE_DOT 4

/** UI_CURVE_NAMES_HEIGHT: pixels above the lines that the names take */
#define UI_CURVE_NAMES_HEIGHT 24

/** ui_curve_paint_line: @sizes: (element-type double): one for each value of @line */
void ui_curve_paint_line(cairo_t *cr, const UiPlot *plot, const UiCurveLine *line,
                         const GArray *sizes);

/** ui_curve_paint_names: one after the other, above the lines. @lines: (element-type
 * UiCurveLine) */
void ui_curve_paint_names(UiChart *chart, GtkSnapshot *snapshot, cairo_t *cr, const UiPlot *plot,
                          const GArray *lines);
