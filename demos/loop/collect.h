/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * gc.collect(), for the one kind of cycle that our programs make: a task, its coroutine, and the
 * future that it waits for, which knows the task in order to wake it. Compare Python/gc.c.
 */
#pragma once

#include "demos/loop/loop.h"

/** loop_collect: Returns: how many tasks were found that nobody outside such a cycle refers to, and
 * are gone now */
int64_t loop_collect(Loop *loop);
