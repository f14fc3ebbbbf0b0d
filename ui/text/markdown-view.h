/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Markdown as labels, code blocks and tables, one widget a block, so that a screen reader walks it
 * paragraph by paragraph. The size of the text comes from the style of the view. Main thread.
 */
#pragma once

#include <gtk/gtk.h>

#define UI_TYPE_MARKDOWN_VIEW (ui_markdown_view_get_type())
G_DECLARE_FINAL_TYPE(UiMarkdownView, ui_markdown_view, UI, MARKDOWN_VIEW, GtkWidget)

/* Properties: "markdown" (string), "xalign" (float, 0 to 1): where short lines stand,
 * "parted" (boolean): whether a first paragraph is set apart from what follows, "selectable"
 * (boolean): whether its text can be selected and copied, "portion" (uint): about how many letters
 * are laid out at once; a button shows the next ones. */

/** ui_markdown_view_set_markdown: @markdown: (nullable): copied */
void ui_markdown_view_set_markdown(UiMarkdownView *self, const char *markdown);
