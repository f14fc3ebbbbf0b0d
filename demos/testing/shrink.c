/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Random lists until one breaks the property, and from there the smallest that does. How often do a
 * hundred examples find a bug that one input in a hundred, or in a thousand, shows?
 */
#include "demos/schedule/shrinking.h"
#include "demos/trace/demo.h"
#include "demos/trace/text.h"

#include <string.h>

#define SEEDS 15
#define MOST_EXAMPLES 2000
#define TRIALS 2000

/* In the order of the choices of “property”. */
static const ShrinkingBug bugs[] = {shrinking_has_duplicates, shrinking_is_large,
                                    shrinking_is_lopsided, shrinking_is_unsorted};

typedef struct {
  Series calls, tries, length_before;
  int distinct;
  char text[SHRINKING_MAX_TEXT];
} Numbers;

/* Returns false when no list broke it. */
static bool
find(ShrinkingBug bug, uint64_t seed, Example *example, int *tries)
{
  Random random = {seed};
  for (*tries = 1; *tries <= MOST_EXAMPLES; ++*tries) {
    shrinking_draw(&random, example);
    if (bug(example))
      return true;
  }
  return false;
}

static void
find_smallest(Numbers *numbers, uint64_t seed)
{
  ShrinkingBug bug = bugs[(int) demo_get("property")];
  char text[SHRINKING_MAX_TEXT];
  Example example;
  int tries, calls = 0;
  if (!find(bug, seed, &example, &tries))
    return;
  series_add(&numbers->tries, tries);
  series_add(&numbers->length_before, example.n);
  shrink(&example, bug, &calls);
  series_add(&numbers->calls, calls);
  shrinking_print(&example, text);
  numbers->distinct += strcmp(text, numbers->text) != 0;
  memcpy(numbers->text, text, sizeof text);
}

/* In what part of the runs some of the examples shows a bug that each shows with @chance? */
static double
find_share(double chance, int examples)
{
  Random random = {demo_seed()};
  int found = 0;
  for (int trial = 0; trial < TRIALS; trial++) {
    bool hit = false;
    for (int i = 0; i < examples; i++)
      hit |= random_share(&random) < chance;
    found += hit;
  }
  return 100.0 * found / TRIALS;
}

static bool
measure(void)
{
  static Numbers numbers;
  numbers = (Numbers){.distinct = 0};
  for (uint64_t i = 0; i < SEEDS; i++)
    find_smallest(&numbers, demo_seed() * SEEDS + i);
  demo_number("distinct", numbers.distinct, "count");
  demo_result("tries", &numbers.tries, "count");
  demo_result("length_before", &numbers.length_before, "count");
  demo_result("calls", &numbers.calls, "count");
  demo_number("found_100", find_share(0.01, (int) demo_get("examples")), "%");
  demo_number("found_1000", find_share(0.001, (int) demo_get("examples")), "%");
  demo_word("example", numbers.text);
  return !demo_outdated(demo_generation());
}

const DemoExperiment demo_experiment = {.measure = measure};
