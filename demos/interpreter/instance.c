/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A program has each name once, so most are found by their address; those that natives know are
 * compared as text.
 */
#include "demos/interpreter/instance.h"
#include "demos/interpreter/eval.h"
#include "demos/interpreter/exception.h"

#include <stdlib.h>
#include <string.h>

static void
drop_attributes(VmThread *thread, VmAttribute *attributes, int n)
{
  for (int i = 0; i < n; i++)
    vm_decref(thread, attributes[i].value);
}

static void
class_dealloc(VmThread *thread, VmObject *object)
{
  VmClass *class = (VmClass *) object;
  drop_attributes(thread, class->attributes, class->n_attributes);
  free(class);
}

static void
instance_dealloc(VmThread *thread, VmObject *object)
{
  VmInstance *self = (VmInstance *) object;
  drop_attributes(thread, self->attributes, self->n_attributes);
  free(self);
}

static void
bound_dealloc(VmThread *thread, VmObject *object)
{
  VmBound *self = (VmBound *) object;
  vm_decref(thread, self->function);
  vm_decref(thread, self->self);
  free(self);
}

const VmType vm_class_type = {.name = "type", .dealloc = class_dealloc};
const VmType vm_instance_type = {.name = "object", .dealloc = instance_dealloc};
const VmType vm_bound_type = {.name = "method", .dealloc = bound_dealloc};

VmClass *
vm_class_new(const char *name, VmClass *base)
{
  VmClass *class = calloc(1, sizeof *class);
  if (class == NULL)
    return NULL;
  vm_object_init(&class->object, &vm_class_type);
  class->name = name;
  class->base = base;
  return class;
}

bool
vm_class_set(VmClass *class, const char *name, VmObject *value)
{
  if (class->n_attributes == VM_MAX_ATTRIBUTES)
    return false;
  class->attributes[class->n_attributes++] = (VmAttribute){name, value};
  return true;
}

bool
vm_class_is(const VmClass *class, const VmClass *base)
{
  while (class != NULL && class != base)
    class = class->base;
  return class != NULL;
}

static VmAttribute *
find(const VmAttribute *attributes, int n, const char *name)
{
  for (int i = 0; i < n; i++)
    if (attributes[i].name == name)
      return (VmAttribute *) &attributes[i];
  for (int i = 0; i < n; i++)
    if (strcmp(attributes[i].name, name) == 0)
      return (VmAttribute *) &attributes[i];
  return NULL;
}

VmObject *
vm_instance_new(VmClass *class)
{
  VmInstance *self = calloc(1, sizeof *self);
  if (self == NULL)
    return NULL;
  vm_object_init(&self->object, &vm_instance_type);
  self->class = class;
  return &self->object;
}

VmObject *
vm_instance_get(const VmObject *instance, const char *name)
{
  const VmInstance *self = (const VmInstance *) instance;
  VmAttribute *found = find(self->attributes, self->n_attributes, name);
  return found != NULL ? found->value : NULL;
}

bool
vm_instance_set(VmThread *thread, VmObject *instance, const char *name, VmObject *value)
{
  VmInstance *self = (VmInstance *) instance;
  VmAttribute *found = find(self->attributes, self->n_attributes, name);
  if (value == NULL || (found == NULL && self->n_attributes == VM_MAX_ATTRIBUTES))
    return false;
  if (found == NULL) {
    self->attributes[self->n_attributes++] = (VmAttribute){name, value};
    return true;
  }
  VmObject *old = found->value;
  found->value = value;
  vm_decref(thread, old);
  return true;
}

VmObject *
vm_bound_new(VmObject *function, VmObject *self)
{
  VmBound *bound = malloc(sizeof *bound);
  if (bound == NULL)
    return NULL;
  vm_object_init(&bound->object, &vm_bound_type);
  bound->function = vm_ref(function);
  bound->self = vm_ref(self);
  return &bound->object;
}

VmObject *
vm_method_find(const VmObject *object, const char *name)
{
  for (const VmType *type = object->type; type != NULL; type = type->base)
    for (const VmMethod *method = type->methods; method != NULL && method->name != NULL; method++)
      if (strcmp(method->name, name) == 0)
        return (VmObject *) &method->function.object;
  if (object->type != &vm_instance_type)
    return NULL;
  for (const VmClass *class = ((const VmInstance *) object)->class; class; class = class->base) {
    VmAttribute *found = find(class->attributes, class->n_attributes, name);
    if (found != NULL)
      return found->value;
  }
  return NULL;
}

VmObject *
vm_get_attribute(VmThread *thread, VmObject *object, const char *name)
{
  VmObject *value = object->type == &vm_instance_type ? vm_instance_get(object, name) : NULL;
  if (value != NULL)
    return vm_ref(value);
  VmObject *function = vm_method_find(object, name);
  return function != NULL ? vm_bound_new(function, object)
                          : vm_raise(thread, &vm_type_error, "there is no such attribute");
}

static VmObject *
instantiate(VmThread *thread, VmClass *class, VmObject *const *arguments, int n)
{
  VmObject *self = vm_instance_new(class);
  VmObject *init = self != NULL ? vm_method_find(self, "__init__") : NULL;
  if (init == NULL) {
    if (n > 0 && self != NULL)
      vm_instance_set(thread, self, "message", vm_ref(arguments[0]));
    return self;
  }
  VmObject *all[VM_MAX_LOCALS] = {self};
  for (int i = 0; i < n && i + 1 < VM_MAX_LOCALS; i++)
    all[i + 1] = arguments[i];
  VmObject *none = vm_call(thread, init, all, n + 1);
  vm_decref(thread, none != NULL ? none : self);
  return none != NULL ? self : NULL;
}

VmObject *
vm_call_other(VmThread *thread, VmObject *callable, VmObject *const *arguments, int n)
{
  if (callable->type == &vm_class_type)
    return instantiate(thread, (VmClass *) callable, arguments, n);
  VmObject *all[VM_MAX_LOCALS];
  if (callable->type != &vm_bound_type || n + 1 > VM_MAX_LOCALS) {
    thread->error = "not callable";
    return NULL;
  }
  all[0] = ((VmBound *) callable)->self;
  for (int i = 0; i < n; i++)
    all[i + 1] = arguments[i];
  return vm_call(thread, ((VmBound *) callable)->function, all, n + 1);
}
