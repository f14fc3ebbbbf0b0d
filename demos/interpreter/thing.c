/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "demos/interpreter/containers.h"

#include <stdlib.h>

typedef struct {
  VmObject object;
  VmObject *attributes[VM_THING_ATTRIBUTES];
} Thing;

static void
thing_dealloc(VmThread *thread, VmObject *object)
{
  Thing *thing = (Thing *) object;
  for (int i = 0; i < VM_THING_ATTRIBUTES; i++)
    vm_decref(thread, thing->attributes[i]);
  free(thing);
}

const VmType vm_thing_type = {"Thing", thing_dealloc};

VmObject *
vm_thing_new(void)
{
  Thing *thing = malloc(sizeof *thing);
  if (thing == NULL)
    return NULL;
  vm_object_init(&thing->object, &vm_thing_type);
  for (int i = 0; i < VM_THING_ATTRIBUTES; i++)
    thing->attributes[i] = &vm_none;
  return &thing->object;
}

bool
vm_thing_set(VmThread *thread, VmObject *object, int attribute, VmObject *value)
{
  Thing *thing = (Thing *) object;
  vm_begin_critical(object);
  VmObject *old = thing->attributes[attribute];
  thing->attributes[attribute] = value;
  vm_end_critical(object);
  vm_decref(thread, old);
  return true;
}

VmObject *
vm_thing_get(VmObject *object, int attribute)
{
  Thing *thing = (Thing *) object;
  vm_begin_critical(object);
  VmObject *value = vm_ref(thing->attributes[attribute]);
  vm_end_critical(object);
  return value;
}
