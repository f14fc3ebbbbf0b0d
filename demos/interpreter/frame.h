/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One call's variables, and the stack on which its instructions work. Only the eval loop's files
 * know it. Compare Include/internal/pycore_interpframe_structs.h.
 *
 * A place on the stack owns its object or borrows it from somebody who outlives the place: a local
 * variable that is not stored to meanwhile, or the constants. What is borrowed is counted neither
 * when it comes nor when it goes (since Python 3.14). Compare also pycore_stackref.h.
 */
#pragma once

#include "demos/interpreter/code.h"

#include <stddef.h>

/** VmStackRef: an object's address; the lowest bit says that it is borrowed */
typedef struct {
  uintptr_t bits;
} VmStackRef;

#define VM_BORROWED 1

typedef struct {
  VmObject *locals[VM_MAX_LOCALS];
  VmStackRef stack[VM_MAX_STACK];
  VmStackRef *top;           /* the next free place */
  const VmInstruction *next; /* while it does not run: where it goes on */
  bool yielded;              /* left at YIELD_VALUE, so that it can go on */
} VmFrame;

/** vm_get: Returns: (transfer none): what stands there */
static inline VmObject *
vm_get(VmStackRef ref)
{
  return (VmObject *) (ref.bits & ~(uintptr_t) VM_BORROWED);
}

/** vm_take: Returns: (transfer full): what stood there, counted now if it was only borrowed */
static inline VmObject *
vm_take(VmStackRef ref)
{
  return (ref.bits & VM_BORROWED) != 0 ? vm_ref(vm_get(ref)) : vm_get(ref);
}

/** vm_close: gives up what stood there */
static inline void
vm_close(VmThread *thread, VmStackRef ref)
{
  if ((ref.bits & VM_BORROWED) == 0)
    vm_decref(thread, vm_get(ref));
}

static inline void
vm_push_borrowed(VmFrame *frame, VmObject *object)
{
  *frame->top++ = (VmStackRef){(uintptr_t) object | VM_BORROWED};
}

/** vm_push: @object: (transfer full) (nullable): NULL when there is none. Returns: whether there
 * was one */
static inline bool
vm_push(VmFrame *frame, VmObject *object)
{
  if (object != NULL)
    *frame->top++ = (VmStackRef){(uintptr_t) object};
  return object != NULL;
}

static inline VmStackRef
vm_pop(VmFrame *frame)
{
  return *--frame->top;
}

/** vm_eval_container: one of the instructions that make, read or change a container: takes its
 * operands off the stack. Returns: false when they are of the wrong kind */
bool vm_eval_container(VmThread *thread, VmFrame *frame, VmInstruction instruction);

/** VmStep: how an instruction went on: to the next (frame->next), out of the frame with what is on
 * top, or to a handler */
typedef enum { VM_GO_ON, VM_LEAVE, VM_RAISE } VmStep;

/** vm_run_frame: the loop: goes on at frame->next. Returns: (transfer full): what it returned, or
 * yielded when frame->yielded says so; NULL when it raised */
VmObject *vm_run_frame(VmThread *thread, const VmFunction *function, VmFrame *frame);

/** vm_frame_clear: drops all that it holds */
void vm_frame_clear(VmThread *thread, VmFrame *frame);

/** vm_eval_coroutine, vm_eval_object: the instructions from VM_RETURN_GENERATOR on */
VmStep vm_eval_coroutine(VmThread *thread, const VmFunction *function, VmFrame *frame,
                         VmInstruction instruction);
VmStep vm_eval_object(VmThread *thread, const VmFunction *function, VmFrame *frame,
                      VmInstruction instruction);

/** vm_binary_other, vm_compare_other: what the loop does not do itself: numbers with a fraction,
 * text. Return: (transfer full) (nullable) */
VmObject *vm_binary_other(VmThread *thread, int operation, VmObject *left, VmObject *right);
VmObject *vm_compare_other(VmThread *thread, int operation, VmObject *left, VmObject *right);
