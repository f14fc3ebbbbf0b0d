/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The kinds of chart a demo can ask for. This is the only list of them: what a description may say
 * and what the window draws (ui/lab/chart) are made from it, so that neither can lack a kind.
 */
#pragma once

/** ILK_CHART_KINDS: calls @KIND with each kind's constant and its name in a description */
#define ILK_CHART_KINDS(KIND)                                                                      \
  KIND(LANES, lanes)                                                                               \
  KIND(HISTOGRAM, histogram)                                                                       \
  KIND(BARS, bars)                                                                                 \
  KIND(VALUE, value)                                                                               \
  KIND(LINES, lines)                                                                               \
  KIND(CURVE, curve)                                                                               \
  KIND(LISTING, listing)                                                                           \
  KIND(ORDER, order)                                                                               \
  KIND(FACTS, facts)

#define ILK_CHART_CONSTANT(CONSTANT, name) ILK_CHART_##CONSTANT,
typedef enum { ILK_CHART_KINDS(ILK_CHART_CONSTANT) ILK_N_CHART_KINDS } IlkChartKind;
#undef ILK_CHART_CONSTANT
