/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A question over the window: a heading, what it is about, perhaps a widget to answer with, and two
 * or three buttons. Enter confirms, Escape cancels. It is a window of its own, since dialogs that
 * all libadwaitas have are gone from newer ones. Main thread.
 */
#pragma once

#include <adwaita.h>

#define UI_TYPE_ASK_WINDOW (ui_ask_window_get_type())
G_DECLARE_FINAL_TYPE(UiAskWindow, ui_ask_window, UI, ASK_WINDOW, AdwWindow)

/*
 * Properties: "can-confirm" (boolean): whether the answer will do.
 * Signals: "confirmed" (), "declined" (): the third button. The window is closed after either, and
 * after neither when it is cancelled.
 */

/**
 * ui_ask_window_new:
 * @asking: the widget in whose window it is asked
 * @body: (nullable)
 * @confirm: what the button that confirms says
 *
 * Returns: (transfer none): shown by ui_ask_window_ask()
 */
UiAskWindow *ui_ask_window_new(GtkWidget *asking, const char *heading, const char *body,
                               const char *confirm);

/** ui_ask_window_set_answer: @answer: what is answered with; has the focus first */
void ui_ask_window_set_answer(UiAskWindow *self, GtkWidget *answer);

/** ui_ask_window_set_destructive: what is confirmed takes something away */
void ui_ask_window_set_destructive(UiAskWindow *self);

/** ui_ask_window_offer: a third button called @decline, which tells "declined" */
void ui_ask_window_offer(UiAskWindow *self, const char *decline);

/** ui_ask_window_set_cancel: @cancel: what the button that changes nothing says instead */
void ui_ask_window_set_cancel(UiAskWindow *self, const char *cancel);

void ui_ask_window_ask(UiAskWindow *self);
