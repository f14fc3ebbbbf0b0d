/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A thread that shall give up raises nothing: then nothing handles it, and every frame is left.
 */
#include "demos/interpreter/exception.h"
#include "demos/interpreter/thread.h"
#include "demos/interpreter/value.h"

#define CLASS(NAME, BASE)                                                                          \
  {                                                                                                \
    .object = VM_IMMORTAL_OBJECT(&vm_class_type), .name = NAME, .base = BASE                       \
  }

VmClass vm_base_exception = CLASS("BaseException", NULL);
VmClass vm_generator_exit = CLASS("GeneratorExit", &vm_base_exception);
VmClass vm_exception = CLASS("Exception", &vm_base_exception);
VmClass vm_runtime_error = CLASS("RuntimeError", &vm_exception);
VmClass vm_type_error = CLASS("TypeError", &vm_exception);
VmClass vm_value_error = CLASS("ValueError", &vm_exception);
VmClass vm_timeout_error = CLASS("TimeoutError", &vm_exception);

VmObject *
vm_raise_object(VmThread *thread, VmObject *exception)
{
  if (exception->type == &vm_class_type) {
    VmObject *class = exception;
    exception = vm_instance_new((VmClass *) class);
    vm_decref(thread, class);
  }
  if (thread->exception != NULL)
    vm_decref(thread, thread->exception);
  thread->exception = exception;
  return NULL;
}

VmObject *
vm_raise(VmThread *thread, VmClass *class, const char *message)
{
  VmObject *exception = vm_instance_new(class);
  if (exception != NULL && message != NULL)
    vm_instance_set(thread, exception, "message", vm_str_new(message));
  thread->exception = exception;
  return NULL;
}

/* What the loop finds wrong is an exception of the program, too. */
VmObject *
vm_take_exception(VmThread *thread)
{
  if (thread->exception == NULL && thread->error != NULL)
    vm_raise(thread, &vm_runtime_error, thread->error);
  VmObject *exception = thread->exception;
  thread->exception = NULL;
  thread->error = NULL;
  return exception;
}

bool
vm_exception_is(const VmObject *object, const VmClass *class)
{
  return object->type == &vm_instance_type && vm_class_is(((VmInstance *) object)->class, class);
}

bool
vm_handle(VmThread *thread, const VmFunction *function, VmFrame *frame)
{
  int at = (int) (frame->next - function->code) - 1;
  for (int i = 0; i < function->n_handlers; i++) {
    const VmHandler *handler = &function->handlers[i];
    if (at < handler->start || at >= handler->end)
      continue;
    VmObject *exception = vm_take_exception(thread);
    if (exception == NULL)
      return false;
    while (frame->top > frame->stack + handler->depth)
      vm_close(thread, vm_pop(frame));
    frame->next = function->code + handler->target;
    return vm_push(frame, exception);
  }
  return false;
}
