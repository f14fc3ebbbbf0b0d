/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Writing a card, or changing one. It stands beside a list or alone, and knows nothing of what is
 * around it: it stores what was written, and tells so. Main thread.
 */
#pragma once

#include "app/store/front/collection.h"
#include "ui/cards/note-form.h"

#include <adwaita.h>

#define UI_TYPE_CARD_EDITOR (ui_card_editor_get_type())
G_DECLARE_FINAL_TYPE(UiCardEditor, ui_card_editor, UI, CARD_EDITOR, AdwBin)

/*
 * Signals: "saved" (int64): the note that was added or changed is in the collection; "closed" ():
 * the learner is done with it. Actions: “editor.save” (Ctrl S), “editor.save-next” (Ctrl Enter),
 * “editor.close” (Escape).
 */

/** ui_card_editor_set_collection: @collection: (nullable): where cards are stored. What has not
 * been stored is kept as a draft of the collection before. */
void ui_card_editor_set_collection(UiCardEditor *self, IlkCollection *collection);

/** ui_card_editor_write: a new card. @deck: where it is put, 0 for where the last one was */
void ui_card_editor_write(UiCardEditor *self, gint64 deck);

/** ui_card_editor_edit: changes @note, a note's id; see ilk_card_get_note() */
void ui_card_editor_edit(UiCardEditor *self, gint64 note);

/** ui_card_editor_edit_split: the same, with the fields as they are when each thing that its answer
 * states is a card */
void ui_card_editor_edit_split(UiCardEditor *self, gint64 note);

/** ui_card_editor_resume: goes on with a draft. @form: (transfer full) */
void ui_card_editor_resume(UiCardEditor *self, UiNoteForm *form);

/** ui_card_editor_has_changes: Returns: whether something was written that is not stored */
gboolean ui_card_editor_has_changes(UiCardEditor *self);

/** ui_card_editor_close: tells "closed", after asking what to do with what is not stored */
void ui_card_editor_close(UiCardEditor *self);

/** ui_card_editor_focus: turns to the question */
void ui_card_editor_focus(UiCardEditor *self);
