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
