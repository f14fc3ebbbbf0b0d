/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Cells are as large as a year leaves room for, but not so small that a finger misses them: then
 * the oldest weeks go.
 */
#include "ui/charts/heat-grid.h"

#include <math.h>

#define SMALLEST_CELL 10

void
ui_heat_grid_init(UiHeatGrid *self, gint64 today, double width)
{
  int fitting = (int) floor((width + UI_HEAT_GAP) / UI_HEAT_WEEKS) - UI_HEAT_GAP;

  self->today = today;
  self->cell = CLAMP(fitting, SMALLEST_CELL, UI_HEAT_LARGEST_CELL);
  self->weeks = (int) floor((width + UI_HEAT_GAP) / (self->cell + UI_HEAT_GAP));
  self->weeks = CLAMP(self->weeks, 1, UI_HEAT_WEEKS);
  self->first = today - ui_heat_grid_weekday(today) - 7 * (self->weeks - 1);
}

void
ui_heat_grid_get_size(const UiHeatGrid *self, int *width, int *height)
{
  *width = self->weeks * (self->cell + UI_HEAT_GAP) - UI_HEAT_GAP;
  *height = 7 * (self->cell + UI_HEAT_GAP) - UI_HEAT_GAP;
}

void
ui_heat_grid_place(const UiHeatGrid *self, gint64 day, int *x, int *y)
{
  int index = (int) (day - self->first);

  *x = index / 7 * (self->cell + UI_HEAT_GAP);
  *y = index % 7 * (self->cell + UI_HEAT_GAP);
}

gboolean
ui_heat_grid_find(const UiHeatGrid *self, double x, double y, gint64 *day)
{
  int column = (int) floor(x / (self->cell + UI_HEAT_GAP));
  int row = (int) floor(y / (self->cell + UI_HEAT_GAP));

  if (column < 0 || column >= self->weeks || row < 0 || row >= 7)
    return FALSE;
  gint64 found = self->first + 7 * column + row;
  if (found > self->today)
    return FALSE;
  *day = found;
  return TRUE;
}

/* 1970-01-01 was a Thursday. */
int
ui_heat_grid_weekday(gint64 day)
{
  return (int) ((day % 7 + 7 + 3) % 7);
}
