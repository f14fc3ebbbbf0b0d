/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What happens without the learner looking there is said by a screen reader. Main thread.
 */
#pragma once

#include <gtk/gtk.h>

/** ui_announce: has @sentence said. Before GTK 4.14 what has the focus in @widget's window is
 * described by it from now on. */
void ui_announce(GtkWidget *widget, const char *sentence);
