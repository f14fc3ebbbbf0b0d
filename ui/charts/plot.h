/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The frame of a chart whose lines run from left to right: where they stand, what its edges mean,
 * and the values written along the left one. Zero is always among them. Main thread.
 */
#pragma once

#include "ui/base/axis.h"
#include "ui/base/units.h"
#include "ui/charts/chart.h"

/** UiPlot: pixels of the chart; @scale and @step: of the values that are written */
typedef struct {
  double left;
  double width;
  double top;
  double bottom;
  UiAxis across;
  UiAxis value;
  UiScale scale;
  double step;
} UiPlot;

/**
 * ui_plot_init:
 * @across: what stands below, from the left edge to the right one
 * @least: the lowest value to be shown; the frame begins at zero when it is not below
 * @most: the highest value to be shown
 * @unit: (nullable): of the values
 * @top: pixels above the lines
 * @right: pixels beside them
 *
 * Measures the frame of @chart as large as it is now, with room for the values on the left and for
 * a line of text below.
 */
void ui_plot_init(UiPlot *plot, UiChart *chart, UiAxis across, double least, double most,
                  const char *unit, double top, double right);

/** ui_plot_get_x: Returns: the pixel at which @value stands across */
double ui_plot_get_x(const UiPlot *plot, double value);
double ui_plot_get_y(const UiPlot *plot, double value);

/** ui_plot_draw_values: round values on the left, each with a thin line across */
void ui_plot_draw_values(const UiPlot *plot, UiChart *chart, GtkSnapshot *snapshot);

/** ui_plot_draw_level: a thin line across at @value */
void ui_plot_draw_level(const UiPlot *plot, GtkSnapshot *snapshot, UiColor color, double value);

/** ui_plot_draw_below: writes @text below the frame; @position: 0 at its left end, 1 at its
 * right */
void ui_plot_draw_below(const UiPlot *plot, UiChart *chart, GtkSnapshot *snapshot, const char *text,
                        double position);

/** ui_plot_begin: Returns: (transfer full): to draw the lines with, over the whole chart */
cairo_t *ui_plot_begin(UiChart *chart, GtkSnapshot *snapshot) G_GNUC_WARN_UNUSED_RESULT;
