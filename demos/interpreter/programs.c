/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Each program stands beside its source, as `python3 -m dis` would show it.
 */
#include "demos/interpreter/programs.h"
#include "demos/interpreter/int.h"

#include <stddef.h>

/* The numbers in the code are constants of the program, hence immortal. */
static VmInt zero = {VM_IMMORTAL_OBJECT(&vm_int_type), 0};
static VmInt one = {VM_IMMORTAL_OBJECT(&vm_int_type), 1};

static VmObject *const numbers[] = {&zero.object, &one.object, &vm_none};
enum { ZERO, ONE, NONE };

/*
 * def countdown(n):
 *     while n > 0:
 *         n -= 1
 */
static const VmInstruction countdown[] = {
    {VM_RESUME, 0},              /**/
    {VM_LOAD_FAST, 0},           /* n */
    {VM_LOAD_CONST, ZERO},       /**/
    {VM_COMPARE_OP, VM_GREATER}, /* n > 0 */
    {VM_POP_JUMP_IF_FALSE, 5},   /**/
    {VM_LOAD_FAST, 0},           /* n */
    {VM_LOAD_CONST, ONE},        /**/
    {VM_BINARY_OP, VM_SUBTRACT}, /* n - 1 */
    {VM_STORE_FAST, 0},          /* n = */
    {VM_JUMP_BACKWARD, 9},       /* checks the eval breaker */
    {VM_LOAD_CONST, NONE},       /**/
    {VM_RETURN_VALUE, 0},
};

const VmFunction vm_countdown = {
    .object = VM_FUNCTION_OBJECT,
    .name = "countdown",
    .code = countdown,
    .constants = numbers,
    .n_arguments = 1,
};
