/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The first page: what waits, one button to study it, and the decks. Main thread.
 */
#pragma once

#include "app/store/front/collection.h"

#include <adwaita.h>

#define UI_TYPE_STUDY_PAGE (ui_study_page_get_type())
G_DECLARE_FINAL_TYPE(UiStudyPage, ui_study_page, UI, STUDY_PAGE, AdwBin)

/* Signals: "study" (gint64): a session is wanted, of that deck or, with 0, of all.
 *          "retry": opening the collection is to be tried again. */

/** ui_study_page_set_collection: shows its decks, and shows them again when cards come due */
void ui_study_page_set_collection(UiStudyPage *self, IlkCollection *collection);

/** ui_study_page_refresh: counts the decks again */
void ui_study_page_refresh(UiStudyPage *self);

/** ui_study_page_show_error: there is no collection in @directory; @error says why */
void ui_study_page_show_error(UiStudyPage *self, const char *directory, const GError *error);

/** ui_study_page_is_ready: Returns: whether it shows decks */
gboolean ui_study_page_is_ready(UiStudyPage *self);

void ui_study_page_focus(UiStudyPage *self);
