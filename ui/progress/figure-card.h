/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A card around one chart: its title, what it says in words, then the chart, which is its child.
 * Main thread.
 */
#pragma once

#include <gtk/gtk.h>

#define UI_TYPE_FIGURE_CARD (ui_figure_card_get_type())
G_DECLARE_FINAL_TYPE(UiFigureCard, ui_figure_card, UI, FIGURE_CARD, GtkBox)

/* Properties: "title" (string). */

/** ui_figure_card_set_words: one or two sentences below the title */
void ui_figure_card_set_words(UiFigureCard *self, const char *words);
