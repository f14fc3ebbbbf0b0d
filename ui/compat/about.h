/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Tells who made the program, and where to turn with what is wrong with it. Main thread.
 */
#pragma once

#include <gtk/gtk.h>

/** ui_show_about: shows it over @parent, or in it */
void ui_show_about(GtkWindow *parent);
