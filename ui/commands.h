/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The commands of the terminal, run for it while the window has the collection. Main thread.
 */
#pragma once

#include "app/store/front/collection.h"

/** UiCommandsCollection: Returns: (transfer none) (nullable): what the window has open */
typedef IlkCollection *(*UiCommandsCollection)(gpointer data);

typedef struct _UiCommands UiCommands;

/** ui_commands_export: Returns: (transfer full) (nullable): what answers on @connection, until it
 * is freed; NULL with @error */
UiCommands *ui_commands_export(GDBusConnection *connection, UiCommandsCollection get, gpointer data,
                               GError **error) G_GNUC_WARN_UNUSED_RESULT;

void ui_commands_free(UiCommands *self);
