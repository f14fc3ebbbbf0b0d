/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What one file would bring: the first rows of a table with what each column means, what is new,
 * changed, left out or no longer there, and the cards that is about. Main thread.
 */
#pragma once

#include "ui/exchange/import-plan.h"

#include <adwaita.h>

#define UI_TYPE_IMPORT_VIEW (ui_import_view_get_type())
G_DECLARE_FINAL_TYPE(UiImportView, ui_import_view, UI, IMPORT_VIEW, AdwBin)

/** UiImportView::chosen: the learner has said what the columns are, and the plan has forgotten what
 * it would do */

/** ui_import_view_show: @plan: (transfer none): shown until another is; must live as long */
void ui_import_view_show(UiImportView *self, UiImportPlan *plan);

/** ui_import_view_update: more or less is known of the plan than before */
void ui_import_view_update(UiImportView *self);
