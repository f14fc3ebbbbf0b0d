/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The first page: what waits, one button to study it, and the decks, whose counts it reads again
 * when cards come due. Main thread.
 */
#pragma once

#include "ui/base/page.h"

#define UI_TYPE_STUDY_PAGE (ui_study_page_get_type())
G_DECLARE_FINAL_TYPE(UiStudyPage, ui_study_page, UI, STUDY_PAGE, UiPage)

/** ui_study_page_show_error: there is no collection in @directory; @error says why */
void ui_study_page_show_error(UiStudyPage *self, const char *directory, const GError *error);
