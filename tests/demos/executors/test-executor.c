/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What submit(), cancel() and shutdown() promise, the same for threads and processes; then what is
 * particular to either.
 */
#include "demos/executors/completion.h"
#include "demos/executors/process-pool.h"
#include "demos/executors/thread-pool.h"
#include "tests/demos/executors/kinds.h"

#include <signal.h>
#include <unistd.h>

static const char *
square_or_raise(int64_t argument, int64_t *result)
{
  if (argument < 0)
    return "ValueError";
  *result = argument * argument;
  return NULL;
}

static void
assert_result(Future *future, const char *expected_error, int64_t expected)
{
  int64_t value = 0;
  g_assert_cmpstr(future_result(future, FUTURE_FOREVER, &value), ==, expected_error);
  g_assert_cmpint(value, ==, expected);
  future_unref(future);
}

static void
test_submit(gconstpointer data)
{
  const Kind *kind = data;
  EXECUTOR_WITH Executor *pool = kind->make(2);
  Future *futures[20];
  for (int i = 0; i < 20; i++)
    futures[i] = executor_submit(pool, square_or_raise, i % 5 == 0 ? -1 : i);
  for (int i = 0; i < 20; i++)
    assert_result(futures[i], i % 5 == 0 ? "ValueError" : NULL, i % 5 == 0 ? 0 : i * i);
}

static void
test_a_chunk_is_one_task(gconstpointer data)
{
  const Kind *kind = data;
  EXECUTOR_WITH Executor *pool = kind->make(1);
  int64_t arguments[EXECUTOR_MAX_CHUNK];
  for (int i = 0; i < EXECUTOR_MAX_CHUNK; i++)
    arguments[i] = i;
  Future *future = executor_submit_chunk(pool, square_or_raise, arguments, EXECUTOR_MAX_CHUNK);
  g_assert_null(future_result(future, FUTURE_FOREVER, NULL));
  for (int i = 0; i < EXECUTOR_MAX_CHUNK; i++)
    g_assert_cmpint(future_values(future)[i], ==, i * i);
  future_unref(future);
}

/* A manager thread hands work over in its own time. */
static void
wait_until_started(Future *future)
{
  while (future_state(future) == FUTURE_PENDING)
    g_thread_yield();
}

/* One worker is busy; what is behind it can be cancelled, save what was handed over already. */
static void
test_cancel(gconstpointer data)
{
  const Kind *kind = data;
  EXECUTOR_WITH Executor *pool = kind->make(1);
  int running = 1 + kind->prefetched;
  Future *futures[4];
  for (int i = 0; i < 4; i++)
    futures[i] = executor_submit(pool, gate_pass, i);
  gate_wait_until_reached(1);
  wait_until_started(futures[running - 1]);
  for (int i = running; i < 4; i++)
    g_assert_cmpint(future_cancel(futures[i]), ==, FUTURE_YES);
  g_assert_cmpint(future_cancel(futures[0]), ==, FUTURE_NO);

  /* Cancelled ones come too: the executor notices when it gets to them. */
  Completion *completion = completion_new(futures, 4);
  gate_open(running);
  for (int i = 0; i < 4; i++)
    g_assert_nonnull(completion_next(completion, FUTURE_FOREVER));
  completion_free(completion);
  gate_wait_until_reached(running - 1);
  for (int i = 0; i < 4; i++)
    assert_result(futures[i], i < running ? NULL : "CancelledError", i < running ? i : 0);
}

static void
test_shutdown_finishes_what_was_submitted(gconstpointer data)
{
  const Kind *kind = data;
  Executor *pool = kind->make(2);
  Future *futures[6];
  for (int i = 0; i < 6; i++)
    futures[i] = executor_submit(pool, square_or_raise, i);
  executor_shutdown(pool, true, false);
  for (int i = 0; i < 6; i++) {
    g_assert_cmpint(future_state(futures[i]), ==, FUTURE_FINISHED);
    assert_result(futures[i], NULL, i * i);
  }
  g_assert_null(executor_submit(pool, square_or_raise, 1));
  executor_shutdown(pool, true, true);
  executor_free(pool);
}

static void
test_shutdown_without_waiting_returns(gconstpointer data)
{
  const Kind *kind = data;
  Executor *pool = kind->make(1);
  Future *future = executor_submit(pool, gate_pass, 5);
  executor_shutdown(pool, false, false);
  g_assert_null(executor_submit(pool, square_or_raise, 1));
  g_assert_false(future_done(future));
  gate_open(1);
  gate_wait_until_reached(1);
  assert_result(future, NULL, 5);
  executor_free(pool);
}

