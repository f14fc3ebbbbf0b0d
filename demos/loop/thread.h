/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * threading.Thread, as far as programs need it: start() and join(). Compare Lib/threading.py.
 */
#pragma once

#include "demos/interpreter/thread.h"
#include "demos/loop/names.h"

/** loop_thread_new: Thread(target): a native. Returns: (transfer full) */
VmObject *loop_thread_new(VmThread *thread, VmObject *const *arguments, int n);

/** loop_thread_work: calls the target of the Thread whose thread this is. Returns: false when it is
 * that of none */
bool loop_thread_work(VmThread *thread);
