/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Each program stands below its source, much as `python3 -m dis` would show it. All of them are
 * functions of n, the number of rounds, and most are one loop:
 *
 *     while n > 0:
 *         (body)
 *         n -= 1
 */
#include "demos/interpreter/programs.h"
#include "demos/interpreter/int.h"

#include <stddef.h>

/* The numbers in the code are constants of the program, hence immortal. */
static VmInt zero = {VM_IMMORTAL_OBJECT(&vm_int_type), 0};
static VmInt one = {VM_IMMORTAL_OBJECT(&vm_int_type), 1};
static VmInt mask = {VM_IMMORTAL_OBJECT(&vm_int_type), 63};

static VmObject *const constants[] = {&zero.object, &one.object, &mask.object, &vm_none};

#define OP(NAME, ARGUMENT)                                                                         \
  {                                                                                                \
    VM_##NAME, ARGUMENT                                                                            \
  }

enum { ZERO, ONE, MASK, NONE };  /* constants */
enum { N, ITEMS, TABLE, THING }; /* locals */
enum { VALUE };                  /* attributes of a Thing */

static const char *const locals[] = {"n", "items", "table", "thing"};
static const char *const attributes[] = {"value"};

/* The loop around a body of LENGTH instructions, which does not contain n -= 1. */
#define WHILE_N(LENGTH)                                                                            \
  OP(LOAD_FAST_BORROW, N), OP(LOAD_CONST, ZERO), OP(COMPARE_OP, VM_GREATER),                       \
      OP(POP_JUMP_IF_FALSE, (LENGTH) + 5)
#define DECREMENT_N                                                                                \
  OP(LOAD_FAST_BORROW, N), OP(LOAD_CONST, ONE), OP(BINARY_OP, VM_SUBTRACT), OP(STORE_FAST, N)
#define REPEAT(LENGTH) DECREMENT_N, OP(JUMP_BACKWARD, (LENGTH) + 9)
#define RETURN_NONE OP(LOAD_CONST, NONE), OP(RETURN_VALUE, 0)

/* One line of Python each, to be put into bodies. */
#define ITEMS_APPEND_1                                                                             \
  OP(LOAD_FAST_BORROW, ITEMS), OP(LOAD_CONST, ONE), OP(CALL_LIST_APPEND, 0) /* 3 */
#define ITEMS_0                                                                                    \
  OP(LOAD_FAST_BORROW, ITEMS), OP(LOAD_CONST, ZERO), OP(BINARY_SUBSCR, 0), OP(POP_TOP, 0) /* 4 */
#define ITEMS_0_VALUE                                                                              \
  OP(LOAD_FAST_BORROW, ITEMS), OP(LOAD_CONST, ZERO), OP(BINARY_SUBSCR, 0), OP(LOAD_ATTR, VALUE),   \
      OP(POP_TOP, 0) /* 5 */
#define TABLE_N_IS_N                                                                               \
  OP(LOAD_FAST_BORROW, N), OP(LOAD_FAST_BORROW, TABLE), OP(LOAD_FAST_BORROW, N),                   \
      OP(LOAD_CONST, MASK), OP(BINARY_OP, VM_AND), OP(STORE_SUBSCR, 0) /* 6 */
#define DECREMENT_OF_N                                                 /* 4 */                     \
  OP(LOAD_GLOBAL, VM_GLOBAL_DECREMENT), OP(LOAD_FAST_BORROW, N), OP(CALL, 1), OP(POP_TOP, 0)
#define THING_VALUE_IS_N                                                                           \
  OP(LOAD_FAST_BORROW, N), OP(LOAD_FAST_BORROW, THING), OP(STORE_ATTR, VALUE)         /* 3 */
#define THING_VALUE OP(LOAD_FAST_BORROW, THING), OP(LOAD_ATTR, VALUE), OP(POP_TOP, 0) /* 3 */
#define COUNTER_PLUS_1                                                                             \
  OP(LOAD_GLOBAL, VM_GLOBAL_COUNTER), OP(LOAD_CONST, ONE), OP(BINARY_OP, VM_ADD),                  \
      OP(STORE_GLOBAL, VM_GLOBAL_COUNTER) /* 4 */

/*
 * def countdown(n):
 *     while n > 0:
 *         n -= 1
 */
static const VmInstruction countdown[] = {
    OP(RESUME, 0),
    WHILE_N(0),
    REPEAT(0), /* the jump back looks at the eval breaker */
    RETURN_NONE,
};

/*
 * def decrement(n):
 *     return n - 1
 */
