/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A coroutine: a function's frame that has left the C stack, so that it can stop in the middle and
 * go on later. Calling an `async def` makes one and runs nothing of its body. Compare CPython's
 * Objects/genobject.c. On a thread that holds the GIL, if there is one.
 */
#pragma once

#include "demos/interpreter/frame.h"

/** VmCoroutine: @finished: it has returned or raised, and its frame is empty */
typedef struct {
  VmObject object;
  const VmFunction *function;
  VmFrame frame;
  bool running, finished;
} VmCoroutine;

extern const VmType vm_coroutine_type;

/** vm_coroutine_new: @frame: moved, so that it is empty afterwards. Returns: (transfer full) */
VmObject *vm_coroutine_new(const VmFunction *function, VmFrame *frame);

/** vm_send: resumes a coroutine, or whatever else was awaited. @result: (out) (transfer full): what
 * it yielded or returned */
VmSent vm_send(VmThread *thread, VmObject *receiver, VmObject **result);

/** vm_throw: the same with @exception: (transfer full), raised where it waits: in the innermost
 * coroutine that it is waiting for */
VmSent vm_throw(VmThread *thread, VmObject *receiver, VmObject *exception, VmObject **result);
