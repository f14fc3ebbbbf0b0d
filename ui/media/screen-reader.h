/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Whether a screen reader speaks: then nobody else does. Main thread.
 */
#pragma once

#include <gio/gio.h>

/** ui_screen_reader_ask_async: asks the desktop, and waits for it only a moment */
void ui_screen_reader_ask_async(GCancellable *cancellable, GAsyncReadyCallback callback,
                                gpointer user_data);

/** ui_screen_reader_ask_finish: Returns: whether one is on, as far as is known; FALSE with @error
 * alone when it was cancelled */
gboolean ui_screen_reader_ask_finish(GAsyncResult *result, GError **error);

/** UiScreenReaderWatch: waits for a screen reader to be turned on */
typedef struct _UiScreenReaderWatch UiScreenReaderWatch;

/**
 * ui_screen_reader_watch_new:
 * @turned_on: called with @user_data whenever one is on after the desktop told of a change
 *
 * Returns: (transfer full): what watches until it is freed
 */
UiScreenReaderWatch *ui_screen_reader_watch_new(void (*turned_on)(gpointer user_data),
                                                gpointer user_data) G_GNUC_WARN_UNUSED_RESULT;

/** ui_screen_reader_watch_free: @self: (nullable): nothing is called any more */
void ui_screen_reader_watch_free(UiScreenReaderWatch *self);
