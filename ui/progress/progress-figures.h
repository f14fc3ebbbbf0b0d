/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The figures of the page “Progress”: numbers, sentences and charts. Main thread.
 */
#pragma once

#include "app/progress/progress.h"

#include <adwaita.h>

#define UI_TYPE_PROGRESS_FIGURES (ui_progress_figures_get_type())
G_DECLARE_FINAL_TYPE(UiProgressFigures, ui_progress_figures, UI, PROGRESS_FIGURES, AdwBin)

UiProgressFigures *ui_progress_figures_new(void) G_GNUC_WARN_UNUSED_RESULT;

/** ui_progress_figures_show: @progress: needed for the call only */
void ui_progress_figures_show(UiProgressFigures *self, const IlkProgress *progress);
