/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Runs jobs, one after the other: shows how far the one that runs is, when it takes longer than a
 * moment, and what went wrong with the last. Main thread.
 */
#pragma once

#include "ui/exchange/job.h"

#include <adwaita.h>

#define UI_TYPE_JOB_BAR (ui_job_bar_get_type())
G_DECLARE_FINAL_TYPE(UiJobBar, ui_job_bar, UI, JOB_BAR, AdwBin)

/** UiJobBar::done: with a sentence, NULL when the bar itself says what went wrong */

/** ui_job_bar_run: runs @job on @collection, when those asked for before are done */
void ui_job_bar_run(UiJobBar *self, IlkCollection *collection, UiJob *job);
