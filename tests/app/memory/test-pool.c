/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The pool: every job once, whatever the number of threads, with pauses and without.
 */
#include "app/memory/pool-private.h"

#include <glib.h>
#include <string.h>

#define MAX_JOBS 40

static void
count_cb(void *data, size_t job, size_t thread)
{
  g_atomic_int_inc((int *) data + job);
}

static void
check_round(fsrs_pool *pool, size_t n)
{
  int times[MAX_JOBS] = {0};
  fsrs_pool_run(pool, n, count_cb, times);
  for (size_t i = 0; i < MAX_JOBS; i++)
    g_assert_cmpint(times[i], ==, i < n);
}

static void
test_every_job_once(void)
{
  for (size_t threads = 1; threads <= 6; threads++) {
    fsrs_pool *pool = fsrs_pool_new(threads);
    g_assert_nonnull(pool);
    for (size_t round = 0; round < 3000; round++)
      check_round(pool, round % (MAX_JOBS + 1));
    fsrs_pool_free(pool);
  }
}

/* Long enough for the others to have gone to sleep. */
static void
pause_briefly(void)
{
  gint64 end = g_get_monotonic_time() + 3000;
  while (g_get_monotonic_time() < end)
    g_thread_yield();
}

static void
test_sleepers_wake(void)
{
  fsrs_pool *pool = fsrs_pool_new(3);
  for (int round = 0; round < 20; round++) {
    pause_briefly();
    check_round(pool, MAX_JOBS);
  }
  pause_briefly();
  fsrs_pool_free(pool);
  fsrs_pool_free(NULL);
}

int
main(int argc, char *argv[])
{
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/memory/pool/every-job-once", test_every_job_once);
  g_test_add_func("/memory/pool/sleepers-wake", test_sleepers_wake);
  return g_test_run();
}
