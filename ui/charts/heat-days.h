/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What a heat map shows, apart from its drawing: a year of day totals, how strong each of them
 * looks, and what they say in words. No widget.
 */
#pragma once

#include "app/store/front/collection-figures.h"
#include "ui/charts/heat-grid.h"

#define UI_HEAT_LEVELS 4

/** UiHeatDays: days are counted from 1970-01-01; @first: the day of the first of @totals, a Monday;
 * @most: answers on the best of them */
typedef struct {
  IlkDayTotal totals[UI_HEAT_WEEKS * 7];
  gint64 first;
  gint64 today;
  guint most;
} UiHeatDays;

/** ui_heat_days_init: @days: (nullable) (element-type IlkDayTotal): those of another year are left
 * out */
void ui_heat_days_init(UiHeatDays *self, const GArray *days, gint64 today);

/** ui_heat_days_get_level: Returns: 0 for a day without answers, up to UI_HEAT_LEVELS */
int ui_heat_days_get_level(const UiHeatDays *self, gint64 day);

/** ui_heat_days_dup_text: Returns: (transfer full): what was done on @day, in words */
char *ui_heat_days_dup_text(const UiHeatDays *self, gint64 day) G_GNUC_WARN_UNUSED_RESULT;

/** ui_heat_days_describe: Returns: (transfer full): what was done in the year, in words */
char *ui_heat_days_describe(const UiHeatDays *self) G_GNUC_WARN_UNUSED_RESULT;

/** ui_heat_days_format: Returns: (transfer full): @day as g_date_time_format() writes it */
char *ui_heat_days_format(gint64 day, const char *format) G_GNUC_WARN_UNUSED_RESULT;
