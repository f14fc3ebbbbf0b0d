/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * An axis: where a value stands between its two ends, and the round numbers to write along it. No
 * widget; any thread.
 */
#pragma once

#include <glib.h>

/** UiAxis: from @low to @high, both finite, @low < @high; a logarithmic one has @low > 0 */
typedef struct {
  double low;
  double high;
  gboolean log_scale;
} UiAxis;

/** ui_axis_position: Returns: 0 for the low end, 1 for the high end; outside of them beyond */
double ui_axis_position(const UiAxis *axis, double value);

/** ui_axis_value: the reverse of ui_axis_position() */
double ui_axis_value(const UiAxis *axis, double position);

/** ui_axis_step: Returns: the smallest of 1, 2, 5 × 10ⁿ that divides @span into at most @most
 * parts */
double ui_axis_step(double span, guint most);

/** ui_axis_round_up: Returns: the smallest of 1, 1.5, 2, 3, 4, 5, 6, 8 × 10ⁿ not below @value, a
 * good end for an axis that begins at zero; 1 for what is not positive */
double ui_axis_round_up(double value);

/** ui_axis_dup_ticks: Returns: (transfer full) (element-type double): at most @most round values
 * within the axis, rising */
GArray *ui_axis_dup_ticks(const UiAxis *axis, guint most) G_GNUC_WARN_UNUSED_RESULT;
