/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What is known of one card, in a window over the others: its memory and how that fades, what each
 * grade would lead to, its answers, and where it came from. Main thread.
 */
#pragma once

#include "app/store/front/collection.h"

#include <adwaita.h>

#define UI_TYPE_CARD_INFO (ui_card_info_get_type())
G_DECLARE_FINAL_TYPE(UiCardInfo, ui_card_info, UI, CARD_INFO, AdwWindow)

/** ui_card_info_open: @over: a widget of the window that it stands over. It owns itself, and shows
 * itself when @card has been read. */
void ui_card_info_open(GtkWidget *over, IlkCollection *collection, gint64 card);
