/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The charts that a demo asks for, filled from its trace: lanes first, the others below, beside
 * each other where there is room, and most of them only when somebody wants more. Main thread.
 */
#pragma once

#include "app/lab/trace.h"
#include "ui/lab/parameter-box.h"
#include "ui/lab/python-runs.h"

#define UI_TYPE_LAB_CHARTS (ui_lab_charts_get_type())
G_DECLARE_FINAL_TYPE(UiLabCharts, ui_lab_charts, UI, LAB_CHARTS, AdwBin)

/** ui_lab_charts_set_demo: @demo: (nullable): makes its charts, empty */
void ui_lab_charts_set_demo(UiLabCharts *self, IlkDemo *demo);

/** ui_lab_charts_set_predicted: @value: what the learner said, NAN when they did not */
void ui_lab_charts_set_predicted(UiLabCharts *self, double value);

/** ui_lab_charts_set_pythons: @results: (element-type UiPythonResult): drawn beside the model from
 * the next update on; a reference is kept */
void ui_lab_charts_set_pythons(UiLabCharts *self, GPtrArray *results);

/** ui_lab_charts_set_trace: a new run; a reference is kept. @parameters: what it runs with */
void ui_lab_charts_set_trace(UiLabCharts *self, IlkTrace *trace, UiParameterBox *parameters);

/** ui_lab_charts_update: the trace has grown or a parameter has changed */
void ui_lab_charts_update(UiLabCharts *self, UiParameterBox *parameters);

/** ui_lab_charts_get_comparison: Returns: (transfer none): where what was said, the model and the
 * Pythons stand side by side */
GtkWidget *ui_lab_charts_get_comparison(UiLabCharts *self);
