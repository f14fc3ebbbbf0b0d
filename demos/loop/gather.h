/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * asyncio.gather(): one future for several. Compare gather() in Lib/asyncio/tasks.py.
 */
#pragma once

#include "demos/loop/future.h"

/** loop_gather: a native: coroutines and futures, and at last perhaps True for
 * return_exceptions */
VmObject *loop_gather(VmThread *thread, VmObject *const *arguments, int n);
