/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The page “Lab”: every demo of the catalogue as a card, and the one that is open, at full width.
 * Asks the demos about themselves when it is shown for the first time. Main thread.
 */
#pragma once

#include "ui/base/page.h"

#define UI_TYPE_LAB_PAGE (ui_lab_page_get_type())
G_DECLARE_FINAL_TYPE(UiLabPage, ui_lab_page, UI, LAB_PAGE, UiPage)

UiLabPage *ui_lab_page_new(void) G_GNUC_WARN_UNUSED_RESULT;

/** ui_lab_page_open: shows the demo called @name */
void ui_lab_page_open(UiLabPage *self, const char *name);

/** ui_lab_page_back: ends the open demo and shows the cards again. Returns: FALSE when they are
 * shown already */
gboolean ui_lab_page_back(UiLabPage *self);
