/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Between steps everybody stands still, so a lane changes only when its thread is told to go on,
 * or when somebody takes what it waits for. No GIL is about: whoever can go on is ready, as a task
 * of a loop is.
 */
#include "demos/schedule/showing.h"

#include "demos/interpreter/disassemble.h"
#include "demos/trace/demo.h"
#include "demos/trace/text.h"

#include <stdio.h>

static TraceState shown[PROGRAM_THREADS];

void
showing_lanes(const World *world)
{
  for (int i = 0; i < world->n; i++)
    demo_lane(i, "task", _("thread %d"), i); /* as schedules call it */
}

void
showing_listing(const World *world, const char *note)
{
  Listing listing;
  vm_disassemble(&world->interpreter.module, world->program->functions[0], VM_GLOBAL_COUNTER,
                 &listing);
  for (int i = 0; i < listing.n; i++)
    listing.instructions[i].unsafe &=
        world->points <= POINTS_EVERY || listing.instructions[i].check;
  listing.note = note;
  demo_listing(&listing);
}

void
showing_describe(const World *world, int thread, char text[SHOWING_MAX_TEXT])
{
  char argument[LISTING_MAX_ARGUMENT];
  const WorldThread *t = &world->threads[thread];
  text[0] = '\0';
  if (t->fiber.done)
    return;
  const char *opcode = vm_disassemble_one(&world->interpreter.module, t->function, t->at, argument);
  snprintf(text, SHOWING_MAX_TEXT, "%s%s%s", opcode, *argument != '\0' ? " " : "", argument);
}

#define READY TRACE_WAITING_FOR_GIL /* of a lane of this kind; there is no GIL */

static TraceState
find_state(const World *world, int thread, int running)
{
  if (world->threads[thread].fiber.done)
    return TRACE_DONE;
  if (thread == running)
    return TRACE_RUNNING;
  return (world_enabled(world) >> thread & 1) != 0 ? READY : TRACE_WAITING_FOR_LOCK;
}

static void
record(const World *world, int running, bool all)
{
  for (int i = 0; i < world->n; i++) {
    TraceState state = find_state(world, i, running);
    if (all || state != shown[i])
      trace_state(trace_ring(0), i, state);
    shown[i] = state;
  }
}

void
showing_begin(World *world)
{
  world_begin(world);
  record(world, WORLD_NOBODY, true);
}

void
showing_step(World *world, int thread)
{
  world_step(world, thread);
  record(world, thread, false);
}

WorldEnd
showing_end(World *world)
{
  record(world, WORLD_NOBODY, false);
  return world_end(world);
}

WorldEnd
showing_play(World *world, const Schedule *schedule, double seconds)
{
  unsigned generation = demo_generation();
  showing_begin(world);
  for (int i = 0; i < schedule->n && world_enabled(world) != 0; i++) {
    showing_step(world, schedule->who[i]);
    demo_wait(seconds / schedule->n, generation);
  }
  return showing_end(world);
}
