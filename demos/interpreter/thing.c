/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * An object with a few attributes, as an instance of a small class has. Compare Objects/object.c.
 */
#include "demos/interpreter/containers.h"
#include "demos/interpreter/place.h"
#include "demos/interpreter/retire.h"

#include <stdlib.h>

typedef struct {
  VmObject object;
  VmPlace attributes[VM_THING_ATTRIBUTES];
} Thing;

static void
thing_dealloc(VmThread *thread, VmObject *object)
{
  Thing *thing = (Thing *) object;
  for (int i = 0; i < VM_THING_ATTRIBUTES; i++)
    vm_decref(thread, thing->attributes[i]);
  vm_retire(thread, object);
}

const VmType vm_thing_type = {.name = "Thing", .dealloc = thing_dealloc};

VmObject *
vm_thing_new(void)
{
  Thing *thing = malloc(sizeof *thing);
  if (thing == NULL)
    return NULL;
  vm_object_init(&thing->object, &vm_thing_type);
  for (int i = 0; i < VM_THING_ATTRIBUTES; i++)
    atomic_init(&thing->attributes[i], &vm_none);
  return &thing->object;
}

bool
vm_thing_set(VmThread *thread, VmObject *object, int attribute, VmObject *value)
{
  Thing *thing = (Thing *) object;
  vm_begin_critical(object);
  VmObject *old = atomic_load_explicit(&thing->attributes[attribute], memory_order_relaxed);
  atomic_store_explicit(&thing->attributes[attribute], value, memory_order_release);
  vm_end_critical(object);
  vm_decref(thread, old);
  return true;
}

VmObject *
vm_thing_get(VmThread *thread, VmObject *object, int attribute)
{
  VmPlace *place = &((Thing *) object)->attributes[attribute];
  VmObject *value = vm_try_get(thread, place);
  if (value != NULL)
    return value;
  vm_begin_critical(object);
  value = vm_ref_locked(atomic_load_explicit(place, memory_order_relaxed));
  vm_end_critical(object);
  return value;
}
