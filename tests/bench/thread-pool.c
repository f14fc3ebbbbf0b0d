/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The yardstick of the executors: GLib's GThreadPool, given tasks that do nothing. Prints tasks per
 * second, submitted all at once and waited for. usage: thread-pool WORKERS TASKS
 */
#include <glib.h>
#include <stdlib.h>

static void
nothing(gpointer task, gpointer done)
{
  g_atomic_int_inc((gint *) done);
}

int
main(int argc, char *argv[])
{
  int workers = argc > 1 ? atoi(argv[1]) : 2;
  int tasks = argc > 2 ? atoi(argv[2]) : 200000;
  gint done = 0;
  GThreadPool *pool = g_thread_pool_new(nothing, &done, workers, TRUE, NULL);

  gint64 start = g_get_monotonic_time();
  for (int i = 0; i < tasks; i++)
    g_thread_pool_push(pool, GINT_TO_POINTER(i + 1), NULL);
  g_thread_pool_free(pool, FALSE, TRUE);
  double seconds = (double) (g_get_monotonic_time() - start) / G_USEC_PER_SEC;

  g_assert_cmpint(g_atomic_int_get(&done), ==, tasks);
  g_print("%.0f\n", tasks / seconds);
  return 0;
}
