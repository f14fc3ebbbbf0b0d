/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A list whose items are Markdown texts of their own: wrong answers, or steps in their order. For
 * app/deckfile. Any thread.
 */
#pragma once

#include <glib.h>

/**
 * ilk_item_list_split:
 * @text: normalised Markdown
 *
 * Returns: (transfer full): the raw Markdown of each item, without marker and indentation; NULL
 * when @text holds anything but bullet lists
 */
char **ilk_item_list_split(const char *text) G_GNUC_WARN_UNUSED_RESULT;

/** ilk_item_list_split_numbered: the same of a numbered list; the numbers are not looked at */
char **ilk_item_list_split_numbered(const char *text) G_GNUC_WARN_UNUSED_RESULT;

/** ilk_item_list_write_numbered: appends @items as a numbered list */
void ilk_item_list_write_numbered(GString *out, const char *const *items);

/** ilk_item_list_write: appends @items to @out, so that ilk_item_list_split() finds them again */
void ilk_item_list_write(GString *out, const char *const *items);

/** ilk_item_list_normalise: Returns: (transfer full): @item as it comes back from a list: see
 * ilk_markdown_normalise(), and not indented as a whole unless it begins with indented code */
char *ilk_item_list_normalise(const char *item) G_GNUC_WARN_UNUSED_RESULT;

/** ilk_pair_normalise: Returns: (transfer full): `left → right` of @item, whose arrow may be `->`;
 * without an arrow see ilk_item_list_normalise() */
char *ilk_pair_normalise(const char *item) G_GNUC_WARN_UNUSED_RESULT;
