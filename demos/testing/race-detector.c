/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Two detectors watch the loads, stores and locks of many random runs. Which of them sees a race,
 * and in how many, also of those that came out right?
 */
#include "demos/schedule/choose.h"
#include "demos/schedule/clocks.h"
#include "demos/schedule/locksets.h"
#include "demos/schedule/showing.h"
#include "demos/trace/demo.h"
#include "demos/trace/text.h"

#define RUNS 500

static World world;

/* In the order of the choices of “body”. */
static const ScheduleBody bodies[] = {BODY_PLAIN, BODY_LOCKED, BODY_JOINED, BODY_QUEUED,
                                      BODY_CHECK_ACT};

static bool
begin(void)
{
  bool made = world_init(&world, program_get(bodies[(int) demo_get("body")], 2), 2, POINTS_VISIBLE);
  if (!made)
    demo_fail(_("There is no memory left."));
  return made;
}

static void
show(void)
{
  Schedule schedule;
  if (!begin())
    return;
  choose_walk(&world, demo_seed(), &schedule);
  showing_lanes(&world);
  showing_listing(&world, _("What a detector is told of: loads and stores of counter, locks, joins "
                            "and queues."));
  showing_play(&world, &schedule, demo_seconds() / 3);
  world_destroy(&world);
}

typedef struct {
  HappensBefore order;
  LockSets sets;
  int runs, wrong, raced, alarmed, right_and_raced;
} Detectors;

static void
watch(void *data, int thread, Step step)
{
  Detectors *detectors = data;
  happens_before_step(&detectors->order, thread, step);
  locksets_step(&detectors->sets, thread, step);
}

static void
run_once(Detectors *detectors, uint64_t seed)
{
  Schedule schedule;
  happens_before_begin(&detectors->order);
  locksets_begin(&detectors->sets);
  bool wrong = choose_walk(&world, seed, &schedule) != WORLD_RIGHT;
  bool raced = detectors->order.races > 0;
  detectors->runs++;
  detectors->wrong += wrong;
  detectors->raced += raced;
  detectors->alarmed += detectors->sets.alarms > 0;
  detectors->right_and_raced += raced && !wrong;
}

static void
report(const Detectors *detectors)
{
  double runs = detectors->runs, right = runs - detectors->wrong;
  demo_number("runs", runs, "count");
  demo_number("wrong", 100 * detectors->wrong / runs, "%");
  demo_number("reported", 100 * detectors->raced / runs, "%");
  demo_number("lockset", 100 * detectors->alarmed / runs, "%");
  if (right > 0)
    demo_number("right_reported", 100 * detectors->right_and_raced / right, "%");
}

static bool
measure(void)
{
  Detectors detectors = {.runs = 0};
  unsigned generation = demo_generation();
  if (!begin())
    return false;
  world_watch(&world, watch, &detectors);
  for (uint64_t i = 0; i < RUNS && !demo_outdated(generation); i++)
    run_once(&detectors, demo_seed() * RUNS + i);
  world_destroy(&world);
  if (demo_outdated(generation))
    return false;
  report(&detectors);
  return true;
}

const DemoExperiment demo_experiment = {.show = show, .measure = measure};
