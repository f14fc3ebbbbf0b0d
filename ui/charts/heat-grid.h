/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Where the days of a heat map stand: a column a week, Monday on top, the present week last. As
 * many weeks as there is room for, a year at most. No widget.
 */
#pragma once

#include <glib.h>

#define UI_HEAT_WEEKS 53
#define UI_HEAT_GAP 3
#define UI_HEAT_LARGEST_CELL 16

/** UiHeatGrid: days are counted from 1970-01-01; @cell: pixels a side */
typedef struct {
  gint64 first;
  gint64 today;
  int weeks;
  int cell;
} UiHeatGrid;

/** ui_heat_grid_init: @width: pixels for all columns */
void ui_heat_grid_init(UiHeatGrid *self, gint64 today, double width);

/** ui_heat_grid_get_size: pixels that the columns and the seven rows take */
void ui_heat_grid_get_size(const UiHeatGrid *self, int *width, int *height);

/** ui_heat_grid_place: @x, @y: (out): the upper left corner of @day's cell */
void ui_heat_grid_place(const UiHeatGrid *self, gint64 day, int *x, int *y);

/** ui_heat_grid_find: Returns: whether there is a @day (out) at that place */
gboolean ui_heat_grid_find(const UiHeatGrid *self, double x, double y, gint64 *day);

/** ui_heat_grid_weekday: Returns: 0 for a Monday to 6 for a Sunday */
int ui_heat_grid_weekday(gint64 day);
