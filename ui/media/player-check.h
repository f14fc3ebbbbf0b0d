/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Whether what GTK plays sounds with is whole. GTK hands a sound to GStreamer's player, which ends
 * the program when its main part is not installed; so that is looked for first. Main thread.
 */
#pragma once

#include <glib.h>

/** ui_player_find_missing: Returns: (transfer none) (nullable): the name of the package to install,
 * or NULL when nothing is known to be missing */
const char *ui_player_find_missing(void);
