/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Classes, their instances, and methods bound to one. Compare Objects/typeobject.c and
 * Objects/classobject.c. Attributes are few, so they are looked for one by one, by name.
 * Used by one thread at a time, but for what is immortal.
 */
#pragma once

#include "demos/interpreter/code.h"

#define VM_MAX_ATTRIBUTES 16

typedef struct {
  const char *name;
  VmObject *value;
} VmAttribute;

/** VmClass: @attributes: its methods */
typedef struct VmClass {
  VmObject object;
  const char *name;
  struct VmClass *base; /* (nullable) */
  VmAttribute attributes[VM_MAX_ATTRIBUTES];
  int n_attributes;
} VmClass;

typedef struct {
  VmObject object;
  VmClass *class; /* immortal, or as old as the program */
  VmAttribute attributes[VM_MAX_ATTRIBUTES];
  int n_attributes;
} VmInstance;

/** VmBound: calling it is calling @function with @self first */
typedef struct {
  VmObject object;
  VmObject *function, *self;
} VmBound;

/** VmMethod: one of a type's in C. Gets the object as its first argument */
struct VmMethod {
  const char *name;
  VmFunction function;
};

#define VM_METHOD(NAME, FUNCTION)                                                                  \
  {                                                                                                \
    NAME,                                                                                          \
    {                                                                                              \
      .object = VM_FUNCTION_OBJECT, .name = NAME, .native = FUNCTION                               \
    }                                                                                              \
  }

/* A function in C that programs call by its name. */
#define VM_NATIVE(NAME, FUNCTION)                                                                  \
  {                                                                                                \
    .object = VM_FUNCTION_OBJECT, .name = NAME, .native = FUNCTION                                 \
  }

extern const VmType vm_class_type, vm_instance_type, vm_bound_type;

extern const VmMethod vm_list_methods[];

/** vm_class_new: Returns: (transfer full) (nullable). @name: kept */
VmClass *vm_class_new(const char *name, VmClass *base);
/** vm_class_set: @value: (transfer full). Returns: false when there is no room */
bool vm_class_set(VmClass *class, const char *name, VmObject *value);
bool vm_class_is(const VmClass *class, const VmClass *base);

/** vm_instance_new: without __init__(). Returns: (transfer full) (nullable) */
VmObject *vm_instance_new(VmClass *class);
/** vm_instance_get: Returns: (transfer none) (nullable): one of its own */
VmObject *vm_instance_get(const VmObject *instance, const char *name);
/** vm_instance_set: @value: (transfer full). @name: kept. Returns: false when there is no room */
bool vm_instance_set(VmThread *thread, VmObject *instance, const char *name, VmObject *value);

VmObject *vm_bound_new(VmObject *function, VmObject *self);

/** vm_method_find: Returns: (transfer none) (nullable): the function that is called for
 * `object.name()` */
VmObject *vm_method_find(const VmObject *object, const char *name);

/** vm_get_attribute: `object.name`: a value or a bound method. Returns: (transfer full); NULL when
 * it raised */
VmObject *vm_get_attribute(VmThread *thread, VmObject *object, const char *name);

/** vm_call_other: calls what is no function: a bound method, or a class */
VmObject *vm_call_other(VmThread *thread, VmObject *callable, VmObject *const *arguments, int n);
