/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Names for a screen reader where a template cannot give them. Main thread.
 */
#pragma once

#include <gtk/gtk.h>

/** ui_name_inner_button: @outer: a GtkMenuButton or GtkDropDown: what is read there is the toggle
 * inside, which a label of the outer widget does not reach; of a list of strings, what is chosen is
 * its description; @name: (nullable): NULL where the text on it names it */
void ui_name_inner_button(GtkWidget *outer, const char *name);

/** ui_make_radio_rows: a row below @root, which is not realized yet, that a check button stands for
 * is the radio button itself, and the only stop for Tab */
void ui_make_radio_rows(GtkWidget *root);

/** ui_hide_unshown: from now on a screen reader finds only the child of @stack, a GtkStack or
 * AdwViewStack, that is shown, and Tab leads into no page that is fading away */
void ui_hide_unshown(GtkWidget *stack);
