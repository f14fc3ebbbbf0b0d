/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * All run the same bytecode; which locks they take stands among their constants.
 */
#include "demos/schedule/philosopher.h"
#include "demos/schedule/program.h"

#include "demos/interpreter/int.h"

#define OP(NAME, ARGUMENT)                                                                         \
  {                                                                                                \
    VM_##NAME, ARGUMENT                                                                            \
  }

enum { NONE, LEFT, RIGHT, N_CONSTANTS };

static VmInt numbers[] = {
    {VM_IMMORTAL_OBJECT(&vm_int_type), 0}, {VM_IMMORTAL_OBJECT(&vm_int_type), 1},
    {VM_IMMORTAL_OBJECT(&vm_int_type), 2}, {VM_IMMORTAL_OBJECT(&vm_int_type), 3},
    {VM_IMMORTAL_OBJECT(&vm_int_type), 4},
};

#define CALL_WITH(FUNCTION, CONSTANT)                                                              \
  OP(LOAD_GLOBAL, VM_GLOBAL_##FUNCTION), OP(LOAD_CONST, CONSTANT), OP(CALL, 1), OP(POP_TOP, 0)

/*
 * def eat():
 *     acquire(left)
 *     acquire(right)
 *     release(right)
 *     release(left)
 */
static const VmInstruction eat[] = {
    OP(RESUME, 0),
    CALL_WITH(ACQUIRE, LEFT),
    CALL_WITH(ACQUIRE, RIGHT),
    CALL_WITH(RELEASE, RIGHT),
    CALL_WITH(RELEASE, LEFT),
    OP(LOAD_CONST, NONE),
    OP(RETURN_VALUE, 0),
};

static VmObject *forks[PROGRAM_THREADS][N_CONSTANTS];
static VmFunction philosophers[PROGRAM_THREADS];

const VmFunction *
philosopher_get(int i, int left, int right)
{
  forks[i][NONE] = &vm_none;
  forks[i][LEFT] = &numbers[left].object;
  forks[i][RIGHT] = &numbers[right].object;
  philosophers[i] = (VmFunction){
      .object = VM_IMMORTAL_OBJECT(&vm_function_type),
      .name = "eat",
      .code = eat,
      .constants = forks[i],
  };
  return &philosophers[i];
}
