/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The cards of a note as they will be asked: each question, and its answer below it. Main thread.
 */
#pragma once

#include "app/model/note.h"

#include <gtk/gtk.h>

#define UI_TYPE_NOTE_PREVIEW (ui_note_preview_get_type())
G_DECLARE_FINAL_TYPE(UiNotePreview, ui_note_preview, UI, NOTE_PREVIEW, GtkWidget)

/** ui_note_preview_show: @note: which may lack whatever has not been written yet */
void ui_note_preview_show(UiNotePreview *self, IlkNote *note);
