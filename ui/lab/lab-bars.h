/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Which bars a chart of results has: what the learner said, then for each result the model and each
 * Python. Main thread.
 */
#pragma once

#include "app/lab/demo.h"
#include "app/lab/trace.h"
#include "ui/charts/bars.h"

/**
 * ui_lab_bars_fill:
 * @chart: one that shows results
 * @trace: what the model has measured so far
 * @pythons: (nullable) (element-type UiPythonResult)
 * @predicted: what the learner said of one of the results, NAN when they did not
 */
void ui_lab_bars_fill(UiBars *bars, const IlkChart *chart, IlkTrace *trace, GPtrArray *pythons,
                      double predicted);
