/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the demos on tests count, beside what Hypothesis, coverage, mutation of the syntax tree and
 * pytest gave for the same.
 */
#include "demos/schedule/fixtures.h"
#include "demos/schedule/mutants.h"
#include "demos/schedule/shrinking.h"

#include <glib.h>

/* As Hypothesis 6.155.7 found from 15 seeds, all alike. */
static void
test_smallest_examples(void)
{
  const struct {
    ShrinkingBug bug;
    const char *smallest;
  } cases[] = {
      {shrinking_has_duplicates, "[0, 0]"},
      {shrinking_is_large, "[1000]"},
      {shrinking_is_lopsided, "[0, 1]"},
      {shrinking_is_unsorted, "[1, 0]"},
  };
  for (gsize i = 0; i < G_N_ELEMENTS(cases); i++)
    for (guint64 seed = 0; seed < 200; seed++) {
      Random random = {seed};
      Example example;
      char text[SHRINKING_MAX_TEXT];
      int calls = 0;
      do
        shrinking_draw(&random, &example);
      while (!cases[i].bug(&example));
      shrink(&example, cases[i].bug, &calls);
      shrinking_print(&example, text);
      g_assert_cmpstr(text, ==, cases[i].smallest);
    }
}

static void
test_mutants(void)
{
  const struct {
    int tests, branches, killed;
    const char *alive;
  } cases[] = {{1, 2, 10, ">= → >, 10 → 11"}, {2, 4, 10, ">= → >, 10 → 11"}, {6, 4, 12, ""}};
  for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
    MutantsCount count;
    mutants_count(cases[i].tests, &count);
    g_assert_cmpint(count.mutants, ==, 12);
    g_assert_cmpint(count.lines, ==, MUTANTS_LINES);
    g_assert_cmpint(count.branches, ==, cases[i].branches);
    g_assert_cmpint(count.killed, ==, cases[i].killed);
    g_assert_true(g_str_has_prefix(cases[i].alive, count.alive) ||
                  g_strrstr(count.alive, "10 → 11") != NULL);
  }
}

/* As pytest 9.1.1 did. */
static void
test_fixtures(void)
{
  FixturesRun run;
  fixtures_run(SCOPE_FUNCTION, 3, &run);
  g_assert_cmpstr(run.text, ==, "s+ m+ a+ b+ 1 b- a- a+ b+ 2 b- a- a+ b+ 3 b- a- m- s-");
  fixtures_run(SCOPE_MODULE, 2, &run);
  g_assert_cmpstr(run.text, ==, "s+ m+ a+ b+ 1 b- b+ 2 b- a- m- s-");
  fixtures_run(SCOPE_FUNCTION, FIXTURES_TESTS, &run);
  g_assert_cmpint(run.setups, ==, 2 + 2 * FIXTURES_TESTS);
  g_assert_cmpint(run.teardowns, ==, run.setups);
  g_assert_true(g_str_has_suffix(run.text, "s-"));
}

static void
test_shuffling(void)
{
  Random random = {1};
  int found = 0;
  for (int i = 0; i < 2000; i++) {
    g_assert_false(fixtures_shuffled(SCOPE_FUNCTION, 3, 3, &random));
    found += fixtures_shuffled(SCOPE_SESSION, 3, 3, &random);
  }
  g_assert_cmpfloat_with_epsilon(found / 2000.0, 0.875, 0.03);
}

int
main(int argc, char *argv[])
{
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/schedule/shrinking", test_smallest_examples);
  g_test_add_func("/schedule/mutants", test_mutants);
  g_test_add_func("/schedule/fixtures", test_fixtures);
  g_test_add_func("/schedule/shuffling", test_shuffling);
  return g_test_run();
}
