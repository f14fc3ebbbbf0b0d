/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Each does its part at once. Compare Modules/_threadmodule.c and Modules/_queuemodule.c, where the
 * same functions also wait.
 */
#include "demos/schedule/natives.h"
#include "demos/schedule/world.h"

#include "demos/interpreter/int.h"

static int
get_number(VmObject *const *arguments, int n, int below)
{
  int64_t number = n == 1 && vm_is_int(arguments[0]) ? vm_int_value(arguments[0]) : -1;
  return number < below ? (int) number : -1;
}

static VmObject *
fail(VmThread *vm, const char *error)
{
  vm->error = error;
  return NULL;
}

static VmObject *
acquire(VmThread *vm, VmObject *const *arguments, int n)
{
  WorldThread *thread = (WorldThread *) vm;
  int lock = get_number(arguments, n, PROGRAM_LOCKS);
  if (lock < 0)
    return fail(vm, "no such lock");
  thread->world->holder[lock] = (int) (thread - thread->world->threads);
  return &vm_none;
}

static VmObject *
release(VmThread *vm, VmObject *const *arguments, int n)
{
  WorldThread *thread = (WorldThread *) vm;
  int lock = get_number(arguments, n, PROGRAM_LOCKS);
  if (lock < 0)
    return fail(vm, "no such lock");
  thread->world->holder[lock] = WORLD_NOBODY;
  return &vm_none;
}

static VmObject *
join(VmThread *vm, VmObject *const *arguments, int n)
{
  return &vm_none;
}

static VmObject *
change_queue(VmThread *vm, VmObject *const *arguments, int n, int by)
{
  WorldThread *thread = (WorldThread *) vm;
  int queue = get_number(arguments, n, WORLD_QUEUES);
  if (queue < 0)
    return fail(vm, "no such queue");
  thread->world->queued[queue] += by;
  return &vm_none;
}

static VmObject *
put(VmThread *vm, VmObject *const *arguments, int n)
{
  return change_queue(vm, arguments, n, 1);
}

static VmObject *
get(VmThread *vm, VmObject *const *arguments, int n)
{
  return change_queue(vm, arguments, n, -1);
}

#define NATIVE(NAME)                                                                               \
  {                                                                                                \
    .object = VM_IMMORTAL_OBJECT(&vm_function_type), .name = #NAME, .native = NAME                 \
  }

static struct {
  int global;
  StepKind kind;
  VmFunction function;
} natives[] = {
    {VM_GLOBAL_ACQUIRE, STEP_ACQUIRE, NATIVE(acquire)},
    {VM_GLOBAL_RELEASE, STEP_RELEASE, NATIVE(release)},
    {VM_GLOBAL_JOIN, STEP_JOIN, NATIVE(join)},
    {VM_GLOBAL_PUT, STEP_PUT, NATIVE(put)},
    {VM_GLOBAL_GET, STEP_GET, NATIVE(get)},
};
enum { N_NATIVES = sizeof natives / sizeof *natives };

void
natives_install(VmModule *module)
{
  for (int i = 0; i < N_NATIVES; i++)
    module->globals[natives[i].global] = &natives[i].function.object;
}

StepKind
natives_kind(const VmFunction *function)
{
  for (int i = 0; i < N_NATIVES; i++)
    if (function == &natives[i].function)
      return natives[i].kind;
  return STEP_LOCAL;
}
