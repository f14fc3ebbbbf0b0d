/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Nothing is kept between turns: the steps so far are run again, and then all schedules that begin
 * like this are counted. So taking a step back is asking with one step less.
 */
#include "demos/schedule/turn.h"
#include "demos/schedule/count.h"

#include "demos/interpreter/disassemble.h"
#include "demos/interpreter/int.h"
#include "demos/trace/demo.h"
#include "demos/trace/text.h"

#include <stdio.h>
#include <string.h>

static Turn turn;

/* An instruction as listings have it. */
static void
name_line(const ListedInstruction *row, char text[TURN_MAX_TEXT])
{
  snprintf(text, TURN_MAX_TEXT, "%s%s%s", row->opcode, *row->argument != '\0' ? " " : "",
           row->argument);
}

/* The lines of @function alone, without those it calls. */
static void
list_lines(const World *world, const VmFunction *function, TurnThread *shown)
{
  static Listing listing;
  vm_disassemble(&world->interpreter.module, function, VM_GLOBAL_COUNTER, &listing);
  for (int i = 0; i < listing.n && shown->n_lines < TURN_LINES; i++)
    if (strcmp(listing.instructions[i].function, function->name) == 0)
      name_line(&listing.instructions[i], shown->lines[shown->n_lines++]);
  shown->function = function->name;
  shown->at = shown->n_lines;
}

static const char *
name_object(const VmObject *object, char text[TURN_MAX_TEXT])
{
  if (vm_is_int(object))
    snprintf(text, TURN_MAX_TEXT, "%lld", (long long) vm_int_value(object));
  else if (object == &vm_true || object == &vm_false)
    snprintf(text, TURN_MAX_TEXT, "%s", object == &vm_true ? "True" : "False");
  else
    *text = '\0';
  return text;
}

static void
add_held(TurnThread *shown, const char *name, const VmObject *object)
{
  char text[TURN_MAX_TEXT];
  size_t length = strlen(shown->holds);
  if (object != NULL && *name_object(object, text) != '\0')
    snprintf(shown->holds + length, TURN_MAX_TEXT - length, "%s%s%s%s", length > 0 ? ", " : "",
             name, *name != '\0' ? " = " : "", text);
}

/* Its variables, and the numbers on its stack. */
static void
find_held(const WorldThread *thread, TurnThread *shown)
{
  const VmFrame *frame = thread->frame;
  for (int i = 0; i < VM_MAX_LOCALS; i++)
    if (frame->locals[i] != NULL)
      add_held(shown, thread->function->locals[i], frame->locals[i]);
  for (const VmStackRef *ref = frame->stack; ref < frame->top; ref++)
    add_held(shown, "", vm_get(*ref));
}

static void
show_thread(const World *world, int i)
{
  const WorldThread *thread = &world->threads[i];
  TurnThread *shown = &turn.threads[i];
  bool done = thread->fiber.done;
  snprintf(shown->name, TURN_MAX_TEXT, _("thread %d"), i);
  shown->can = (world_enabled(world) >> i & 1) != 0;
  list_lines(world, done ? world->program->functions[i] : thread->function, shown);
  if (done)
    return;
  shown->at = (int) (thread->at - thread->function->code);
  find_held(thread, shown);
}

static void
show_counter(const World *world)
{
  TurnValue *shown = &turn.values[turn.n_values++];
  snprintf(shown->name, TURN_MAX_TEXT, "counter");
  snprintf(shown->value, TURN_MAX_TEXT, "%lld", (long long) world_counter(world));
}

static void
show_lock(const World *world, int lock)
{
  TurnValue *shown = &turn.values[turn.n_values++];
  snprintf(shown->name, TURN_MAX_TEXT, _("lock %d"), lock);
  if (world->holder[lock] == WORLD_NOBODY)
    snprintf(shown->value, TURN_MAX_TEXT, "%s", _("free"));
  else
    snprintf(shown->value, TURN_MAX_TEXT, _("thread %d"), world->holder[lock]);
}

static void
show_values(const World *world)
{
  if (world->program->counts)
    show_counter(world);
  for (int i = 0; i < world->program->n_locks; i++)
    show_lock(world, i);
}

/* Runs @steps. Returns false, and leaves the run, where one of them cannot be done. */
static bool
take_steps(World *world, const Schedule *steps)
{
  world_begin(world);
  for (int i = 0; i < steps->n; i++) {
    if (steps->who[i] >= world->n || (world_enabled(world) >> steps->who[i] & 1) == 0) {
      world_end(world);
      return false;
    }
    world_step(world, steps->who[i]);
  }
  return true;
}

static void
report_counted(const char *orders, const char *failing, const Counted *counted)
{
  demo_number(orders, counted->orders, "count");
  demo_number(failing, counted->failing, "count");
}

static void
report_future(World *world, const Schedule *steps)
{
  static char text[SCHEDULE_MAX_TEXT];
  static const Schedule none = {0};
  Counted all, left;
  Schedule simplest, simplest_left;
  if (!count_from(world, &none, &all, &simplest))
    return;
  report_counted("orders", "failing", &all);
  if (count_from(world, steps, &left, &simplest_left))
    report_counted("left", "left_failing", &left);
  if (all.fewest < 0)
    return;
  demo_number("fewest", all.fewest, "count");
  demo_number("fewer", all.fewest < schedule_switches(steps), "count");
  schedule_print(&simplest, text);
  turn.goal = text;
}

bool
turn_tell(World *world, const char *text)
{
  static char done[SCHEDULE_MAX_TEXT];
  Schedule steps;
  turn = (Turn){.done = done, .n_threads = world->n};
  if (!schedule_parse(&steps, text) || !take_steps(world, &steps))
    return false;
  schedule_print(&steps, done);
  for (int i = 0; i < world->n; i++)
    show_thread(world, i);
  show_values(world);
  turn.over = world_enabled(world) == 0;
  demo_number("counter", (double) world_counter(world), "count");
  WorldEnd end = world_end(world);
  demo_number("over", turn.over, "count");
  demo_number("wrong", turn.over && end == WORLD_WRONG, "count");
  demo_number("stuck", turn.over && end == WORLD_DEADLOCK, "count");
  demo_number("mine", schedule_switches(&steps), "count");
  report_future(world, &steps);
  demo_turn(&turn);
  return true;
}
