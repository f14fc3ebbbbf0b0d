/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The page “Progress”: what is known, how well it is kept, what comes next. Reads the figures anew
 * whenever it is shown. Main thread; the figures are read on a worker.
 */
#pragma once

#include "app/store/front/collection.h"

#include <adwaita.h>

#define UI_TYPE_PROGRESS_PAGE (ui_progress_page_get_type())
G_DECLARE_FINAL_TYPE(UiProgressPage, ui_progress_page, UI, PROGRESS_PAGE, AdwBin)

/*
 * Signals: "study" (gint64 deck, 0 for all): the learner wants to study.
 */

UiProgressPage *ui_progress_page_new(void) G_GNUC_WARN_UNUSED_RESULT;

/** ui_progress_page_set_collection: @collection: (nullable): whose figures are shown */
void ui_progress_page_set_collection(UiProgressPage *self, IlkCollection *collection);

/** ui_progress_page_refresh: reads the figures anew */
void ui_progress_page_refresh(UiProgressPage *self);

/** ui_progress_page_is_ready: Returns: whether there is something to see */
gboolean ui_progress_page_is_ready(UiProgressPage *self);
