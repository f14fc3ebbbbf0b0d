/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * An entry for tags, parted by commas, with buttons below it for the tags in use that begin like
 * the last one. Main thread.
 */
#pragma once

#include <gtk/gtk.h>

#define UI_TYPE_TAG_ENTRY (ui_tag_entry_get_type())
G_DECLARE_FINAL_TYPE(UiTagEntry, ui_tag_entry, UI, TAG_ENTRY, GtkWidget)

/* Signals: "changed" (). */

const char *ui_tag_entry_get_text(UiTagEntry *self);
void ui_tag_entry_set_text(UiTagEntry *self, const char *text);

/** ui_tag_entry_set_known: @tags: (transfer full) (element-type utf8): tags in use, sorted */
void ui_tag_entry_set_known(UiTagEntry *self, GPtrArray *tags);
