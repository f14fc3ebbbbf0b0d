/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One build of the interpreter, seen from outside. Compiled once for each, like all that it stands
 * for.
 */
#include "demos/interpreter/build.h"
#include "demos/interpreter/containers.h"
#include "demos/interpreter/disassemble.h"
#include "demos/interpreter/eval.h"
#include "demos/interpreter/int.h"
#include "demos/interpreter/programs.h"
#include "demos/interpreter/retire.h"

static bool
make_module(VmModule *module)
{
  VmObject *_Atomic *globals = module->globals;
  globals[VM_GLOBAL_DECREMENT] = &vm_program_decrement.object;
  globals[VM_GLOBAL_ADD] = &vm_program_add.object;
  globals[VM_GLOBAL_COUNTDOWN] = &vm_program_countdown.object;
  globals[VM_GLOBAL_NATIVE] = &vm_native_functions[0].object;
  globals[VM_GLOBAL_ACQUIRE] = &vm_native_functions[1].object;
  globals[VM_GLOBAL_RELEASE] = &vm_native_functions[2].object;
  globals[VM_GLOBAL_JOIN] = globals[VM_GLOBAL_PUT] = globals[VM_GLOBAL_GET] = &vm_none;
  globals[VM_GLOBAL_LIST] = vm_list_new();
  globals[VM_GLOBAL_DICT] = vm_dict_new();
  globals[VM_GLOBAL_OBJECT] = vm_thing_new();
  globals[VM_GLOBAL_COUNTER] = vm_int_new(NULL, 0);
  for (int i = 0; i < VM_N_GLOBALS; i++)
    if (globals[i] == NULL)
      return false;
  return true;
}

/* Objects die on a thread; this one lives only for that. */
static void
clear_module(VmModule *module)
{
  VmThread undertaker = {.n_free_ints = 0};
  for (int i = 0; i < VM_MAX_GLOBALS; i++)
    if (module->globals[i] != NULL)
      vm_decref(&undertaker, module->globals[i]);
  vm_int_free_list_clear(&undertaker);
  vm_retire_all(&module->retired);
}

static int64_t
read_counter(const VmModule *module)
{
  return vm_int_value(module->globals[VM_GLOBAL_COUNTER]);
}

#ifdef VM_FREE_THREADED
static void
die(void *data, VmBiasedCount *count)
{
  VmObject *object = (VmObject *) count;
  object->type->dealloc(data, object);
}

static void
handle_queue(VmThread *thread)
{
  vm_owner_merge(&thread->owner, die, thread);
}
#endif

static int64_t
call_program(VmThread *thread, VmProgram program, int64_t rounds)
{
  int64_t number = 0;
  VmObject *argument = vm_int_new(thread, rounds);
  if (argument == NULL)
    return 0;
  VmObject *result = vm_eval(thread, vm_program(program), &argument, 1);
  if (result != NULL) {
    number = vm_is_int(result) ? vm_int_value(result) : 0;
    vm_decref(thread, result);
  }
  vm_decref(thread, argument);
  return number;
}

static int64_t
run(VmThread *thread, VmProgram program, int64_t rounds)
{
#ifdef VM_FREE_THREADED
  vm_owner_enter(&thread->owner, &thread->breaker, VM_MERGE_REQUEST);
#endif
  int64_t number = call_program(thread, program, rounds);
#ifdef VM_FREE_THREADED
  vm_owner_leave(&thread->owner, die, thread);
#endif
  vm_int_free_list_clear(thread);
  return number;
}

static void
disassemble(const VmModule *module, VmProgram program, int variable, Listing *listing)
{
  vm_disassemble(module, vm_program(program), variable, listing);
}

#ifdef VM_FREE_THREADED
const VmBuild vm_build_free = {
    .name = "free-threaded",
    .handle_queue = handle_queue,
#elif defined VM_CONTROLLED
const VmBuild vm_build_controlled = {
    .name = "controlled",
#else
const VmBuild vm_build_gil = {
    .name = "GIL",
    .has_gil = true,
#endif
    .header_size = sizeof(VmObject),
    .int_size = sizeof(VmInt),
    .make_module = make_module,
    .clear_module = clear_module,
    .read_counter = read_counter,
    .run = run,
    .disassemble = disassemble,
};