static void
test_shutdown_cancels_what_has_not_begun(gconstpointer data)
{
  const Kind *kind = data;
  Executor *pool = kind->make(1);
  int running = 1 + kind->prefetched;
  Future *futures[5];
  for (int i = 0; i < 5; i++)
    futures[i] = executor_submit(pool, gate_pass, i);
  gate_wait_until_reached(1);
  wait_until_started(futures[running - 1]);
  executor_shutdown(pool, false, true);
  gate_open(running);
  gate_wait_until_reached(running - 1);
  for (int i = 0; i < running; i++)
    assert_result(futures[i], NULL, i);
  executor_free(pool);

  /* Nobody notices those, so as_completed() does not hear of them; as in CPython. */
  Completion *completion = completion_new(&futures[running], (size_t) (5 - running));
  g_assert_null(completion_next(completion, 0));
  completion_free(completion);
  for (int i = running; i < 5; i++) {
    g_assert_cmpint(future_state(futures[i]), ==, FUTURE_CANCELLED);
    future_unref(futures[i]);
  }
}

static void
test_with_waits(gconstpointer data)
{
  const Kind *kind = data;
  Future *futures[8];
  {
    EXECUTOR_WITH Executor *pool = kind->make(2);
    for (int i = 0; i < 8; i++)
      futures[i] = executor_submit(pool, square_or_raise, i);
  }
  for (int i = 0; i < 8; i++) {
    g_assert_true(future_done(futures[i]));
    future_unref(futures[i]);
  }
}

static const char *
tell_worker(int64_t argument, int64_t *result)
{
  gate_pass(argument, result);
  *result = executor_worker();
  return NULL;
}

static void
test_workers_are_numbered(gconstpointer data)
{
  const Kind *kind = data;
  g_assert_cmpint(executor_worker(), ==, -1);
  EXECUTOR_WITH Executor *pool = kind->make(2);
  Future *first = executor_submit(pool, tell_worker, 0);
  Future *second = executor_submit(pool, tell_worker, 0);
  gate_wait_until_reached(2);
  gate_open(2);
  int64_t a = -1, b = -1;
  g_assert_null(future_result(first, FUTURE_FOREVER, &a));
  g_assert_null(future_result(second, FUTURE_FOREVER, &b));
  g_assert_cmpint(a + b, ==, 1);
  g_assert_cmpint(a * b, ==, 0);
  future_unref(first);
  future_unref(second);
}

static void
test_threads_start_as_needed(void)
{
  Executor *pool = thread_pool_new(3);
  Future *futures[5];
  g_assert_cmpint(thread_pool_started(pool), ==, 0);
  for (int i = 0; i < 5; i++) {
    futures[i] = executor_submit(pool, gate_pass, i);
    gate_wait_until_reached(i < 3 ? 1 : 0);
    g_assert_cmpint(thread_pool_started(pool), ==, MIN(i + 1, 3));
  }
  gate_open(5);
  gate_wait_until_reached(2);
  for (int i = 0; i < 5; i++)
    assert_result(futures[i], NULL, i);
  executor_free(pool);
}

static Executor *own_pool;
static Future *_Atomic inner;

static const char *
wait_for_own_pool(int64_t argument, int64_t *result)
{
  Future *future = executor_submit(own_pool, square_or_raise, argument);
  inner = future_ref(future);
  const char *error = future_result(future, FUTURE_FOREVER, result);
  future_unref(future);
  return error;
}

/* The only worker waits for what only it could do. Cancelling the inner task frees it. */
static void
test_a_pool_that_waits_for_itself(void)
{
  own_pool = thread_pool_new(1);
  Future *outer = executor_submit(own_pool, wait_for_own_pool, 3);
  while (inner == NULL)
    g_thread_yield();
  g_assert_cmpstr(future_result(outer, 0, NULL), ==, "TimeoutError");
  g_assert_cmpint(future_state(outer), ==, FUTURE_RUNNING);
  g_assert_cmpint(future_state(inner), ==, FUTURE_PENDING);
  g_assert_cmpint(future_cancel(inner), ==, FUTURE_YES);
  assert_result(outer, "CancelledError", 0);
  executor_free(own_pool);
  g_assert_cmpint(future_state(inner), ==, FUTURE_CANCELLED_AND_NOTIFIED);
  future_unref(inner);
}

static const char *
die(int64_t argument, int64_t *result)
{
  _exit(3);
}

