/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Context variables: each task and each callback has a context, a mapping from variables to values.
 * Compare Python/context.c, where a context is a tree that copies share (HAMT); here it is a short
 * list that is copied.
 */
#pragma once

#include "demos/interpreter/instance.h"
#include "demos/loop/names.h"

/** loop_context_current: Returns: (transfer none): that of the calling thread */
VmObject *loop_context_current(void);

/** loop_context_enter: makes @context: (transfer none) (nullable) the calling thread's. Returns:
 * (transfer none) (nullable): which it was before */
VmObject *loop_context_enter(VmObject *context);

/** loop_context_new, loop_context_copy: Return: (transfer full) */
VmObject *loop_context_new(void);
VmObject *loop_context_copy(VmObject *context);

/** loop_context_variable: ContextVar(name, default): the native behind it */
VmObject *loop_context_variable(VmThread *thread, VmObject *const *arguments, int n);
