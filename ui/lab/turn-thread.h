/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A thread whose scheduler is the learner: a button that tells what it does next and what it has in
 * hand, and lets it do that. Main thread.
 */
#pragma once

#include "app/lab/trace.h"

#include <gtk/gtk.h>

#define UI_TYPE_TURN_THREAD (ui_turn_thread_get_type())
G_DECLARE_FINAL_TYPE(UiTurnThread, ui_turn_thread, UI, TURN_THREAD, GtkButton)

/** ui_turn_thread_new: @index: of the thread, and the key that stands for the button; it activates
 * turn.step with that */
UiTurnThread *ui_turn_thread_new(guint index) G_GNUC_WARN_UNUSED_RESULT;

/** ui_turn_thread_dup_words: Returns: (transfer full): what a screen reader says of @thread, such
 * as “thread 0, next: STORE_GLOBAL counter, in hand: 1” */
char *ui_turn_thread_dup_words(const IlkTurnThread *thread) G_GNUC_WARN_UNUSED_RESULT;

/** ui_turn_thread_show: @thread: where it stands now */
void ui_turn_thread_show(UiTurnThread *self, const IlkTurnThread *thread);
