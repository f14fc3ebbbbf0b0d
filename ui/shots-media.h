/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A deck with pictures and a sound, for the program that takes pictures of the window.
 */
#pragma once

#include "app/store/front/collection.h"

#include <gtk/gtk.h>

/** shots_import_pictures: Returns: id of the deck */
gint64 shots_import_pictures(IlkCollection *collection);

/** shots_has_pictures: Returns: whether all pictures in @widget that can be seen have come */
gboolean shots_has_pictures(GtkWidget *widget);
