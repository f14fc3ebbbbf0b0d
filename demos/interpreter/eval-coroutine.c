/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The instructions of `await`, apart so that the loop stays small. Compare Python/bytecodes.c, and
 * what `python3 -m dis` shows of `await x` in 3.14:
 *
 *        GET_AWAITABLE
 *        LOAD_CONST   None
 *     →  SEND         to END_SEND   run it; when it has returned, go on behind the loop
 *        YIELD_VALUE                it waits for something, so we do, too
 *        RESUME       3
 *        JUMP_BACKWARD_NO_INTERRUPT to SEND
 *        END_SEND
 *
 * Awaiting a coroutine that never waits never comes to YIELD_VALUE: it is run like a call. Only the
 * innermost one, a future's, yields by itself.
 */
#include "demos/interpreter/coroutine.h"
#include "demos/interpreter/exception.h"

static VmStep
return_generator(const VmFunction *function, VmFrame *frame)
{
  VmObject *coroutine = vm_coroutine_new(function, frame);
  return vm_push(frame, coroutine) ? VM_LEAVE : VM_RAISE;
}

static VmStep
get_awaitable(VmThread *thread, VmFrame *frame)
{
  VmStackRef awaited = vm_pop(frame);
  VmObject *object = vm_get(awaited);
  VmObject *receiver = NULL;
  if (object->type->await != NULL)
    receiver = object->type->await(thread, object);
  else if (object->type->send != NULL)
    receiver = vm_ref(object);
  else
    vm_raise(thread, &vm_type_error, "this object cannot be awaited");
  vm_close(thread, awaited);
  return vm_push(frame, receiver) ? VM_GO_ON : VM_RAISE;
}

/* The stack holds who is resumed and the value sent, which is None in all our programs. */
static VmStep
send(VmThread *thread, VmFrame *frame, int to_the_end)
{
  VmObject *result = NULL;
  vm_close(thread, vm_pop(frame));
  VmSent sent = vm_send(thread, vm_get(frame->top[-1]), &result);
  if (sent == VM_SENT_RAISE)
    return VM_RAISE;
  vm_push(frame, result);
  if (sent == VM_SENT_RETURN)
    frame->next += to_the_end;
  return VM_GO_ON;
}

static VmStep
end_send(VmThread *thread, VmFrame *frame)
{
  VmStackRef value = vm_pop(frame);
  vm_close(thread, vm_pop(frame));
  *frame->top++ = value;
  return VM_GO_ON;
}

VmStep
vm_eval_coroutine(VmThread *thread, const VmFunction *function, VmFrame *frame,
                  VmInstruction instruction)
{
  switch (instruction.opcode) {
  case VM_RETURN_GENERATOR:
    return return_generator(function, frame);
  case VM_GET_AWAITABLE:
    return get_awaitable(thread, frame);
  case VM_SEND:
    return send(thread, frame, instruction.argument);
  case VM_YIELD_VALUE:
    frame->yielded = true;
    return VM_LEAVE;
  case VM_END_SEND:
    return end_send(thread, frame);
  case VM_JUMP_NO_INTERRUPT:
    frame->next -= instruction.argument;
    return VM_GO_ON;
  default:
    return VM_RAISE;
  }
}
