/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What a demo is called in the window: its title, which the demo itself is asked for once. Main
 * thread.
 */
#pragma once

#include <glib-object.h>

/** UiDemoTitleReady: @title: lent for the call */
typedef void (*UiDemoTitleReady)(gpointer owner, const char *demo, const char *title);

/** ui_demo_title_get: calls @ready with the title of @demo, now when it is known already; never
 * when the demo cannot say. @owner (a GObject) is kept alive until then */
void ui_demo_title_get(const char *demo, UiDemoTitleReady ready, gpointer owner);
