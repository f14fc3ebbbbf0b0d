/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * How a run is going, in words: progress while measuring, why it failed, and what to know before
 * trusting its numbers. Main thread.
 */
#pragma once

#include "app/lab/trace.h"

#include <adwaita.h>

#define UI_TYPE_LAB_STATUS (ui_lab_status_get_type())
G_DECLARE_FINAL_TYPE(UiLabStatus, ui_lab_status, UI, LAB_STATUS, AdwBin)

/** ui_lab_status_show: @running: whether the run goes on; nothing is shown when there is nothing to
 * say */
void ui_lab_status_show(UiLabStatus *self, IlkTrace *trace, gboolean running);

/** ui_lab_status_wait: @words: (nullable): what is being waited for, without knowing how long; NULL
 * when it is over */
void ui_lab_status_wait(UiLabStatus *self, const char *words);

/** ui_lab_status_tell: @words: (nullable): what Pythons say they could not do; shown from the next
 * ui_lab_status_show() on */
void ui_lab_status_tell(UiLabStatus *self, const char *words);

/** ui_lab_status_show_told: where no model has run: only what was told */
void ui_lab_status_show_told(UiLabStatus *self);

/** ui_lab_status_stop: @stopped: whether the run was ended by hand before it had a verdict */
void ui_lab_status_stop(UiLabStatus *self, gboolean stopped);

/** ui_lab_status_fail: @sentence: (nullable): what went wrong, told below what is told already;
 * NULL takes all of it back */
void ui_lab_status_fail(UiLabStatus *self, const char *sentence);
