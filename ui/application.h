/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The application: one process, one window; starting it again raises that window. Main thread.
 */
#pragma once

#include "ui/window.h"

#include <adwaita.h>

#define UI_TYPE_APPLICATION (ui_application_get_type())
G_DECLARE_FINAL_TYPE(UiApplication, ui_application, UI, APPLICATION, AdwApplication)

UiApplication *ui_application_new(void) G_GNUC_WARN_UNUSED_RESULT;
