/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The program's own icon, which nobody finds in the theme before it is installed. Main thread.
 */
#pragma once

#include <gtk/gtk.h>

/** ui_icons_load: adds the icons in the program to the theme of @display. GTK then reads the theme
 * again, so only who shows one asks for it */
void ui_icons_load(GdkDisplay *display);
