/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * GTK shows a button pressed for a quarter of a second before a key activates it. In a timed
 * session that quarter is felt at every card. Main thread.
 */
#pragma once

#include <gtk/gtk.h>

/** ui_prompt_key: makes Space and Enter on the focused @button act at once */
void ui_prompt_key(GtkWidget *button);
