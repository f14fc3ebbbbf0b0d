/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What else can be studied when nothing waits: new cards, cards ahead of their day, what was
 * forgotten today, or what a search finds. Main thread.
 */
#pragma once

#include "app/store/front/collection.h"

#include <adwaita.h>

#define UI_TYPE_MORE_BOX (ui_more_box_get_type())
G_DECLARE_FINAL_TYPE(UiMoreBox, ui_more_box, UI, MORE_BOX, AdwBin)

/* Each offer activates “win.study” with the deck and an IlkStudyScope as text. */

/** ui_more_box_show: @collection: (nullable); @deck: deck id, 0 for all. What there is nothing of
 * cannot be chosen */
void ui_more_box_show(UiMoreBox *self, IlkCollection *collection, gint64 deck);
