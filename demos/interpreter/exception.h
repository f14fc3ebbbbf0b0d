/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Exceptions: instances of classes, one of which a thread is raising at most, and the table that
 * says where a function goes on. Compare Python/errors.c, and get_exception_handler() in
 * Python/ceval.c. On a thread that holds the GIL, if there is one.
 */
#pragma once

#include "demos/interpreter/frame.h"
#include "demos/interpreter/instance.h"

/* The classes that there are without a program. Immortal. */
extern VmClass vm_base_exception, vm_exception, vm_runtime_error, vm_type_error, vm_value_error,
    vm_timeout_error, vm_generator_exit;

/** vm_raise: begins to raise a new exception of @class. @message: (nullable): stays somebody
 * else's. Returns: NULL, for who has to return an object */
VmObject *vm_raise(VmThread *thread, VmClass *class, const char *message);

/** vm_raise_object: the same for @exception: (transfer full): one, or a class. Returns: NULL */
VmObject *vm_raise_object(VmThread *thread, VmObject *exception);

/** vm_take_exception: ends the raising. Returns: (transfer full) (nullable): what was raised: NULL
 * when the thread shall give up */
VmObject *vm_take_exception(VmThread *thread);

/** vm_exception_is: whether @object is an instance of @class or of one derived from it */
bool vm_exception_is(const VmObject *object, const VmClass *class);

/** vm_handle: looks for where @function handles what is being raised by the instruction before
 * frame->next. Returns: whether there is such a place; then the frame goes on there */
bool vm_handle(VmThread *thread, const VmFunction *function, VmFrame *frame);
