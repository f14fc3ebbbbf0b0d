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
raise_at_ten(int64_t argument, int64_t *result)
{
  *result = argument;
  return argument == 10 ? "KeyError" : NULL;
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

static void
test_an_exception_ends_it(gconstpointer data)
{
  const Kind *kind = data;
  EXECUTOR_WITH Executor *pool = kind->make(2);
  Range range = {0, 100};
  const char *error = NULL;
  int64_t value, n = 0;
  Map *map = map_new(pool, raise_at_ten, range_next, &range, 1, 0);
  while (map_next(map, &value, &error) && error == NULL)
    g_assert_cmpint(value, ==, n++);
  g_assert_cmpstr(error, ==, "KeyError");
  g_assert_cmpint(n, ==, 10);
  g_assert_false(map_next(map, &value, &error));
  g_assert_null(error);
  map_free(map);
}

static void
test_after_shutdown_it_raises(gconstpointer data)
{
  const Kind *kind = data;
  EXECUTOR_WITH Executor *pool = kind->make(1);
  Range range = {0, 3};
  const char *error;
  int64_t value;
  executor_shutdown(pool, true, false);
  Map *map = map_new(pool, triple, range_next, &range, 1, 0);
  g_assert_true(map_next(map, &value, &error));
  g_assert_cmpstr(error, ==, "RuntimeError");
  g_assert_false(map_next(map, &value, &error));
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
  kinds_add("map/an-exception-ends-it", test_an_exception_ends_it);
  kinds_add("map/after-shutdown-it-raises", test_after_shutdown_it_raises);
  return kinds_release(g_test_run());
}
