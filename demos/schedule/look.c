/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A call of a function in C is about what the function is and its one argument; both lie on the
 * stack. Whatever works on a container may work on a shared one, so all of them count as one place.
 */
#include "demos/schedule/look.h"
#include "demos/schedule/natives.h"

#include "demos/interpreter/int.h"

#include <stddef.h>

#define CONTAINERS VM_N_GLOBALS

/* The function in C that @at calls, or NULL. */
static const VmFunction *
find_native(const VmFrame *frame, const VmInstruction *at)
{
  if (at->opcode != VM_CALL)
    return NULL;
  const VmObject *callable = vm_get(frame->top[-at->argument - 1]);
  const VmFunction *function = (const VmFunction *) callable;
  return callable->type == &vm_function_type && function->native != NULL ? function : NULL;
}

static Step
look_at_native(const VmFrame *frame, const VmInstruction *at)
{
  const VmFunction *function = find_native(frame, at);
  const VmObject *argument = vm_get(frame->top[-1]);
  if (function == NULL || at->argument != 1 || !vm_is_int(argument))
    return (Step){STEP_LOCAL, 0};
  return (Step){natives_kind(function), (int) vm_int_value(argument)};
}

Step
look_at(const VmFrame *frame, const VmInstruction *at)
{
  bool variable = at->argument >= VM_FIRST_VARIABLE; /* functions are never rebound */
  switch (at->opcode) {
  case VM_LOAD_GLOBAL:
    return (Step){variable ? STEP_READ : STEP_LOCAL, at->argument};
  case VM_STORE_GLOBAL:
    return (Step){STEP_WRITE, at->argument};
  case VM_BINARY_SUBSCR:
  case VM_LOAD_ATTR:
    return (Step){STEP_READ, CONTAINERS};
  case VM_CALL_LIST_APPEND:
  case VM_STORE_SUBSCR:
  case VM_STORE_ATTR:
    return (Step){STEP_WRITE, CONTAINERS};
  default:
    return look_at_native(frame, at);
  }
}

bool
look_is_point(SchedulePoints points, const VmFrame *frame, const VmInstruction *at, bool outermost)
{
  bool resume = at->opcode == VM_RESUME;
  if (find_native(frame, at) != NULL)
    return true;
  switch (points) {
  case POINTS_EVERY:
    return true;
  case POINTS_VISIBLE:
    return (resume && outermost) || at->opcode == VM_LOAD_GLOBAL ||
           look_at(frame, at).kind != STEP_LOCAL;
  case POINTS_CHECK:
    return resume || at->opcode == VM_JUMP_BACKWARD;
  case POINTS_LOCKS:
    return false;
  }
  return false;
}
