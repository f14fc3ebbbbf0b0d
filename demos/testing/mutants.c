/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * How much of a function do its tests run, and how many of its mutants do they notice?
 */
#include "demos/schedule/mutants.h"
#include "demos/trace/demo.h"

/* How many tests the suites have, in the order of the choices of “suite”. */
static const int sizes[] = {1, 2, 6};
static const char *const names[] = {"killed_one", "killed_branches", "killed_edges"};

static bool
measure(void)
{
  static MutantsCount count;
  for (int i = 0; i < 3; i++) {
    mutants_count(sizes[i], &count);
    demo_number(names[i], count.killed, "count");
  }
  mutants_count(sizes[(int) demo_get("suite")], &count);
  demo_number("tests", sizes[(int) demo_get("suite")], "count");
  demo_number("lines", 100.0 * count.lines / MUTANTS_LINES, "%");
  demo_number("branches", 100.0 * count.branches / MUTANTS_BRANCHES, "%");
  demo_number("killed_share", 100.0 * count.killed / count.mutants, "%");
  demo_number("mutants", count.mutants, "count");
  demo_number("killed", count.killed, "count");
  demo_number("left", count.mutants - count.killed, "count");
  demo_word("alive", count.alive);
  return !demo_outdated(demo_generation());
}

const DemoExperiment demo_experiment = {.measure = measure};
