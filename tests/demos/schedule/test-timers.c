/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Timers come when they are due, and in the order in which they were set when they are due at once;
 * the clock is where the last one was. Faults: every point once, and what each leaves.
 */
#include "demos/schedule/faults.h"
#include "demos/schedule/timers.h"

#include <glib.h>

static Timers timers;

static void
test_order(void)
{
  Timer next, before = {0};
  g_autoptr(GRand) random = g_rand_new_with_seed(1);
  timers = (Timers){0};
  for (int i = 0; i < TIMERS_MAX; i++)
    g_assert_true(timers_add(&timers, (guint64) g_rand_int_range(random, 0, 50), i));
  g_assert_false(timers_add(&timers, 1, 0));
  for (int i = 0; i < TIMERS_MAX; i++) {
    g_assert_true(timers_next(&timers, &next));
    g_assert_cmpuint(next.due, >=, before.due);
    if (i > 0 && next.due == before.due)
      g_assert_cmpuint(next.number, >, before.number);
    g_assert_cmpuint(timers.now, ==, next.due);
    before = next;
  }
  g_assert_false(timers_next(&timers, &next));
}

static void
test_faults(void)
{
  const struct {
    FaultsWork work;
    int leaks[5];
  } cases[] = {
      {faults_careless, {0, 1, 2, 2, 3}},
      {faults_half, {0, 0, 1, 1, 2}},
      {faults_stack, {0, 0, 0, 0, 0}},
  };
  for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
    int leaked;
    for (int n = 1; n <= 5; n++) {
      g_assert_true(faults_try(cases[i].work, n, &leaked));
      g_assert_cmpint(leaked, ==, cases[i].leaks[n - 1]);
    }
    g_assert_false(faults_try(cases[i].work, 6, &leaked));
    g_assert_cmpint(leaked, ==, 0);
  }
}

int
main(int argc, char *argv[])
{
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/schedule/timers/order", test_order);
  g_test_add_func("/schedule/faults", test_faults);
  return g_test_run();
}
