/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Compare contextvar_set() and PyContext_CopyCurrent() in Python/context.c. set() changes the
 * present context, whoever else is in it: a coroutine that is awaited is in its caller's, a task is
 * in a copy.
 */
#include "demos/loop/context.h"

#include <stdlib.h>

#define MAX_VARIABLES 8

typedef struct {
  VmObject object;
  VmObject *variables[MAX_VARIABLES], *values[MAX_VARIABLES];
  int n;
} Context;

typedef struct {
  VmObject object;
  VmObject *initial;
} Variable;

static _Thread_local VmObject *current;

static void
context_dealloc(VmThread *thread, VmObject *object)
{
  Context *self = (Context *) object;
  for (int i = 0; i < self->n; i++) {
    vm_decref(thread, self->variables[i]);
    vm_decref(thread, self->values[i]);
  }
  free(self);
}

static void
variable_dealloc(VmThread *thread, VmObject *object)
{
  vm_decref(thread, ((Variable *) object)->initial);
  free(object);
}

static const VmType context_type = {.name = "Context", .dealloc = context_dealloc};

static int
find(const Context *context, const VmObject *variable)
{
  for (int i = 0; context != NULL && i < context->n; i++)
    if (context->variables[i] == variable)
      return i;
  return -1;
}

static VmObject *
get(VmThread *thread, VmObject *const *arguments, int n)
{
  const Context *context = (const Context *) current;
  int found = find(context, arguments[0]);
  return vm_ref(found >= 0 ? context->values[found] : ((Variable *) arguments[0])->initial);
}

static VmObject *
set(VmThread *thread, VmObject *const *arguments, int n)
{
  Context *context = (Context *) current;
  int found = find(context, arguments[0]);
  if (found >= 0) {
    vm_decref(thread, context->values[found]);
    context->values[found] = vm_ref(arguments[1]);
  } else if (context != NULL && context->n < MAX_VARIABLES) {
    context->variables[context->n] = vm_ref(arguments[0]);
    context->values[context->n++] = vm_ref(arguments[1]);
  }
  return &vm_none;
}

static const VmMethod methods[] = {VM_METHOD("get", get), VM_METHOD("set", set), {.name = NULL}};
static const VmType variable_type = {
    .name = "ContextVar", .dealloc = variable_dealloc, .methods = methods};

VmObject *
loop_context_current(void)
{
  return current;
}

VmObject *
loop_context_enter(VmObject *context)
{
  VmObject *before = current;
  current = context;
  return before;
}

VmObject *
loop_context_new(void)
{
  Context *self = calloc(1, sizeof *self);
  if (self == NULL)
    abort();
  vm_object_init(&self->object, &context_type);
  return &self->object;
}

VmObject *
loop_context_copy(VmObject *context)
{
  Context *copy = (Context *) loop_context_new();
  const Context *from = (const Context *) context;
  for (int i = 0; from != NULL && i < from->n; i++) {
    copy->variables[i] = vm_ref(from->variables[i]);
    copy->values[i] = vm_ref(from->values[i]);
    copy->n++;
  }
  return &copy->object;
}

/* The name is for people only. */
VmObject *
loop_context_variable(VmThread *thread, VmObject *const *arguments, int n)
{
  Variable *self = malloc(sizeof *self);
  if (self == NULL)
    return NULL;
  vm_object_init(&self->object, &variable_type);
  self->initial = vm_ref(n > 1 ? arguments[1] : &vm_none);
  return &self->object;
}
