/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * In how many of all orders of two threads' steps is an update lost, and who finds one of them? A
 * scheduler under control tries all, those that differ, those with few preemptions, or random ones.
 */
#include "demos/testing/schedule-search.h"
#include "demos/schedule/choose.h"
#include "demos/schedule/explore.h"
#include "demos/schedule/showing.h"
#include "demos/schedule/turn.h"
#include "demos/trace/demo.h"
#include "demos/trace/text.h"

#define DEPTH 2 /* of PCT: one change point */

static World world;

/* In the order of the choices of “body” and “points”. */
static const ScheduleBody bodies[] = {BODY_PLAIN, BODY_CALL, BODY_LOCKED, BODY_CHECK_ACT,
                                      BODY_CIRCLE};
static const SchedulePoints points[] = {POINTS_EVERY, POINTS_VISIBLE, POINTS_CHECK};

static bool
begin(void)
{
  int n = (int) demo_get("threads");
  bool made = world_init(&world, program_get(bodies[(int) demo_get("body")], n), n,
                         points[(int) demo_get("points")]);
  if (!made)
    demo_fail(_("There is no memory left."));
  return made;
}

static void
fail_replay(const char *steps)
{
  demo_fail(
      _("“%s” is no schedule of these threads: they are 0 to %d, and each has so many steps."),
      steps, world.n - 1);
}

static bool
give_up(void)
{
  return demo_outdated(demo_generation());
}

#define ANY_NUMBER .switches = EXPLORE_UNBOUNDED, .limit = MOST_SCHEDULES, .give_up = give_up
static const Explorer everything = {.preemptions = EXPLORE_UNBOUNDED, ANY_NUMBER};
static const Explorer sleeping = {.sleeping = true, .preemptions = EXPLORE_UNBOUNDED, ANY_NUMBER};
static const Explorer bounded = {.preemptions = 1, ANY_NUMBER};

/* Shows the failing schedule with the fewest switches there are; where none fails, a good one. */
static void
show(void)
{
  Explored explored;
  WorldEnd end;
  if (!begin())
    return;
  explore(&world, &bounded, &explored);
  if (explored.first == 0)
    explore(&world, &sleeping, &explored);
  if (explored.first == 0)
    choose_replay(&world, &explored.failing, &explored.fewest); /* which is empty: a good one */
  showing_lanes(&world);
  showing_listing(&world, explored.first > 0
                              ? _("▲: where another thread comes in there, what it stores is "
                                  "lost.")
                              : _("No order of these steps was found that loses anything."));
  if (demo_replay() != NULL && !choose_given(&world, demo_replay(), &explored.fewest, &end))
    fail_replay(demo_replay());
  showing_play(&world, &explored.fewest, demo_seconds() / 3);
  world_destroy(&world);
}

typedef struct {
  Explored all, kinds, few;
  Histogram histogram;
  Series tries;
  int found_walk, found_pct;
} Numbers;

/* One random schedule for each seed; between one that fails and the next lie the tries. */
static int
count_random(Numbers *numbers, const char *name, int steps)
{
  ChooseOften often = {.tries = SEEDS};
  if (demo_chose("strategy", name)) {
    often.histogram = &numbers->histogram;
    often.series = &numbers->tries;
  }
  choose_often(&world, demo_seed() * SEEDS, DEPTH, steps, give_up, &often);
  return often.found;
}

static void
count_systematic(Numbers *numbers)
{
  const Explored *explored = demo_chose("strategy", "all")     ? &numbers->all
                             : demo_chose("strategy", "kinds") ? &numbers->kinds
                             : demo_chose("strategy", "few")   ? &numbers->few
                                                               : NULL;
  if (explored != NULL && explored->first > 0) {
    histogram_add(&numbers->histogram, (uint64_t) explored->first);
    series_add(&numbers->tries, (double) explored->first);
  }
}

static void
report(const Numbers *numbers)
{
  const Explored *all = &numbers->all, *few = &numbers->few, *kinds = &numbers->kinds;
  double failing = (double) (all->wrong + all->deadlocks);
  demo_number("schedules", (double) all->schedules, "count");
  demo_number("whole", all->whole, "count");
  demo_number("failing", failing, "count");
  demo_number("failing_share", 100 * failing / (double) all->schedules, "%");
  demo_number("kinds", (double) kinds->schedules, "count");
  demo_number("few", (double) few->schedules, "count");
  demo_number("fails", failing > 0 || few->first > 0 || kinds->first > 0, "count");
  demo_number("steps", all->deepest, "count");
  demo_number("found_walk", 100.0 * numbers->found_walk / SEEDS, "%");
  demo_number("found_pct", 100.0 * numbers->found_pct / SEEDS, "%");
  demo_number("guarantee", 100 * choose_guarantee((int) demo_get("threads"), all->deepest, DEPTH),
              "%");
  demo_result("tries", &numbers->tries, "count");
  demo_histogram("tries", &numbers->histogram, "count");
}

static bool
measure(void)
{
  Numbers numbers = {.found_walk = 0};
  if (!begin())
    return false;
  explore(&world, &everything, &numbers.all);
  explore(&world, &sleeping, &numbers.kinds);
  explore(&world, &bounded, &numbers.few);
  numbers.found_walk = count_random(&numbers, "walk", 0);
  numbers.found_pct = count_random(&numbers, "pct", numbers.all.deepest);
  count_systematic(&numbers);
  report(&numbers);
  if (numbers.few.first > 0)
    showing_tell(&world, &numbers.few.failing);
  else if (numbers.kinds.first > 0)
    showing_tell(&world, &numbers.kinds.failing);
  bool fits = showing_tell_given(&world);
  world_destroy(&world);
  return fits && !give_up();
}

/* The learner is the scheduler. */
static void
turn(void)
{
  const char *steps = demo_replay() != NULL ? demo_replay() : "";
  if (!begin())
    return;
  if (!turn_tell(&world, steps))
    fail_replay(steps);
  world_destroy(&world);
}

const DemoExperiment demo_experiment = {.show = show, .measure = measure, .turn = turn};
