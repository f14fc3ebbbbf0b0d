/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The steps of a schedule: a row for each thread, and from left to right a box in the row of who
 * did the step. Main thread.
 */
#pragma once

#include "ui/charts/chart.h"

#define UI_TYPE_TURN_STRIP (ui_turn_strip_get_type())
G_DECLARE_FINAL_TYPE(UiTurnStrip, ui_turn_strip, UI, TURN_STRIP, UiChart)

/** ui_turn_strip_set_steps: @steps: a digit for each, the thread; blanks do not count */
void ui_turn_strip_set_steps(UiTurnStrip *self, guint n_threads, const char *steps);
