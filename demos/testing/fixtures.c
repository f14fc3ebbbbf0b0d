/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * When fixtures are made and taken down, how often, and how many shuffles find a test that depends
 * on the order because they share one.
 */
#include "demos/schedule/fixtures.h"
#include "demos/trace/demo.h"

#include <math.h>

#define TRIALS 2000

static bool
measure(void)
{
  static FixturesRun run;
  Random random = {demo_seed()};
  FixtureScope scope = (FixtureScope) demo_get("scope");
  int tests = (int) demo_get("tests"), shuffles = (int) demo_get("shuffles"), found = 0;
  fixtures_run(scope, tests, &run);
  for (int i = 0; i < TRIALS; i++)
    found += fixtures_shuffled(scope, tests, shuffles, &random);
  demo_number("setups", run.setups, "count");
  demo_number("teardowns", run.teardowns, "count");
  demo_number("setups_each", run.setups / (double) tests, "x");
  demo_number("found", 100.0 * found / TRIALS, "%");
  demo_number("expected", scope == SCOPE_FUNCTION ? 0 : 100 * (1 - pow(0.5, shuffles)), "%");
  demo_word("sequence", run.text);
  return !demo_outdated(demo_generation());
}

const DemoExperiment demo_experiment = {.measure = measure};
