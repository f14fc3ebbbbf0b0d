/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A stack that knows where one came from. Places have names, as in a GtkStack; going to one that
 * was passed on the way leads back to it, so the way is never longer than there are places. Main
 * thread.
 */
#pragma once

#include <adwaita.h>

#define UI_TYPE_PLACES (ui_places_get_type())
G_DECLARE_FINAL_TYPE(UiPlaces, ui_places, UI, PLACES, AdwBin)

/** ui_places_add: the first that is added is where every way begins. @title: (nullable) */
void ui_places_add(UiPlaces *self, GtkWidget *place, const char *name, const char *title);

/** ui_places_find: Returns: (transfer none) (nullable): the place called @name, if it was added */
GtkWidget *ui_places_find(UiPlaces *self, const char *name);

/** ui_places_get_name: Returns: (nullable): what the place that is shown is called */
const char *ui_places_get_name(UiPlaces *self);

/** ui_places_get_shown: Returns: (transfer none) (nullable): the place that is shown */
GtkWidget *ui_places_get_shown(UiPlaces *self);

/** ui_places_go: shows the place called @name, which must have been added */
void ui_places_go(UiPlaces *self, const char *name);

/** ui_places_back: shows the place one came from. Returns: FALSE at the first */
gboolean ui_places_back(UiPlaces *self);
