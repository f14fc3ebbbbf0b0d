/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The thread that empties the rings 25 times a second, so that recording threads never format or
 * write. Started and stopped by demo.c.
 */
#pragma once

#include "demos/trace/recorder.h"

#define DRAIN_HZ 25

/** DrainOutput: takes @n records in order of time, and how many were @dropped since the last call;
 * called on the drain thread */
typedef void (*DrainOutput)(const TraceRecord *records, size_t n, size_t dropped);

/** drain_start: Returns: false when no thread could be started */
bool drain_start(DrainOutput output);

/** drain_stop: ends the thread after everything recorded so far has been handed on */
void drain_stop(void);

/** drain_now: hands on everything recorded so far and returns when that is done. Any thread but
 * the drain's own. */
void drain_now(void);
