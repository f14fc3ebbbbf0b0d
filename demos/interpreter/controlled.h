/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The hook of the controlled build: called before each instruction, by the thread that is about to
 * do it. What sys.settrace() with frame.f_trace_opcodes is in Python, but without its cost: the
 * other builds do not have it. demos/schedule uses it to decide who runs next.
 */
#pragma once

#include "demos/interpreter/code.h"
#include "demos/interpreter/frame.h"

/** VmBefore: @next: what @function is about to do on @frame. Returns: false when the thread shall
 * give up */
typedef bool (*VmBefore)(VmThread *thread, const VmFunction *function, const VmFrame *frame,
                         const VmInstruction *next);

#ifdef VM_CONTROLLED
/** vm_controlled_before: must be set before anything runs; one for all threads, since one of them
 * runs at a time */
extern VmBefore vm_controlled_before;
#endif
