/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Ratios in the order they came, on a logarithmic axis: twice too much stands as far above the line
 * of “just right” as half too little below it. Main thread.
 */
#pragma once

#include "ui/charts/chart.h"

#define UI_TYPE_RATIO_DOTS (ui_ratio_dots_get_type())
G_DECLARE_FINAL_TYPE(UiRatioDots, ui_ratio_dots, UI, RATIO_DOTS, UiChart)

UiRatioDots *ui_ratio_dots_new(void) G_GNUC_WARN_UNUSED_RESULT;

/** ui_ratio_dots_set_ratios: @ratios: (nullable) (element-type double): positive, oldest first;
 * copied; @words: (nullable): what they show */
void ui_ratio_dots_set_ratios(UiRatioDots *self, const GArray *ratios, const char *words);
