/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A program that does not fit ends here: our sources are few and known.
 */
#include "demos/compiler/unit.h"
#include "demos/interpreter/int.h"
#include "demos/interpreter/value.h"

#include <stdlib.h>
#include <string.h>

Unit *
unit_new(VmModule *module)
{
  Unit *unit = calloc(1, sizeof *unit);
  if (unit == NULL)
    abort();
  unit->module = module;
  unit->constants[unit->n_constants++] = &vm_none;
  return unit;
}

void
unit_free(Unit *unit)
{
  for (int i = 0; i < unit->n_constants; i++) {
    VmObject *constant = unit->constants[i];
    bool small = vm_is_int(constant) && vm_int_value(constant) <= VM_SMALL_INTS_TO;
    if (constant != &vm_none && constant != &vm_true && constant != &vm_false && !small)
      free(constant);
  }
  for (int i = 0; i < unit->n_functions; i++) {
    VmFunction *function = unit->functions[i];
    free((void *) function->code);
    free((void *) function->locals);
    free((void *) function->handlers);
    free((void *) function->defaults);
    free(function);
  }
  for (int i = 0; i < unit->n_names; i++)
    free((void *) unit->names[i]);
  free(unit);
}

const char *
unit_name(Unit *unit, const char *text, int length)
{
  for (int i = 0; i < unit->n_names; i++)
    if (strncmp(unit->names[i], text, (size_t) length) == 0 && unit->names[i][length] == '\0')
      return unit->names[i];
  if (unit->n_names == UNIT_MAX_NAMES)
    abort();
  char *name = strndup(text, (size_t) length);
  if (name == NULL)
    abort();
  return unit->names[unit->n_names++] = name;
}

int
unit_find_global(const Unit *unit, const char *name)
{
  for (int i = 0; i < unit->n_globals; i++)
    if (strcmp(unit->globals[i], name) == 0)
      return VM_FIRST_NAMED + i;
  return -1;
}

int
unit_global(Unit *unit, const char *name)
{
  int found = unit_find_global(unit, name);
  if (found >= 0)
    return found;
  if (VM_FIRST_NAMED + unit->n_globals == VM_MAX_GLOBALS)
    abort();
  unit->globals[unit->n_globals] = unit_name(unit, name, (int) strlen(name));
  unit->module->globals[VM_FIRST_NAMED + unit->n_globals] = &vm_none;
  return VM_FIRST_NAMED + unit->n_globals++;
}

void
unit_set(Unit *unit, const char *name, VmObject *value)
{
  VmThread *nobody = NULL; /* what is replaced before anything runs is None */
  int place = unit_global(unit, name);
  vm_decref(nobody, unit->module->globals[place]);
  unit->module->globals[place] = value;
}

VmObject *
unit_get(const Unit *unit, const char *name)
{
  int place = unit_find_global(unit, name);
  return place >= 0 ? unit->module->globals[place] : NULL;
}

static bool
are_same(const VmObject *a, const VmObject *b)
{
  if (a->type != b->type || a->type == &vm_str_type)
    return a == b || (a->type == b->type && a->type == &vm_str_type &&
                      strcmp(((const VmStr *) a)->text, ((const VmStr *) b)->text) == 0);
  return a == b || (vm_is_number(a) && vm_number(a) == vm_number(b));
}

/* Constants live as long as the unit and are shared by whoever runs it. */
int
unit_constant(Unit *unit, VmObject *constant)
{
  for (int i = 0; i < unit->n_constants; i++)
    if (are_same(unit->constants[i], constant)) {
      if (constant->type == &vm_float_type || constant->type == &vm_str_type)
        free(constant);
      return i;
    }
  if (constant == NULL || unit->n_constants == UNIT_MAX_CONSTANTS)
    abort();
  VmCount immortal = VM_COUNT_IMMORTAL;
  constant->count = immortal;
  unit->constants[unit->n_constants] = constant;
  return unit->n_constants++;
}

/* Small ones are there already; for the others there is no free list yet. */
VmObject *
unit_number(int64_t value)
{
  if (value >= VM_SMALL_INTS_FROM && value <= VM_SMALL_INTS_TO)
    return vm_int_new(NULL, value);
  VmInt *number = malloc(sizeof *number);
  if (number == NULL)
    abort();
  vm_object_init(&number->object, &vm_int_type);
  number->value = value;
  return &number->object;
}
