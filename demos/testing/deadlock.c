/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Threads that take two locks each, in a circle: how many of all orders end in a deadlock, how many
 * do when the machine decides, and what a graph of one good run tells.
 */
#include "demos/testing/deadlock.h"
#include "demos/schedule/choose.h"
#include "demos/schedule/explore.h"
#include "demos/schedule/graphs.h"
#include "demos/schedule/showing.h"
#include "demos/schedule/wild.h"
#include "demos/trace/demo.h"
#include "demos/trace/text.h"

#include <stdio.h>

#define WALKS 1000

static World world;

static bool
begin(void)
{
  int n = (int) demo_get("philosophers");
  ScheduleBody body = demo_chose("order", "circle") ? BODY_CIRCLE : BODY_ORDERED;
  bool made = world_init(&world, program_get(body, n), n, POINTS_LOCKS);
  if (!made)
    demo_fail(_("There is no memory left."));
  return made;
}

static bool
give_up(void)
{
  return demo_outdated(demo_generation());
}

static void
search(bool sleeping, Explored *explored)
{
  const Explorer explorer = {.sleeping = sleeping,
                             .preemptions = EXPLORE_UNBOUNDED,
                             .switches = EXPLORE_UNBOUNDED,
                             .limit = MOST_SCHEDULES,
                             .give_up = give_up};
  explore(&world, &explorer, explored);
}

/* An order that ends in a deadlock; a good one where there is none. */
static void
find_schedule(Schedule *schedule)
{
  Explored explored;
  search(true, &explored);
  if (explored.first == 0)
    choose_replay(&world, &explored.failing, schedule); /* which is empty */
  else
    *schedule = explored.fewest;
}

static void
show(void)
{
  Schedule schedule;
  if (!begin())
    return;
  find_schedule(&schedule);
  showing_lanes(&world);
  showing_listing(&world, _("Each thread stops where it may have to wait for a lock."));
  showing_play(&world, &schedule, demo_seconds() / 3);
  world_destroy(&world);
}

/* One run in which everybody eats alone: nobody ever waits, and yet it tells. */
static int
watch_good_run(void)
{
  static const Schedule alone = {0};
  int locks[PROGRAM_LOCKS];
  LockOrder order = {{0}};
  Schedule schedule;
  world_watch(&world, lock_order_watch, &order);
  choose_replay(&world, &alone, &schedule);
  world_watch(&world, NULL, NULL);
  return lock_order_circle(&order, locks);
}

/* Who waits for whom at the end of @schedule, “1 → 2 → 1”. Returns how many do. */
static int
find_waiting(const Schedule *schedule, char *text, size_t size)
{
  int threads[PROGRAM_THREADS];
  world_begin(&world);
  for (int i = 0; i < schedule->n && world_enabled(&world) != 0; i++)
    world_step(&world, schedule->who[i]);
  int n = wait_for_circle(&world, threads), used = 0;
  for (int i = 0; i < n; i++)
    used += snprintf(text + used, size - (size_t) used, "%d → ", threads[i] + 1);
  if (n > 0)
    snprintf(text + used, size - (size_t) used, "%d", threads[0] + 1);
  world_end(&world);
  return n;
}

static void
report_search(void)
{
  static char circle[64], text[SCHEDULE_MAX_TEXT];
  Explored all, kinds;
  search(false, &all);
  search(true, &kinds);
  demo_number("schedules", (double) all.schedules, "count");
  demo_number("whole", all.whole, "count");
  demo_number("deadlocks", (double) all.deadlocks, "count");
  demo_number("deadlock_share", 100 * (double) all.deadlocks / (double) all.schedules, "%");
  demo_number("kinds", (double) kinds.schedules, "count");
  demo_number("possible", kinds.deadlocks > 0, "count");
  if (kinds.first == 0)
    return;
  demo_number("waiting", find_waiting(&kinds.fewest, circle, sizeof circle), "count");
  schedule_print(&kinds.fewest, text);
  demo_word("circle", circle);
  demo_word("schedule", text);
}

static bool
measure(void)
{
  ChooseOften walks = {.tries = WALKS};
  if (!begin())
    return false;
  report_search();
  choose_often(&world, demo_seed() * WALKS, 0, 0, give_up, &walks);
  demo_number("found_walk", 100.0 * walks.found / WALKS, "%");
  demo_number("order_circle", watch_good_run(), "count");
  demo_number("by_itself",
              wild_deadlocks((int) demo_get("philosophers"), !demo_chose("order", "circle"),
                             WILD_RUNS, give_up),
              "count");
  world_destroy(&world);
  return !give_up();
}

const DemoExperiment demo_experiment = {.show = show, .measure = measure};
