/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A list of strings to choose from whose button need not be as wide as its longest words. Main
 * thread.
 */
#pragma once

#include <gtk/gtk.h>

/** ui_drop_down_let_shrink: @list: of a GtkStringList; where there is no room its button ends with
 * “…”, and the list that it opens has all words */
void ui_drop_down_let_shrink(GtkDropDown *list);
