/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * How often which size was measured, on a logarithmic axis, with one value marked. Main thread.
 */
#pragma once

#include "app/lab/trace.h"
#include "ui/charts/chart.h"

#define UI_TYPE_HISTOGRAM (ui_histogram_get_type())
G_DECLARE_FINAL_TYPE(UiHistogram, ui_histogram, UI, HISTOGRAM, UiChart)

UiHistogram *ui_histogram_new(void) G_GNUC_WARN_UNUSED_RESULT;

/** ui_histogram_set_buckets: @buckets: (nullable) (element-type IlkBucket): rising; copied */
void ui_histogram_set_buckets(UiHistogram *self, const GArray *buckets, const char *unit);

/** ui_histogram_set_mark: @value: in the histogram's unit, NAN for none; @label: (nullable) */
void ui_histogram_set_mark(UiHistogram *self, double value, const char *label);
