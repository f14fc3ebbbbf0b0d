/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Values side by side: what the learner said, what the model measured, what each real Python
 * measured, against what would be ideal. Main thread.
 */
#pragma once

#include "ui/charts/chart.h"

#define UI_TYPE_BARS (ui_bars_get_type())
G_DECLARE_FINAL_TYPE(UiBars, ui_bars, UI, BARS, UiChart)

/**
 * UiBar:
 * @label: lent by the caller for the call
 * @color: UI_COLOR_PREDICTED, UI_COLOR_MODEL or UI_COLOR_PYTHON
 * @value: NAN while it is not known
 * @low, @high: its range, NAN for none
 */
typedef struct {
  const char *label;
  UiColor color;
  double value;
  double low;
  double high;
} UiBar;

UiBars *ui_bars_new(void) G_GNUC_WARN_UNUSED_RESULT;

void ui_bars_set_bars(UiBars *self, const UiBar *bars, guint n, const char *unit);

/** ui_bars_set_log_scale: whether lengths are to be logarithmic even where the values are close;
 * where they are too far apart to be seen together they are so anyway */
void ui_bars_set_log_scale(UiBars *self, gboolean log_scale);

/** ui_bars_set_ideal: @value: NAN for none; @label: (nullable): “ideal” */
void ui_bars_set_ideal(UiBars *self, double value, const char *label);
