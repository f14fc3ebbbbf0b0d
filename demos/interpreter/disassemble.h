/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Bytecode made readable: a program and the functions it calls, as `python3 -m dis` would show
 * them. Reads what the eval loop runs, so the two cannot differ. Any thread.
 */
#pragma once

#include "demos/interpreter/code.h"
#include "demos/trace/listing.h"

/**
 * vm_disassemble:
 * @module: whose functions are called; it must live as long as @listing
 * @variable: the global variable whose loads and stores are watched
 * @listing: (out): cut at LISTING_MAX; the note is not touched
 */
void vm_disassemble(const VmModule *module, const VmFunction *program, int variable,
                    Listing *listing);

/** vm_disassemble_one: @argument: (out): what the instruction @at works on by name. Returns: the
 * opcode's name */
const char *vm_disassemble_one(const VmModule *module, const VmFunction *function,
                               const VmInstruction *at, char argument[LISTING_MAX_ARGUMENT]);
/** vm_disassemble_compiled: the same of a function of compiler/. @names: of the globals from
 * VM_FIRST_NAMED on. Only where it may suspend can other tasks come in: that is a check */
void vm_disassemble_compiled(const VmModule *module, const VmFunction *program,
                             const char *const *names, int variable, Listing *listing);

/** vm_disassemble_place: Returns: the index that the instruction @at of @function has in the
 * listing of @program; TRACE_NO_PLACE when it is not listed */
unsigned vm_disassemble_place(const VmModule *module, const VmFunction *program,
                              const VmFunction *function, const VmInstruction *at);
