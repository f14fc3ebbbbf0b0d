/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What is true: all but None, False, zero, and a list with nothing in it.
 */
#include "demos/interpreter/value.h"
#include "demos/interpreter/containers.h"
#include "demos/interpreter/int.h"

#include <stdio.h>
#include <stdlib.h>

static void
value_dealloc(VmThread *thread, VmObject *object)
{
  free(object);
}

const VmType vm_float_type = {.name = "float", .dealloc = value_dealloc};
const VmType vm_str_type = {.name = "str", .dealloc = value_dealloc};

VmObject *
vm_float_new(double value)
{
  VmFloat *self = malloc(sizeof *self);
  if (self == NULL)
    return NULL;
  vm_object_init(&self->object, &vm_float_type);
  self->value = value;
  return &self->object;
}

VmObject *
vm_str_new(const char *text)
{
  VmStr *self = malloc(sizeof *self);
  if (self == NULL)
    return NULL;
  vm_object_init(&self->object, &vm_str_type);
  snprintf(self->text, sizeof self->text, "%s", text);
  return &self->object;
}

bool
vm_is_number(const VmObject *object)
{
  return object->type == &vm_float_type || vm_is_int(object);
}

double
vm_number(const VmObject *object)
{
  if (object->type == &vm_float_type)
    return ((const VmFloat *) object)->value;
  if (vm_is_int(object))
    return (double) vm_int_value(object);
  return object == &vm_true ? 1 : 0;
}

bool
vm_is_true(VmObject *object)
{
  if (vm_is_number(object))
    return vm_number(object) != 0;
  if (object->type == &vm_list_type)
    return vm_list_length(object) > 0;
  return object != &vm_none && object != &vm_false;
}
