/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * map(): order, chunks, and how far it reads ahead.
 */
#include "demos/executors/map.h"
#include "tests/demos/executors/kinds.h"

typedef struct {
  int64_t next, end;
} Range;

static bool
range_next(void *data, int64_t *argument)
{
  Range *range = data;
  if (range->next == range->end)
    return false;
  *argument = range->next++;
  return true;
}

static const char *
triple(int64_t argument, int64_t *result)
{
  *result = 3 * argument;
  return NULL;
}

static const char *
raise_at_twelve(int64_t argument, int64_t *result)
{
  *result = argument;
  return argument == 12 ? "KeyError" : NULL;
}

static void
assert_triples(Executor *pool, int64_t items, size_t chunksize, size_t buffersize)
{
  Range range = {0, items};
  const char *error;
  int64_t value, n = 0;
  Map *map = map_new(pool, triple, range_next, &range, chunksize, buffersize);
  while (map_next(map, &value, &error)) {
    g_assert_null(error);
    g_assert_cmpint(value, ==, 3 * n++);
  }
  g_assert_cmpint(n, ==, items);
  map_free(map);
}

static void
test_results_come_in_order(gconstpointer data)
{
  static const struct {
    int64_t items;
    size_t chunksize, buffersize;
  } rows[] = {
      {0, 1, 0},   {1, 1, 0},    {100, 1, 0}, {100, 7, 0},
      {100, 7, 2}, {100, 10, 1}, {5, 100, 3}, {EXECUTOR_MAX_CHUNK + 1, EXECUTOR_MAX_CHUNK, 0}};
  const Kind *kind = data;
  EXECUTOR_WITH Executor *pool = kind->make(2);
  for (gsize i = 0; i < G_N_ELEMENTS(rows); i++)
    assert_triples(pool, rows[i].items, rows[i].chunksize, rows[i].buffersize);
}

static void
test_reads_everything_at_once(gconstpointer data)
{
  const Kind *kind = data;
  EXECUTOR_WITH Executor *pool = kind->make(2);
  Range range = {0, 50};
  Map *map = map_new(pool, triple, range_next, &range, 1, 0);
  g_assert_cmpint(range.next, ==, 50);
  map_free(map);
}

/* Of an endless source it reads @buffersize tasks ahead of the results taken, and no more. */
static void
test_buffersize_bounds_reading(gconstpointer data)
{
  const Kind *kind = data;
  EXECUTOR_WITH Executor *pool = kind->make(2);
  Range range = {0, INT64_MAX};
  size_t chunk = pool->class->chunks ? 5 : 1;
  const char *error;
  int64_t value;
  Map *map = map_new(pool, triple, range_next, &range, 5, 3);
  g_assert_cmpint(range.next, ==, 3 * chunk);
  g_assert_true(map_next(map, &value, &error));
  g_assert_cmpint(range.next, ==, 4 * chunk);
  for (gsize i = 1; i < chunk; i++) {
    g_assert_true(map_next(map, &value, &error));
    g_assert_cmpint(range.next, ==, 4 * chunk);
  }
  map_free(map);
}

/* The first task ends only after the source has been asked for the second. */
static bool
open_gate_before_second(void *data, int64_t *argument)
{
  const Range *range = data;
  if (range->next == 1)
    gate_open(1);
  return range_next(data, argument);
}

static void
test_submits_before_it_waits(gconstpointer data)
{
  const Kind *kind = data;
  EXECUTOR_WITH Executor *pool = kind->make(1);
  Range range = {0, 2};
  const char *error;
  int64_t value;
  Map *map = map_new(pool, gate_pass, open_gate_before_second, &range, 1, 1);
  g_assert_true(map_next(map, &value, &error));
  g_assert_cmpint(value, ==, 0);
  gate_open(1);
  g_assert_true(map_next(map, &value, &error));
  g_assert_cmpint(value, ==, 1);
  gate_wait_until_reached(2);
  map_free(map);
}

/* What @map says last of all is @expected. */
static void
assert_ends_with(Map *map, const char *expected)
{
  const char *error;
  int64_t value;
  g_assert_true(map_next(map, &value, &error));
  g_assert_cmpstr(error, ==, expected);
  g_assert_false(map_next(map, &value, &error));
  g_assert_null(error);
}

/* Its whole chunk is lost, where there are chunks. */
static void
test_an_exception_ends_it(gconstpointer data)
{
  static const gsize chunksizes[] = {1, 5};
  const Kind *kind = data;
  EXECUTOR_WITH Executor *pool = kind->make(2);
  for (gsize i = 0; i < G_N_ELEMENTS(chunksizes); i++) {
    Range range = {0, 100};
    const char *error;
    int64_t value;
    Map *map = map_new(pool, raise_at_twelve, range_next, &range, chunksizes[i], 0);
    int64_t before = pool->class->chunks && chunksizes[i] == 5 ? 10 : 12;
    for (int64_t n = 0; n < before; n++) {
      g_assert_true(map_next(map, &value, &error));
      g_assert_null(error);
      g_assert_cmpint(value, ==, n);
    }
    assert_ends_with(map, "KeyError");
    map_free(map);
  }
}

static void
test_after_shutdown_it_raises(gconstpointer data)
{
  const Kind *kind = data;
  EXECUTOR_WITH Executor *pool = kind->make(1);
  Range range = {0, 3};
  executor_shutdown(pool, true, false);
  Map *map = map_new(pool, triple, range_next, &range, 1, 0);
  assert_ends_with(map, "RuntimeError");
  map_free(map);
}

/* Results that are there already are lost: the next argument is submitted first. */
static void
test_shutdown_under_way_raises(gconstpointer data)
{
  const Kind *kind = data;
  EXECUTOR_WITH Executor *pool = kind->make(1);
  Range range = {0, INT64_MAX};
  const char *error;
  int64_t value;
  Map *map = map_new(pool, triple, range_next, &range, 1, 2);
  g_assert_true(map_next(map, &value, &error));
  g_assert_null(error);
  executor_shutdown(pool, true, false);
  assert_ends_with(map, "RuntimeError");
  map_free(map);
}

int
main(int argc, char *argv[])
{
  g_test_init(&argc, &argv, NULL);
  kinds_prepare();
  kinds_add("map/results-come-in-order", test_results_come_in_order);
  kinds_add("map/reads-everything-at-once", test_reads_everything_at_once);
  kinds_add("map/buffersize-bounds-reading", test_buffersize_bounds_reading);
  kinds_add("map/submits-before-it-waits", test_submits_before_it_waits);
  kinds_add("map/an-exception-ends-it", test_an_exception_ends_it);
  kinds_add("map/after-shutdown-it-raises", test_after_shutdown_it_raises);
  kinds_add("map/shutdown-under-way-raises", test_shutdown_under_way_raises);
  return kinds_release(g_test_run());
}
