/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * as_completed(): the order of finishing, and which cancelled futures it hears of.
 */
#include "demos/executors/completion.h"

#include <glib.h>

#define N 4

typedef struct {
  Future *futures[N];
  Completion *completion;
} Fixture;

static void
setup(Fixture *fixture, gconstpointer data)
{
  for (int i = 0; i < N; i++)
    fixture->futures[i] = future_new(1);
}

static void
teardown(Fixture *fixture, gconstpointer data)
{
  completion_free(fixture->completion);
  for (int i = 0; i < N; i++)
    future_unref(fixture->futures[i]);
}

static void
finish(Future *future)
{
  static const int64_t value = 1;
  g_assert_cmpint(future_finish(future, NULL, &value), ==, FUTURE_YES);
}

static void
assert_next(Fixture *fixture, Future *expected)
{
  g_assert_true(completion_next(fixture->completion, 0) == expected);
}

static void
test_order_of_finishing(Fixture *fixture, gconstpointer data)
{
  static const int order[] = {2, 0, 3, 1};
  finish(fixture->futures[order[0]]);
  fixture->completion = completion_new(fixture->futures, N);
  for (int i = 1; i < N; i++)
    finish(fixture->futures[order[i]]);
  for (int i = 0; i < N; i++)
    assert_next(fixture, fixture->futures[order[i]]);
  g_assert_null(completion_next(fixture->completion, FUTURE_FOREVER));
}

static void
test_nothing_finished_is_a_timeout(Fixture *fixture, gconstpointer data)
{
  fixture->completion = completion_new(fixture->futures, N);
  future_start(fixture->futures[0]);
  assert_next(fixture, NULL);
  finish(fixture->futures[0]);
  assert_next(fixture, fixture->futures[0]);
}

static void
test_cancelled_comes_when_noticed(Fixture *fixture, gconstpointer data)
{
  future_cancel(fixture->futures[0]);
  fixture->completion = completion_new(fixture->futures, N);
  assert_next(fixture, NULL);
  future_start(fixture->futures[0]);
  assert_next(fixture, fixture->futures[0]);
  assert_next(fixture, NULL);
}

static void
test_may_be_left_early(Fixture *fixture, gconstpointer data)
{
  fixture->completion = completion_new(fixture->futures, N);
  finish(fixture->futures[0]);
  completion_free(g_steal_pointer(&fixture->completion));
  finish(fixture->futures[1]);
}

int
main(int argc, char *argv[])
{
  g_test_init(&argc, &argv, NULL);
#define ADD(path, function)                                                                        \
  g_test_add("/executors/completion/" path, Fixture, NULL, setup, function, teardown)
  ADD("order-of-finishing", test_order_of_finishing);
  ADD("nothing-finished-is-a-timeout", test_nothing_finished_is_a_timeout);
  ADD("cancelled-comes-when-noticed", test_cancelled_comes_when_noticed);
  ADD("may-be-left-early", test_may_be_left_early);
  return g_test_run();
}
