/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A year of days, each the stronger the more was answered on it. The arrow keys go from day to day;
 * the one they stand on is told below, and that under the pointer in a tooltip. Main thread.
 */
#pragma once

#include "ui/charts/chart.h"

#define UI_TYPE_HEAT_MAP (ui_heat_map_get_type())
G_DECLARE_FINAL_TYPE(UiHeatMap, ui_heat_map, UI, HEAT_MAP, UiChart)

UiHeatMap *ui_heat_map_new(void) G_GNUC_WARN_UNUSED_RESULT;

/** ui_heat_map_set_days: @days: (nullable) (element-type IlkDayTotal): copied; @today: counted from
 * 1970-01-01 */
void ui_heat_map_set_days(UiHeatMap *self, const GArray *days, gint64 today);

/** ui_heat_map_select: goes to @day, or to the nearest one shown */
void ui_heat_map_select(UiHeatMap *self, gint64 day);
gint64 ui_heat_map_get_selected(UiHeatMap *self);