static void
test_a_dead_worker_breaks_the_pool(gconstpointer data)
{
  const Kind *kind = data;
  EXECUTOR_WITH Executor *pool = kind->make(2);
  Future *futures[10];
  futures[0] = executor_submit(pool, die, 0);
  for (int i = 1; i < 10; i++)
    futures[i] = executor_submit(pool, die, 0);
  for (int i = 0; i < 10; i++)
    if (futures[i] != NULL)
      assert_result(futures[i], "BrokenProcessPool", 0);
  g_assert_null(executor_submit(pool, square_or_raise, 1));
}

static const char *
tell_pid(int64_t argument, int64_t *result)
{
  *result = getpid();
  return NULL;
}

/* Even when it had nothing to do, and another is left. */
static void
test_a_killed_idle_worker_breaks_the_pool(gconstpointer data)
{
  const Kind *kind = data;
  EXECUTOR_WITH Executor *pool = kind->make(2);
  Future *future = executor_submit(pool, tell_pid, 0);
  int64_t pid;
  g_assert_null(future_result(future, FUTURE_FOREVER, &pid));
  future_unref(future);
  kill((pid_t) pid, SIGKILL);
  while ((future = executor_submit(pool, square_or_raise, 3)) != NULL) {
    const char *error = future_result(future, FUTURE_FOREVER, NULL);
    g_assert_true(error == NULL || g_str_equal(error, "BrokenProcessPool"));
    future_unref(future);
  }
}

/* One was cancelled while it waited; as_completed() must hear of it from a broken pool too. */
static void
test_a_dead_worker_settles_what_was_cancelled(gconstpointer data)
{
  const Kind *kind = data;
  enum { GATE, DIE, WAITING, CANCELLED, N };
  EXECUTOR_WITH Executor *pool = kind->make(1);
  Future *futures[N];
  futures[GATE] = executor_submit(pool, gate_pass, 0);
  gate_wait_until_reached(1);
  futures[DIE] = executor_submit(pool, die, 0);
  for (int i = WAITING; i < N; i++)
    futures[i] = executor_submit(pool, square_or_raise, 1);
  g_assert_cmpint(future_cancel(futures[CANCELLED]), ==, FUTURE_YES);
  Completion *completion = completion_new(futures, N);
  gate_open(1);
  for (int i = 0; i < N; i++)
    g_assert_nonnull(completion_next(completion, FUTURE_FOREVER));
  completion_free(completion);
  g_assert_cmpint(future_state(futures[CANCELLED]), ==, FUTURE_CANCELLED_AND_NOTIFIED);
  future_unref(futures[CANCELLED]);
  assert_result(futures[GATE], NULL, 0);
  assert_result(futures[DIE], "BrokenProcessPool", 0);
  assert_result(futures[WAITING], "BrokenProcessPool", 0);
}

/* For the kinds whose workers can be killed. */
static void
add_for_processes(const char *path, GTestDataFunc test)
{
  for (gsize i = 0; i < n_kinds; i++)
    if (kinds[i].prefetched > 0) {
      g_autofree char *full = g_strdup_printf("/executors/%s/%s", kinds[i].name, path);
      g_test_add_data_func(full, &kinds[i], test);
    }
}

int
main(int argc, char *argv[])
{
  g_test_init(&argc, &argv, NULL);
  kinds_prepare();
  kinds_add("submit", test_submit);
  kinds_add("a-chunk-is-one-task", test_a_chunk_is_one_task);
  kinds_add("cancel", test_cancel);
  kinds_add("shutdown-finishes-what-was-submitted", test_shutdown_finishes_what_was_submitted);
  kinds_add("shutdown-without-waiting-returns", test_shutdown_without_waiting_returns);
  kinds_add("shutdown-cancels-what-has-not-begun", test_shutdown_cancels_what_has_not_begun);
  kinds_add("with-waits", test_with_waits);
  kinds_add("workers-are-numbered", test_workers_are_numbered);
  g_test_add_func("/executors/threads/start-as-needed", test_threads_start_as_needed);
  g_test_add_func("/executors/threads/a-pool-that-waits-for-itself",
                  test_a_pool_that_waits_for_itself);
  add_for_processes("a-dead-worker-breaks-the-pool", test_a_dead_worker_breaks_the_pool);
  add_for_processes("a-killed-idle-worker-breaks-the-pool",
                    test_a_killed_idle_worker_breaks_the_pool);
  add_for_processes("a-dead-worker-settles-what-was-cancelled",
                    test_a_dead_worker_settles_what_was_cancelled);
  return kinds_release(g_test_run());
}
