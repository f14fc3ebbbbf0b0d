/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Hands the figures of app/progress to the charts, with the labels and words each needs. Main
 * thread.
 */
#pragma once

#include "app/progress/progress.h"
#include "ui/charts/columns.h"
#include "ui/charts/share-bar.h"

void ui_progress_show_states(UiShareBar *bar, const IlkProgress *progress);
void ui_progress_show_forecast(UiColumns *columns, const IlkProgress *progress);
void ui_progress_show_stability(UiColumns *columns, const IlkProgress *progress);
void ui_progress_show_difficulty(UiColumns *columns, const IlkProgress *progress);
