/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A card that was being written when the window closed, or was killed: a file in the collection's
 * folder, written beside the old one and renamed. There is one at most. Main thread.
 */
#pragma once

#include "app/store/front/collection.h"
#include "ui/cards/note-form.h"

/** ui_draft_load: Returns: (transfer full) (nullable): what was being written */
UiNoteForm *ui_draft_load(IlkCollection *collection) G_GNUC_WARN_UNUSED_RESULT;

/** ui_draft_save: keeps @form. That it cannot be kept is no reason to disturb who is writing. */
void ui_draft_save(IlkCollection *collection, const UiNoteForm *form);

/** ui_draft_drop: nothing is being written any more */
void ui_draft_drop(IlkCollection *collection);
