/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The last moments of the lanes as a picture of letters. Used by terminal.c, one call at a time.
 */
#pragma once

#include "demos/trace/recorder.h"

/** terminal_lanes_add: there is a lane, or it has a new name; as demo_lane() */
void terminal_lanes_add(int id, const char *kind, const char *name);

/** terminal_lanes_keep: remembers @record for the picture */
void terminal_lanes_keep(const TraceRecord *record);

/** terminal_lanes_print: once; and nothing while there is nothing to be seen */
void terminal_lanes_print(void);
