/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Threads that count, on one object or each on its own, timed or watched.
 */
#include "demos/interpreter/counters.h"

#include <glib.h>
#include <math.h>

#define ROUNDS 20000

static void
test_one_object_gets_every_count(void)
{
  static const char *const right[] = {"atomic", "biased", "gil"};
  for (gsize i = 0; i < G_N_ELEMENTS(right); i++) {
    CountersTask task = {vm_way_find(right[i]), COUNTERS_UP, COUNTERS_MAX, true, ROUNDS};
    g_assert_true(isfinite(counters_run(task)));
    g_assert_cmpint(counters_read(), ==, COUNTERS_MAX * ROUNDS + 1);
  }
}

/* No way loses counts of an object that only one thread counts, the plain one included. */
static void
test_own_objects_share_nothing(void)
{
  for (int i = 0; i < VM_N_WAYS; i++) {
    CountersTask task = {&vm_ways[i], COUNTERS_PAIRS, COUNTERS_MAX, false, ROUNDS};
    VmSubject untouched;
    vm_subject_init(&untouched);
    g_assert_true(isfinite(counters_run(task)));
    g_assert_cmpint(counters_read(), ==, vm_ways[i].read(&untouched));
    task.loop = COUNTERS_UP;
    g_assert_true(isfinite(counters_run(task)));
    if (!g_str_equal(vm_ways[i].name, "immortal"))
      g_assert_cmpint(counters_read(), ==, ROUNDS + 1);
  }
}

static void
test_waves_go_on_until_stopped(void)
{
  CountersTask task = {vm_way_find("atomic"), COUNTERS_WAVES, COUNTERS_MAX, true, 0};
  g_assert_true(counters_start(task));
  while (counters_read() == 1)
    g_thread_yield();
  counters_stop();
}

int
main(int argc, char *argv[])
{
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/interpreter/counters/one-object-gets-every-count",
                  test_one_object_gets_every_count);
  g_test_add_func("/interpreter/counters/own-objects-share-nothing",
                  test_own_objects_share_nothing);
  g_test_add_func("/interpreter/counters/waves-go-on-until-stopped",
                  test_waves_go_on_until_stopped);
  return g_test_run();
}
