/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A text of several lines with its title above it and, when there is one, a sentence on what is
 * wrong with it below. Tab leads on to the next field. Main thread.
 */
#pragma once

#include <gtk/gtk.h>

#define UI_TYPE_TEXT_FIELD (ui_text_field_get_type())
G_DECLARE_FINAL_TYPE(UiTextField, ui_text_field, UI, TEXT_FIELD, GtkWidget)

/* Properties: "title" (string), "lines" (int): shown at least. Signals: "changed" (). */

/** ui_text_field_dup_text: Returns: (transfer full): what was written */
char *ui_text_field_dup_text(UiTextField *self) G_GNUC_WARN_UNUSED_RESULT;
void ui_text_field_set_text(UiTextField *self, const char *text);

/** ui_text_field_set_title: @title: of what is written here, which a screen reader says too */
void ui_text_field_set_title(UiTextField *self, const char *title);

/** ui_text_field_set_mistake: @sentence: (nullable) */
void ui_text_field_set_mistake(UiTextField *self, const char *sentence);

/** ui_text_field_has_mistake: Returns: whether a sentence stands below the text */
gboolean ui_text_field_has_mistake(UiTextField *self);

/** ui_text_field_insert: puts @before and @behind in place of what is selected, the cursor between
 * them */
void ui_text_field_insert(UiTextField *self, const char *before, const char *behind);

/** ui_text_field_get_view: Returns: (transfer none): where the text is written */
GtkTextView *ui_text_field_get_view(UiTextField *self);

void ui_text_field_focus(UiTextField *self);