static const VmInstruction decrement[] = {
    OP(RESUME, 0), /* looks at the eval breaker */
    OP(LOAD_FAST_BORROW, N), OP(LOAD_CONST, ONE), OP(BINARY_OP, VM_SUBTRACT), OP(RETURN_VALUE, 0),
};

/*
 * def calls(n):
 *     while n > 0:
 *         n = decrement(n)
 */
static const VmInstruction calls[] = {
    OP(RESUME, 0),
    OP(LOAD_FAST_BORROW, N),
    OP(LOAD_CONST, ZERO),
    OP(COMPARE_OP, VM_GREATER),
    OP(POP_JUMP_IF_FALSE, 5),
    OP(LOAD_GLOBAL, VM_GLOBAL_DECREMENT),
    OP(LOAD_FAST_BORROW, N),
    OP(CALL, 1), /* looks at the eval breaker when the call has returned */
    OP(STORE_FAST, N),
    OP(JUMP_BACKWARD, 9),
    RETURN_NONE,
};

/*
 * def own_list(n):
 *     items = []
 *     while n > 0:
 *         items.append(1); items[0]
 *         n -= 1
 */
static const VmInstruction own_list[] = {
    OP(RESUME, 0), OP(BUILD_LIST, 0), OP(STORE_FAST, ITEMS), WHILE_N(7), ITEMS_APPEND_1,
    ITEMS_0,       REPEAT(7),         RETURN_NONE,
};

/*
 * def own_dict(n):
 *     table = {}
 *     while n > 0:
 *         table[n & 63] = n
 *         n -= 1
 */
static const VmInstruction own_dict[] = {
    OP(RESUME, 0), OP(BUILD_MAP, 0), OP(STORE_FAST, TABLE), WHILE_N(6),
    TABLE_N_IS_N,  REPEAT(6),        RETURN_NONE,
};

/*
 * def own_object(n):
 *     items = [1]
 *     thing = Thing()
 *     while n > 0:
 *         thing.value = n; thing.value; items[0]
 *         n -= 1
 */
static const VmInstruction own_object[] = {
    OP(RESUME, 0),  OP(BUILD_LIST, 0),  OP(STORE_FAST, ITEMS),
    ITEMS_APPEND_1, OP(BUILD_THING, 0), OP(STORE_FAST, THING),
    WHILE_N(10),    THING_VALUE_IS_N,   THING_VALUE,
    ITEMS_0,        REPEAT(10),         RETURN_NONE,
};

/*
 * def shared_list(n):
 *     items = shared_items
 *     while n > 0:
 *         items.append(1)
 *         n -= 1
 */
static const VmInstruction shared_list[] = {
    OP(RESUME, 0),         OP(LOAD_GLOBAL, VM_GLOBAL_LIST),
    OP(STORE_FAST, ITEMS), WHILE_N(3),
    ITEMS_APPEND_1,        REPEAT(3),
    RETURN_NONE,
};

/* As own_dict, with table = shared_table. */
static const VmInstruction shared_dict[] = {
    OP(RESUME, 0),         OP(LOAD_GLOBAL, VM_GLOBAL_DICT),
    OP(STORE_FAST, TABLE), WHILE_N(6),
    TABLE_N_IS_N,          REPEAT(6),
    RETURN_NONE,
};

/*
 * def shared_object(n):
 *     items = shared_items
 *     items.append(shared_thing)
 *     while n > 0:
 *         items[0].value; items[0].value
 *         n -= 1
 */
static const VmInstruction shared_object[] = {
    OP(RESUME, 0),
    OP(LOAD_GLOBAL, VM_GLOBAL_LIST),
    OP(STORE_FAST, ITEMS),
    OP(LOAD_FAST_BORROW, ITEMS),
    OP(LOAD_GLOBAL, VM_GLOBAL_OBJECT),
    OP(CALL_LIST_APPEND, 0),
    WHILE_N(10),
    ITEMS_0_VALUE,
    ITEMS_0_VALUE,
    REPEAT(10),
    RETURN_NONE,
};

/*
 * Something of everything, calls most of all:
 *
 * def mixed(n):
 *     items, table, thing = [1], {}, Thing()
 *     while n > 0:
 *         decrement(n); decrement(n); decrement(n)
 *         table[n & 63] = n; thing.value; items[0]
 *         n -= 1
 */
