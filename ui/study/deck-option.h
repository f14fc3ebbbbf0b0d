/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The options that a deck can have of its own, by their place in a table that names each once. Main
 * thread.
 */
#pragma once

#include "app/schedule/study-options.h"

#include <gtk/gtk.h>

#define UI_N_DECK_OPTIONS 8

const char *ui_deck_option_get_title(gsize i);

/** ui_deck_option_get_subtitle: Returns: (nullable) */
const char *ui_deck_option_get_subtitle(gsize i);

/** ui_deck_option_get: Returns: the value in @options; a share in per cent */
int ui_deck_option_get(const IlkStudyOptions *options, gsize i);
void ui_deck_option_set(IlkStudyOptions *options, gsize i, int value);

/** ui_deck_option_make_input: @property: (out): which of its properties the value is. Returns:
 * (transfer floating): what the value is chosen with */
GtkWidget *ui_deck_option_make_input(gsize i, const char **property);
