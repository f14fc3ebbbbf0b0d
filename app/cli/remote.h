/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Commands while the window is open: it has the collection, so it runs them, asked over D-Bus. Main
 * thread only. For app/cli and the window only.
 */
#pragma once

#include <gio/gio.h>

/* What the window exports below its object path. Ready answers when the collection does; Run takes
 * the folder of a collection, the folder of the terminal and words, and gives an exit status and
 * two texts. */
#define ILK_REMOTE_NAME "io.github.interlock.Interlock"
#define ILK_REMOTE_PATH "/io/github/interlock/Interlock/Commands"
#define ILK_REMOTE_INTERFACE "io.github.interlock.Interlock.Commands"
#define ILK_REMOTE_XML                                                                             \
  "<node><interface name='" ILK_REMOTE_INTERFACE "'>"                                              \
  "<method name='Ready'><arg type='ay' direction='in'/></method>"                                  \
  "<method name='Run'><arg type='ay' direction='in'/><arg type='ay' direction='in'/>"              \
  "<arg type='aay' direction='in'/><arg type='i' direction='out'/>"                                \
  "<arg type='s' direction='out'/><arg type='s' direction='out'/></method>"                        \
  "</interface></node>"

/** ilk_remote_is_there: Returns: whether a window can be asked */
gboolean ilk_remote_is_there(void);

/**
 * ilk_remote_run:
 * @collection: (nullable): the value of --collection
 * @words: (array zero-terminated=1): the command and what follows
 * @status: (out): its exit status; what it printed is printed
 * @error: (inout): what kept this process from the collection; stays when no window has that one,
 * and becomes another one when it is busy
 *
 * Returns: whether a window ran it
 */
gboolean ilk_remote_run(const char *collection, char **words, int *status, GError **error);