static const VmInstruction mixed[] = {
    OP(RESUME, 0),      OP(BUILD_LIST, 0),     OP(STORE_FAST, ITEMS),
    ITEMS_APPEND_1,     OP(BUILD_MAP, 0),      OP(STORE_FAST, TABLE),
    OP(BUILD_THING, 0), OP(STORE_FAST, THING), WHILE_N(25),
    DECREMENT_OF_N,     DECREMENT_OF_N,        DECREMENT_OF_N,
    TABLE_N_IS_N,       THING_VALUE,           ITEMS_0,
    REPEAT(25),         RETURN_NONE,
};

/*
 * def add_plain(n):
 *     global counter
 *     while n > 0:
 *         counter += 1
 *         n -= 1
 */
static const VmInstruction add_plain[] = {
    OP(RESUME, 0), WHILE_N(4), COUNTER_PLUS_1, REPEAT(4), RETURN_NONE,
};

/*
 * def add(n):
 *     return n + 1
 */
static const VmInstruction add[] = {
    OP(RESUME, 0),         OP(LOAD_FAST_BORROW, N), OP(LOAD_CONST, ONE),
    OP(BINARY_OP, VM_ADD), OP(RETURN_VALUE, 0),
};

/*
 * def add_call(n):
 *     global counter
 *     while n > 0:
 *         counter = add(counter)
 *         n -= 1
 */
static const VmInstruction add_call[] = {
    OP(RESUME, 0),
    WHILE_N(4),
    OP(LOAD_GLOBAL, VM_GLOBAL_ADD),
    OP(LOAD_GLOBAL, VM_GLOBAL_COUNTER),
    OP(CALL, 1), /* two checks between the load and the store */
    OP(STORE_GLOBAL, VM_GLOBAL_COUNTER),
    REPEAT(4),
    RETURN_NONE,
};

/*
 * def add_locked(n):
 *     global counter
 *     while n > 0:
 *         with lock:
 *             counter += 1
 *         n -= 1
 */
static const VmInstruction add_locked[] = {
    OP(RESUME, 0),
    WHILE_N(10),
    OP(LOAD_GLOBAL, VM_GLOBAL_ACQUIRE),
    OP(CALL, 0),
    OP(POP_TOP, 0),
    COUNTER_PLUS_1,
    OP(LOAD_GLOBAL, VM_GLOBAL_RELEASE),
    OP(CALL, 0),
    OP(POP_TOP, 0),
    REPEAT(10),
    RETURN_NONE,
};

/*
 * def jobs(n):
 *     while n > 0:
 *         countdown(native())
 *         n -= 1
 */
static const VmInstruction jobs[] = {
    OP(RESUME, 0),
    WHILE_N(5),
    OP(LOAD_GLOBAL, VM_GLOBAL_COUNTDOWN),
    OP(LOAD_GLOBAL, VM_GLOBAL_NATIVE),
    OP(CALL, 0),
    OP(CALL, 1),
    OP(POP_TOP, 0),
    REPEAT(5),
    RETURN_NONE,
};

#define FUNCTION(NAME, CODE)                                                                       \
  {                                                                                                \
    .object = VM_IMMORTAL_OBJECT(&vm_function_type), .name = NAME, .code = CODE,                   \
    .constants = constants, .locals = locals, .attributes = attributes, .n_arguments = 1           \
  }

VmFunction vm_program_decrement = FUNCTION("decrement", decrement);
VmFunction vm_program_add = FUNCTION("add", add);
VmFunction vm_program_countdown = FUNCTION("countdown", countdown);

static const VmFunction programs[VM_N_PROGRAMS] = {
    [VM_COUNTDOWN] = FUNCTION("countdown", countdown),
    [VM_CALLS] = FUNCTION("calls", calls),
    [VM_OWN_LIST] = FUNCTION("own_list", own_list),
    [VM_OWN_DICT] = FUNCTION("own_dict", own_dict),
    [VM_OWN_OBJECT] = FUNCTION("own_object", own_object),
    [VM_SHARED_LIST] = FUNCTION("shared_list", shared_list),
    [VM_SHARED_DICT] = FUNCTION("shared_dict", shared_dict),
    [VM_SHARED_OBJECT] = FUNCTION("shared_object", shared_object),
    [VM_MIXED] = FUNCTION("mixed", mixed),
    [VM_ADD_PLAIN] = FUNCTION("add_plain", add_plain),
    [VM_ADD_CALL] = FUNCTION("add_call", add_call),
    [VM_ADD_LOCKED] = FUNCTION("add_locked", add_locked),
    [VM_JOBS] = FUNCTION("jobs", jobs),
};

const VmFunction *
vm_program(VmProgram program)
{
  return &programs[program];
}
