/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the quiz asks a card for: the lists of its kind, and the others where there is something in
 * them or somebody wants to see them. Main thread.
 */
#pragma once

#include "ui/cards/note-form.h"
#include "ui/cards/text-field.h"

#define UI_TYPE_QUIZ_FIELDS (ui_quiz_fields_get_type())
G_DECLARE_FINAL_TYPE(UiQuizFields, ui_quiz_fields, UI, QUIZ_FIELDS, GtkWidget)

/* Signals: "changed" (). */

/** ui_quiz_fields_set_answer: @answer: (transfer none): outlives the fields; its first word says
 * what is true */
void ui_quiz_fields_set_answer(UiQuizFields *self, UiTextField *answer);

/** ui_quiz_fields_get_field: Returns: (transfer none) (nullable): the text field @i of all, NULL
 * behind the last */
UiTextField *ui_quiz_fields_get_field(UiQuizFields *self, guint i);

/** ui_quiz_fields_set_kind: shows what @kind is asked for */
void ui_quiz_fields_set_kind(UiQuizFields *self, UiNoteKind kind);

/** ui_quiz_fields_fill: shows what @form says; ui_quiz_fields_read: has it say what is written */
void ui_quiz_fields_fill(UiQuizFields *self, const UiNoteForm *form);
void ui_quiz_fields_read(UiQuizFields *self, UiNoteForm *form);

/** ui_quiz_fields_check: Returns: whether @note has what its kind is asked for; if not, a sentence
 * stands at the field, which has the focus */
gboolean ui_quiz_fields_check(UiQuizFields *self, const IlkNote *note);

void ui_quiz_fields_hide_mistakes(UiQuizFields *self);
