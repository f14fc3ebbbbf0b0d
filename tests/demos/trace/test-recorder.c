/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Rings: merged by time, cut at the horizon, and what does not fit is counted, never hidden.
 */
#include "demos/trace/recorder.h"

#include <glib.h>

static void
put(unsigned slot, guint64 at, int state)
{
  trace_put(trace_ring(slot), (TraceRecord){at, (guint16) slot, (guint16) state, 0});
}

static void
test_merges_by_time(void)
{
  TraceRecord records[8];
  put(0, 10, 1);
  put(1, 5, 2);
  put(0, 30, 3);
  put(1, 20, 4);
  put(2, 99, 5);

  const guint64 expected[] = {5, 10, 20, 30};
  g_assert_cmpuint(trace_take(50, records, 8), ==, 4);
  for (gsize i = 0; i < G_N_ELEMENTS(expected); i++)
    g_assert_cmpuint(records[i].at, ==, expected[i]);
  g_assert_cmpuint(trace_take(50, records, 8), ==, 0);
  g_assert_cmpuint(trace_take(99, records, 8), ==, 1);
}

static void
test_takes_no_more_than_asked(void)
{
  TraceRecord records[2];
  for (guint64 at = 1; at <= 5; at++)
    put(3, at, 0);
  g_assert_cmpuint(trace_take(G_MAXUINT64, records, 2), ==, 2);
  g_assert_cmpuint(trace_take(G_MAXUINT64, records, 2), ==, 2);
  g_assert_cmpuint(trace_take(G_MAXUINT64, records, 2), ==, 1);
}

static void
test_counts_what_does_not_fit(void)
{
  TraceRecord record;
  size_t taken = 0;
  for (guint64 at = 0; at < TRACE_RING_RECORDS + 17; at++)
    put(4, at, 0);
  g_assert_cmpuint(trace_take_dropped(), ==, 17);
  g_assert_cmpuint(trace_take_dropped(), ==, 0);
  while (trace_take(G_MAXUINT64, &record, 1) == 1)
    taken++;
  g_assert_cmpuint(taken, ==, TRACE_RING_RECORDS);
}

static gpointer
produce(gpointer data)
{
  for (int i = 0; i < 100000; i++)
    trace_state(data, 5, i % 7);
  return NULL;
}

static void
test_loses_nothing_between_threads(void)
{
  TraceRecord records[64];
  TraceRing *ring = trace_ring(5);
  GThread *thread = g_thread_new("producer", produce, ring);
  size_t taken = 0, dropped = 0;
  guint64 last = 0;
  while (taken + dropped < 100000) {
    size_t n = trace_take(G_MAXUINT64, records, 64);
    for (size_t i = 0; i < n; i++) {
      g_assert_cmpuint(records[i].at, >=, last);
      last = records[i].at;
    }
    taken += n;
    dropped += trace_take_dropped();
  }
  g_thread_join(thread);
  g_assert_cmpuint(taken + dropped, ==, 100000);
}

static void
test_rings_are_bounded(void)
{
  g_assert_null(trace_ring(TRACE_MAX_RINGS));
  trace_state(NULL, 0, 0);
}

int
main(int argc, char *argv[])
{
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/trace/recorder/merges-by-time", test_merges_by_time);
  g_test_add_func("/trace/recorder/takes-no-more-than-asked", test_takes_no_more_than_asked);
  g_test_add_func("/trace/recorder/counts-what-does-not-fit", test_counts_what_does_not_fit);
  g_test_add_func("/trace/recorder/loses-nothing-between-threads",
                  test_loses_nothing_between_threads);
  g_test_add_func("/trace/recorder/rings-are-bounded", test_rings_are_bounded);
  return g_test_run();
}
