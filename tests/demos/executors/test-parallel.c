/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Each way of doing a job does all of it, and a pool that waits for itself is found out.
 */
#include "demos/executors/deadlock.h"
#include "demos/executors/parallel.h"
#include "demos/trace/recorder.h"

#include <glib.h>

#define LANE 3

static const char *const ways[PARALLEL_N_WAYS] = {"serial",       "threads", "processes",
                                                  "interpreters", "free",    "loop"};

static void
test_does_the_job(gconstpointer data)
{
  ParallelWay way = GPOINTER_TO_INT(data);
  const ParallelJob jobs[] = {
      {.items = 1, .rounds = 1000},
      {.items = 7, .rounds = 100, .hashes = 2, .payload = 100000},
      {.items = 5, .wait_ns = NS_PER_MS},
      {.items = 5, .wait_ns = 1}, /* over before anybody can wait for it */
      {.items = 3, .payload = PARALLEL_MAX_PAYLOAD},
      {.items = 0},
  };
  for (gsize i = 0; i < G_N_ELEMENTS(jobs); i++) {
    ParallelTimes times;
    g_assert_true(parallel_run(way, 2, &jobs[i], PARALLEL_UNRECORDED, &times));
    g_assert_cmpuint(times.total, >=, times.startup);
    g_assert_cmpuint(times.total, >=, times.compute);
    g_assert_cmpuint(times.total, >=, jobs[i].wait_ns);
  }
}

/* What was recorded by whichever process, as the drain would see it. */
static gboolean
was_recorded(int lane)
{
  TraceRecord records[64];
  gboolean found = FALSE;
  size_t n;
  do {
    n = trace_take(clock_now(), records, G_N_ELEMENTS(records));
    for (size_t i = 0; i < n; i++)
      found = found || records[i].lane == lane;
  } while (n == G_N_ELEMENTS(records));
  return found;
}

static void
test_records_its_lane(gconstpointer data)
{
  ParallelTimes times;
  g_assert_false(was_recorded(LANE));
  g_assert_true(parallel_run(GPOINTER_TO_INT(data), 1, &(ParallelJob){.items = 2, .rounds = 10},
                             LANE, &times));
  g_assert_true(was_recorded(LANE));
}

static void
test_calibration_is_positive(void)
{
  double rounds = 0, hashes = 0;
  parallel_calibrate(&rounds, &hashes);
  g_assert_cmpfloat(rounds, >, 0);
  g_assert_cmpfloat(hashes, >, 0);
}

static void
test_a_pool_that_waits_for_itself_is_found_out(void)
{
  for (int workers = 1; workers <= DEADLOCK_MAX_WORKERS; workers *= 2)
    g_assert_cmpint(deadlock_show(workers, 1), ==, workers);
  was_recorded(LANE);
}

int
main(int argc, char *argv[])
{
  g_test_init(&argc, &argv, NULL);
  g_assert_true(parallel_prepare());
  for (int way = 0; way < PARALLEL_N_WAYS; way++) {
    g_autofree char *job = g_strdup_printf("/executors/parallel/%s/does-the-job", ways[way]);
    g_test_add_data_func(job, GINT_TO_POINTER(way), test_does_the_job);
    g_autofree char *lane = g_strdup_printf("/executors/parallel/%s/records-its-lane", ways[way]);
    g_test_add_data_func(lane, GINT_TO_POINTER(way), test_records_its_lane);
  }
  g_test_add_func("/executors/parallel/calibration-is-positive", test_calibration_is_positive);
  g_test_add_func("/executors/deadlock/is-found-out",
                  test_a_pool_that_waits_for_itself_is_found_out);
  int status = g_test_run();
  parallel_finish();
  return status;
}
