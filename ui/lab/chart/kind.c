/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The table of kinds.
 */
#include "ui/lab/chart/kind.h"

#define KIND(CONSTANT, name) [ILK_CHART_##CONSTANT] = &ui_lab_chart_##name,
static const UiLabChartKind *const kinds[ILK_N_CHART_KINDS] = {ILK_CHART_KINDS(KIND)};
#undef KIND

const UiLabChartKind *
ui_lab_chart_kind(IlkChartKind kind)
{
  g_return_val_if_fail(kind < ILK_N_CHART_KINDS, kinds[0]);
  return kinds[kind];
}
