/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Which lines a curve of results has: the model's and each Python's, and from which size on the
 * model's is above the level. Main thread.
 */
#pragma once

#include "app/lab/demo.h"
#include "app/lab/trace.h"
#include "ui/charts/curve.h"

/** ui_lab_curve_fill: @pythons: (nullable) (element-type UiPythonResult) */
void ui_lab_curve_fill(UiCurve *curve, const IlkChart *chart, IlkTrace *trace, GPtrArray *pythons);
