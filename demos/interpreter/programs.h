/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The Python programs the demos run, compiled by hand. Immutable; any thread.
 */
#pragma once

#include "demos/interpreter/build.h"
#include "demos/interpreter/code.h"

/** vm_program: Returns: the function of one argument that is @program */
const VmFunction *vm_program(VmProgram program);

extern VmFunction vm_program_decrement;
extern VmFunction vm_program_add;
extern VmFunction vm_program_countdown;

/** vm_native_functions: native(), acquire() and release() */
extern VmFunction vm_native_functions[3];
