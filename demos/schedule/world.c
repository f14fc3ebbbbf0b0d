/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Each thread is a fiber that runs bytecode; before() is called before each instruction and leaves
 * the fiber where a thread shall stop. Nothing is ever decided in here.
 */
#include "demos/schedule/world.h"
#include "demos/schedule/look.h"
#include "demos/schedule/natives.h"

#include "demos/interpreter/controlled.h"
#include "demos/interpreter/eval.h"
#include "demos/interpreter/int.h"

static int
get_index(const WorldThread *thread)
{
  return (int) (thread - thread->world->threads);
}

/* The hook. What was looked at happens now, or once the thread has been told to go on. */
static bool
before(VmThread *vm, const VmFunction *function, const VmFrame *frame, const VmInstruction *at)
{
  WorldThread *thread = (WorldThread *) vm;
  World *world = thread->world;
  if (world->ending)
    return false;
  Step step = look_at(frame, at);
  if (look_is_point(world->points, frame, at, vm->depth == 1)) {
    thread->next = step;
    thread->function = function;
    thread->at = at;
    thread->frame = frame;
    fiber_leave(&thread->fiber);
  }
  if (world->ending)
    return false;
  if (world->watch != NULL && step.kind != STEP_LOCAL)
    world->watch(world->data, get_index(thread), step);
  return true;
}

static void
run_thread(void *data)
{
  WorldThread *thread = data;
  VmThread *vm = &thread->vm;
  VmObject *result = vm_eval(vm, thread->world->program->functions[get_index(thread)], NULL, 0);
  if (result != NULL)
    vm_decref(vm, result);
  vm_int_free_list_clear(vm);
}

static void
set_counter(World *world, int64_t value)
{
  VmThread *vm = &world->threads[0].vm;
  VmModule *module = &world->interpreter.module;
  vm_decref(vm, module->globals[VM_GLOBAL_COUNTER]);
  module->globals[VM_GLOBAL_COUNTER] = vm_int_new(vm, value);
}

bool
world_init(World *world, const ScheduleProgram *program, int n, SchedulePoints points)
{
  *world = (World){.program = program, .points = points, .n = n};
  vm_controlled_before = before;
  if (!vm_interpreter_init(&world->interpreter, &vm_build_controlled, 5000, 0))
    return false;
  natives_install(&world->interpreter.module);
  return true;
}

void
world_destroy(World *world)
{
  for (int i = 0; i < world->n; i++)
    fiber_free(&world->threads[i].fiber);
  vm_interpreter_destroy(&world->interpreter);
}

void
world_watch(World *world, WorldWatch watch, void *data)
{
  world->watch = watch;
  world->data = data;
}

void
world_begin(World *world)
{
  world->ending = false;
  for (int i = 0; i < PROGRAM_LOCKS; i++)
    world->holder[i] = WORLD_NOBODY;
  for (int i = 0; i < WORLD_QUEUES; i++)
    world->queued[i] = 0;
  set_counter(world, 0);
  for (int i = 0; i < world->n; i++) {
    WorldThread *thread = &world->threads[i];
    thread->vm = (VmThread){.interpreter = &world->interpreter, .lane = i};
    thread->world = world;
    if (fiber_start(&thread->fiber, run_thread, thread))
      fiber_enter(&thread->fiber);
  }
}

static bool
can_go_on(const World *world, const WorldThread *thread)
{
  int place = thread->next.place;
  if (thread->fiber.done)
    return false;
  if (thread->next.kind == STEP_ACQUIRE)
    return world->holder[place] == WORLD_NOBODY;
  if (thread->next.kind == STEP_JOIN)
    return world->threads[place].fiber.done;
  return thread->next.kind != STEP_GET || world->queued[place] > 0;
}

unsigned
world_enabled(const World *world)
{
  unsigned enabled = 0;
  for (int i = 0; i < world->n; i++)
    enabled |= can_go_on(world, &world->threads[i]) ? 1u << i : 0;
  return enabled;
}

void
world_step(World *world, int thread)
{
  fiber_enter(&world->threads[thread].fiber);
}

WorldEnd
world_end(World *world)
{
  bool done = true;
  world->ending = true;
  for (int i = 0; i < world->n; i++) {
    done &= world->threads[i].fiber.done;
    if (!world->threads[i].fiber.done)
      fiber_enter(&world->threads[i].fiber);
  }
  if (!done)
    return WORLD_DEADLOCK;
  return world->program->is_right(world->n, world_counter(world)) ? WORLD_RIGHT : WORLD_WRONG;
}

int64_t
world_counter(const World *world)
{
  return vm_int_value(world->interpreter.module.globals[VM_GLOBAL_COUNTER]);
}
