/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the window remembers between starts. How cards are scheduled is not here: that belongs to
 * the collection. Where the GSettings schema is not installed, the defaults hold and nothing is
 * kept. Main thread.
 */
#pragma once

#include "app/study/session.h"

#include <gtk/gtk.h>

#define UI_TYPE_SETTINGS (ui_settings_get_type())
G_DECLARE_FINAL_TYPE(UiSettings, ui_settings, UI, SETTINGS, GObject)

/* Properties: "timer-mode" (IlkTimerMode as int); "card-columns" and "card-order" (string): see
 * UiCardTable; "tried-demos" (string): names, parted by commas. */

UiSettings *ui_settings_new(void) G_GNUC_WARN_UNUSED_RESULT;

IlkTimerMode ui_settings_get_timer_mode(UiSettings *self);
void ui_settings_set_timer_mode(UiSettings *self, IlkTimerMode mode);

/** ui_settings_dup_actions: Returns: (transfer full): an action for each property, called
 * as it is, and "demo-tried" (s), which adds a demo of the catalogue to those that were tried */
GSimpleActionGroup *ui_settings_dup_actions(UiSettings *self) G_GNUC_WARN_UNUSED_RESULT;

/** ui_settings_restore_window: gives @window the size it had */
void ui_settings_restore_window(UiSettings *self, GtkWindow *window);
void ui_settings_save_window(UiSettings *self, GtkWindow *window);
