/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Values over time, a line for each, told apart by dashes as well as by colour. Main thread.
 */
#pragma once

#include "app/lab/trace.h"
#include "ui/charts/chart.h"

#define UI_TYPE_LINES (ui_lines_get_type())
G_DECLARE_FINAL_TYPE(UiLines, ui_lines, UI, LINES, UiChart)

UiLines *ui_lines_new(void) G_GNUC_WARN_UNUSED_RESULT;

/** ui_lines_set_samples: @samples: (nullable) (element-type IlkSample): by time; copied */
void ui_lines_set_samples(UiLines *self, const GArray *samples, const char *unit);
