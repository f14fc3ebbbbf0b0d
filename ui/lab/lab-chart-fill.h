/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What was found, into the widget of a chart. Main thread.
 */
#pragma once

#include "app/lab/demo.h"
#include "app/lab/trace.h"
#include "ui/lab/parameter-box.h"

/**
 * UiLabFindings: all lent
 * @trace: what the model has told so far
 * @pythons: (nullable) (element-type UiPythonResult)
 * @parameters: what it runs with
 * @predicted: what the learner said, NAN when they did not
 */
typedef struct {
  IlkDemo *demo;
  IlkTrace *trace;
  GPtrArray *pythons;
  UiParameterBox *parameters;
  double predicted;
} UiLabFindings;

/** ui_lab_chart_fill: @widget: of the kind that @chart asks for */
void ui_lab_chart_fill(GtkWidget *widget, const IlkChart *chart, const UiLabFindings *found);
