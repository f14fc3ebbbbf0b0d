/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * “See the code”: a button, and below it, when it is pressed, the demo's C and the Python it stands
 * for. Without a button where a demo names no file. Main thread.
 */
#pragma once

#include "app/lab/demo.h"
#include "app/lab/trace.h"

#include <adwaita.h>

#define UI_TYPE_CODE_VIEW (ui_code_view_get_type())
G_DECLARE_FINAL_TYPE(UiCodeView, ui_code_view, UI, CODE_VIEW, AdwBin)

/** ui_code_view_set_button: @button: (transfer none): what opens and closes it; once, before
 * anything else */
void ui_code_view_set_button(UiCodeView *self, GtkToggleButton *button);

/** ui_code_view_set_demo: @demo: (nullable): whose files are offered; the view closes */
void ui_code_view_set_demo(UiCodeView *self, IlkDemo *demo);

/** ui_code_view_follow: @trace: (nullable): of a run that goes on, and has grown; the lines at
 * which its threads stand are marked. NULL when nothing runs */
void ui_code_view_follow(UiCodeView *self, IlkTrace *trace);

/** ui_code_view_open: shows the file at @index, in the order in which they are offered */
void ui_code_view_open(UiCodeView *self, guint index);
