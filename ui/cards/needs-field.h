/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What a card needs: the cards of its deck that come first, chosen by words of their questions. One
 * that needs the card itself, by however long a way, is not offered. Main thread.
 */
#pragma once

#include <gtk/gtk.h>

#define UI_TYPE_NEEDS_FIELD (ui_needs_field_get_type())
G_DECLARE_FINAL_TYPE(UiNeedsField, ui_needs_field, UI, NEEDS_FIELD, GtkWidget)

/* Signals: "changed" (). */

/** ui_needs_field_dup_text: Returns: (transfer full): ids as a deck file has them, a line each */
char *ui_needs_field_dup_text(UiNeedsField *self) G_GNUC_WARN_UNUSED_RESULT;

/** ui_needs_field_set_text: @text: ids, a line each; tells of no change */
void ui_needs_field_set_text(UiNeedsField *self, const char *text);

/** ui_needs_field_set_notes: @notes: (transfer full) (element-type IlkPathNote): those of the deck.
 * @own: (nullable): the card's own id */
void ui_needs_field_set_notes(UiNeedsField *self, GPtrArray *notes, const char *own);
