/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The language of the card search in a popover: a term and what it finds in each row, which puts
 * the term into the search when it is pressed. Main thread.
 */
#pragma once

#include <gtk/gtk.h>

#define UI_TYPE_SEARCH_HELP (ui_search_help_get_type())
G_DECLARE_FINAL_TYPE(UiSearchHelp, ui_search_help, UI, SEARCH_HELP, GtkPopover)

/* Signals: "chosen" (string): the term of a row. Rows are made when it is first opened. */
