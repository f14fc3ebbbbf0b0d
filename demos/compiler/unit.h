/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A program: all that was compiled for one interpreter, with the names and constants that its
 * functions share. Compare the code objects of Objects/codeobject.c, and the module's dict. Used by
 * one thread at a time.
 */
#pragma once

#include "demos/compiler/names.h"
#include "demos/interpreter/code.h"

#include <stdbool.h>

#define UNIT_MAX_NAMES 250
#define UNIT_MAX_CONSTANTS 250
#define UNIT_MAX_FUNCTIONS 250

/** Unit: @globals: the names of the module's global variables from VM_FIRST_NAMED on; those of
 * another module have its name and a dot before their own, as “asyncio.sleep” */
typedef struct {
  VmModule *module;
  const char *globals[VM_MAX_GLOBALS];
  int n_globals;
  const char *names[UNIT_MAX_NAMES]; /* of attributes and locals */
  int n_names;
  VmObject *constants[UNIT_MAX_CONSTANTS];
  int n_constants;
  VmFunction *functions[UNIT_MAX_FUNCTIONS];
  int n_functions;
} Unit;

/** unit_new: Returns: (transfer full): one whose globals are those of @module */
Unit *unit_new(VmModule *module);

/** unit_free: after the module's variables were dropped, and all objects that its code made */
void unit_free(Unit *unit);

/** unit_set: gives a global a value. @value: (transfer full) */
void unit_set(Unit *unit, const char *name, VmObject *value);

/** unit_get: Returns: (transfer none) (nullable): a global's value */
VmObject *unit_get(const Unit *unit, const char *name);

/**
 * unit_compile:
 * @prefix: (nullable): of the module that @source is, as “asyncio”: what it defines is known to
 * others by that name
 *
 * Compiles @source; a mistake in it ends the program, whose part it is. Returns: (transfer none):
 * a function without arguments that executes its lines
 */
const VmFunction *unit_compile(Unit *unit, const char *source, const char *prefix);

/* For the compiler: the place of each, added where it is not there. */
const char *unit_name(Unit *unit, const char *text, int length);
int unit_find_global(const Unit *unit, const char *name);
int unit_global(Unit *unit, const char *name);
int unit_constant(Unit *unit, VmObject *constant);
/** unit_number: Returns: (transfer full): a whole number, for a constant */
VmObject *unit_number(int64_t value);
