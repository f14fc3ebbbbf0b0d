/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Each program stands below its source, as in interpreter/programs.c. Locks, threads and queues are
 * known by number: acquire(0) is what threading.Lock would have as lock.acquire().
 */
#include "demos/schedule/program.h"
#include "demos/schedule/philosopher.h"

#include "demos/interpreter/int.h"
#include "demos/interpreter/programs.h"

#define OP(NAME, ARGUMENT)                                                                         \
  {                                                                                                \
    VM_##NAME, ARGUMENT                                                                            \
  }

enum { NONE, ZERO, ONE }; /* constants */
enum { FREE };            /* locals */

static VmInt zero = {VM_IMMORTAL_OBJECT(&vm_int_type), 0};
static VmInt one = {VM_IMMORTAL_OBJECT(&vm_int_type), 1};
static VmObject *const constants[] = {&vm_none, &zero.object, &one.object};
static const char *const locals[] = {"free"};

#define CALL_WITH(FUNCTION, CONSTANT)                                                              \
  OP(LOAD_GLOBAL, VM_GLOBAL_##FUNCTION), OP(LOAD_CONST, CONSTANT), OP(CALL, 1), OP(POP_TOP, 0)
#define COUNTER_PLUS_1                                                                             \
  OP(LOAD_GLOBAL, VM_GLOBAL_COUNTER), OP(LOAD_CONST, ONE), OP(BINARY_OP, VM_ADD),                  \
      OP(STORE_GLOBAL, VM_GLOBAL_COUNTER)
#define RETURN_NONE OP(LOAD_CONST, NONE), OP(RETURN_VALUE, 0)

/*
 * def plain():
 *     global counter
 *     counter += 1
 */
static const VmInstruction plain[] = {OP(RESUME, 0), COUNTER_PLUS_1, RETURN_NONE};

/*
 * def call():
 *     global counter
 *     counter = add(counter)
 */
static const VmInstruction call[] = {
    OP(RESUME, 0), OP(LOAD_GLOBAL, VM_GLOBAL_ADD),      OP(LOAD_GLOBAL, VM_GLOBAL_COUNTER),
    OP(CALL, 1),   OP(STORE_GLOBAL, VM_GLOBAL_COUNTER), RETURN_NONE,
};

/*
 * def locked():
 *     global counter
 *     acquire(0)
 *     counter += 1
 *     release(0)
 */
static const VmInstruction locked[] = {
    OP(RESUME, 0), CALL_WITH(ACQUIRE, ZERO), COUNTER_PLUS_1, CALL_WITH(RELEASE, ZERO), RETURN_NONE,
};

/*
 * def check_act():
 *     global counter
 *     acquire(0)
 *     free = counter < 1
 *     release(0)
 *     if free:
 *         acquire(0)
 *         counter += 1
 *         release(0)
 */
static const VmInstruction check_act[] = {
    OP(RESUME, 0),
    CALL_WITH(ACQUIRE, ZERO),
    OP(LOAD_GLOBAL, VM_GLOBAL_COUNTER),
    OP(LOAD_CONST, ONE),
    OP(COMPARE_OP, VM_LESS),
    OP(STORE_FAST, FREE),
    CALL_WITH(RELEASE, ZERO),
    OP(LOAD_FAST_BORROW, FREE),
    OP(POP_JUMP_IF_FALSE, 12),
    CALL_WITH(ACQUIRE, ZERO),
    COUNTER_PLUS_1,
    CALL_WITH(RELEASE, ZERO),
    RETURN_NONE,
};

/* join(0), or get(0), and then as plain; the other one puts when it is done. */
static const VmInstruction join_first[] = {
    OP(RESUME, 0),
    CALL_WITH(JOIN, ZERO),
    COUNTER_PLUS_1,
    RETURN_NONE,
};
static const VmInstruction get_first[] = {
    OP(RESUME, 0),
    CALL_WITH(GET, ZERO),
    COUNTER_PLUS_1,
    RETURN_NONE,
};
static const VmInstruction put_after[] = {
    OP(RESUME, 0),
    COUNTER_PLUS_1,
    CALL_WITH(PUT, ZERO),
    RETURN_NONE,
};

#define FUNCTION(NAME)                                                                             \
  {                                                                                                \
    .object = VM_IMMORTAL_OBJECT(&vm_function_type), .name = #NAME, .code = NAME,                  \
    .constants = constants, .locals = locals                                                       \
  }

static const VmFunction functions[][2] = {
    [BODY_PLAIN] = {FUNCTION(plain), FUNCTION(plain)},
    [BODY_CALL] = {FUNCTION(call), FUNCTION(call)},
    [BODY_LOCKED] = {FUNCTION(locked), FUNCTION(locked)},
    [BODY_CHECK_ACT] = {FUNCTION(check_act), FUNCTION(check_act)},
    [BODY_JOINED] = {FUNCTION(plain), FUNCTION(join_first)},
    [BODY_QUEUED] = {FUNCTION(put_after), FUNCTION(get_first)},
};

static ScheduleProgram program;

static bool
counted_all(int n, int64_t counter)
{
  return counter == n;
}

static bool
counted_once(int n, int64_t counter)
{
  return counter == 1;
}

static bool
counted_nothing(int n, int64_t counter)
{
  return counter == 0;
}

const ScheduleProgram *
program_get(ScheduleBody body, int n)
{
  program.is_right = body >= BODY_CIRCLE      ? counted_nothing
                     : body == BODY_CHECK_ACT ? counted_once
                                              : counted_all;
  program.counts = body < BODY_CIRCLE;
  program.n_locks = body >= BODY_CIRCLE ? n : body == BODY_LOCKED || body == BODY_CHECK_ACT;
  for (int i = 0; i < n; i++)
    if (body >= BODY_CIRCLE)
      program.functions[i] = philosopher_get(i, i, (i + 1) % n);
    else
      program.functions[i] = &functions[body][i > 0];
  if (body == BODY_ORDERED)
    program.functions[n - 1] = philosopher_get(n - 1, 0, n - 1);
  return &program;
}
