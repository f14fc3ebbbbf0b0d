/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The eval loop. Called by a thread that holds the GIL (or runs without one).
 */
#pragma once

#include "demos/interpreter/code.h"
#include "demos/interpreter/thread.h"

/**
 * vm_eval:
 * @arguments: (transfer none): @n of them
 *
 * Returns: (transfer full): what @function returned; NULL when @thread was told to exit, or its
 * error says what is wrong with the program
 */
VmObject *vm_eval(VmThread *thread, const VmFunction *function, VmObject *const *arguments, int n);

/** vm_call: calls whatever can be called: a function, a method, a class. @arguments: (transfer
 * none):
 * @n of them. Returns: as vm_eval() */
VmObject *vm_call(VmThread *thread, VmObject *callable, VmObject *const *arguments, int n);
