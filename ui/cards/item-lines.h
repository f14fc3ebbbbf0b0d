/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A list of Markdown texts as a person writes it into a field: one item a line; lines that are
 * indented by two blanks belong to the item above. Plain values, no widgets.
 */
#pragma once

#include <glib.h>

/** ui_item_lines_join: Returns: (transfer full): @items (nullable) as lines */
char *ui_item_lines_join(const char *const *items) G_GNUC_WARN_UNUSED_RESULT;

/** ui_item_lines_split: Returns: (transfer full): the items of @text, as a deck file keeps them;
 * `- ` before an item is taken as Markdown takes it */
char **ui_item_lines_split(const char *text) G_GNUC_WARN_UNUSED_RESULT;
