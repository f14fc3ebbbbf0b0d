/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The transition table that the documentation of concurrent.futures.Future describes, method by
 * method, held against the model.
 */
#include "demos/executors/future.h"

#include <glib.h>

static Future *
make_in(FutureState state)
{
  static const int64_t value = 7;
  Future *future = future_new(1);
  if (state == FUTURE_CANCELLED || state == FUTURE_CANCELLED_AND_NOTIFIED)
    future_cancel(future);
  if (state == FUTURE_RUNNING || state == FUTURE_CANCELLED_AND_NOTIFIED)
    future_start(future);
  if (state == FUTURE_FINISHED)
    future_finish(future, NULL, &value);
  g_assert_cmpint(future_state(future), ==, state);
  return future;
}

static FutureAnswer
finish(Future *future)
{
  static const int64_t value = 9;
  return future_finish(future, NULL, &value);
}

static FutureAnswer
fail(Future *future)
{
  return future_finish(future, "ValueError", NULL);
}

typedef struct {
  const char *name;
  FutureAnswer (*apply)(Future *future);
  FutureState from;
  FutureAnswer answer;
  FutureState to;
} Row;

static const Row rows[] = {
    {"cancel", future_cancel, FUTURE_PENDING, FUTURE_YES, FUTURE_CANCELLED},
    {"cancel", future_cancel, FUTURE_RUNNING, FUTURE_NO, FUTURE_RUNNING},
    {"cancel", future_cancel, FUTURE_CANCELLED, FUTURE_YES, FUTURE_CANCELLED},
    {"cancel", future_cancel, FUTURE_CANCELLED_AND_NOTIFIED, FUTURE_YES,
     FUTURE_CANCELLED_AND_NOTIFIED},
    {"cancel", future_cancel, FUTURE_FINISHED, FUTURE_NO, FUTURE_FINISHED},
    {"start", future_start, FUTURE_PENDING, FUTURE_YES, FUTURE_RUNNING},
    {"start", future_start, FUTURE_RUNNING, FUTURE_INVALID, FUTURE_RUNNING},
    {"start", future_start, FUTURE_CANCELLED, FUTURE_NO, FUTURE_CANCELLED_AND_NOTIFIED},
    {"start", future_start, FUTURE_CANCELLED_AND_NOTIFIED, FUTURE_INVALID,
     FUTURE_CANCELLED_AND_NOTIFIED},
    {"start", future_start, FUTURE_FINISHED, FUTURE_INVALID, FUTURE_FINISHED},
    {"set-result", finish, FUTURE_PENDING, FUTURE_YES, FUTURE_FINISHED},
    {"set-result", finish, FUTURE_RUNNING, FUTURE_YES, FUTURE_FINISHED},
    {"set-result", finish, FUTURE_CANCELLED, FUTURE_INVALID, FUTURE_CANCELLED},
    {"set-result", finish, FUTURE_CANCELLED_AND_NOTIFIED, FUTURE_INVALID,
     FUTURE_CANCELLED_AND_NOTIFIED},
    {"set-result", finish, FUTURE_FINISHED, FUTURE_INVALID, FUTURE_FINISHED},
    {"set-exception", fail, FUTURE_PENDING, FUTURE_YES, FUTURE_FINISHED},
    {"set-exception", fail, FUTURE_RUNNING, FUTURE_YES, FUTURE_FINISHED},
    {"set-exception", fail, FUTURE_CANCELLED, FUTURE_INVALID, FUTURE_CANCELLED},
    {"set-exception", fail, FUTURE_CANCELLED_AND_NOTIFIED, FUTURE_INVALID,
     FUTURE_CANCELLED_AND_NOTIFIED},
    {"set-exception", fail, FUTURE_FINISHED, FUTURE_INVALID, FUTURE_FINISHED},
};

static void
test_transition(gconstpointer data)
{
  const Row *row = data;
  Future *future = make_in(row->from);
  g_assert_cmpint(row->apply(future), ==, row->answer);
  g_assert_cmpint(future_state(future), ==, row->to);
  future_unref(future);
}

/* What result(timeout=0) says in each state. */
static const struct {
  FutureState state;
  const char *error;
  gboolean done;
} results[] = {
    {FUTURE_PENDING, "TimeoutError", FALSE},
    {FUTURE_RUNNING, "TimeoutError", FALSE},
    {FUTURE_CANCELLED, "CancelledError", TRUE},
    {FUTURE_CANCELLED_AND_NOTIFIED, "CancelledError", TRUE},
    {FUTURE_FINISHED, NULL, TRUE},
};

static void
test_result(void)
{
  for (gsize i = 0; i < G_N_ELEMENTS(results); i++) {
    Future *future = make_in(results[i].state);
    int64_t value = -1;
    g_assert_cmpstr(future_result(future, 0, &value), ==, results[i].error);
    g_assert_cmpint(value, ==, results[i].error == NULL ? 7 : -1);
    g_assert_cmpint(future_done(future), ==, results[i].done);
    future_unref(future);
  }
}

static void
test_an_exception_is_what_result_says(void)
{
  Future *future = future_new(1);
  fail(future);
  g_assert_cmpstr(future_result(future, FUTURE_FOREVER, NULL), ==, "ValueError");
  future_unref(future);
}

static void
test_a_refused_result_changes_nothing(void)
{
  Future *future = make_in(FUTURE_FINISHED);
  int64_t value = 0;
  finish(future);
  fail(future);
  g_assert_null(future_result(future, 0, &value));
  g_assert_cmpint(value, ==, 7);
  future_unref(future);
}

static void
append_digit_cb(Future *future, void *data)
{
  int *order = data;
  g_assert_true(future_done(future));
  *order = *order * 10 + 1;
}

static void
append_two_cb(Future *future, void *data)
{
  int *order = data;
  *order = *order * 10 + 2;
}

static void
test_callbacks_run_once_and_in_order(void)
{
  static const FutureState ends[] = {FUTURE_CANCELLED, FUTURE_FINISHED};
  for (gsize i = 0; i < G_N_ELEMENTS(ends); i++) {
    Future *future = future_new(1);
    int order = 0;
    future_add_done_callback(future, append_digit_cb, &order);
    future_add_done_callback(future, append_two_cb, &order);
    g_assert_cmpint(order, ==, 0);
    if (ends[i] == FUTURE_CANCELLED)
      future_cancel(future);
    else
      finish(future);
    g_assert_cmpint(order, ==, 12);
    future_start(future);
    future_cancel(future);
    g_assert_cmpint(order, ==, 12);
    future_unref(future);
  }
}

static void
test_a_late_callback_runs_at_once(void)
{
  Future *future = make_in(FUTURE_FINISHED);
  int order = 0;
  future_add_done_callback(future, append_digit_cb, &order);
  g_assert_cmpint(order, ==, 1);
  future_unref(future);
}

static gpointer
finish_in_thread(gpointer data)
{
  finish(data);
  return NULL;
}

static void
test_result_waits_for_another_thread(void)
{
  Future *future = make_in(FUTURE_RUNNING);
  GThread *thread = g_thread_new("worker", finish_in_thread, future);
  int64_t value = 0;
  g_assert_null(future_result(future, FUTURE_FOREVER, &value));
  g_assert_cmpint(value, ==, 9);
  g_thread_join(thread);
  future_unref(future);
}

int
main(int argc, char *argv[])
{
  static const char *const states[] = {"pending", "running", "cancelled", "notified", "finished"};
  g_test_init(&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
    g_autofree char *path =
        g_strdup_printf("/executors/future/%s/%s", rows[i].name, states[rows[i].from]);
    g_test_add_data_func(path, &rows[i], test_transition);
  }
#define ADD(path, function) g_test_add_func("/executors/future/" path, function)
  ADD("result", test_result);
  ADD("an-exception-is-what-result-says", test_an_exception_is_what_result_says);
  ADD("a-refused-result-changes-nothing", test_a_refused_result_changes_nothing);
  ADD("callbacks-run-once-and-in-order", test_callbacks_run_once_and_in_order);
  ADD("a-late-callback-runs-at-once", test_a_late_callback_runs_at_once);
  ADD("result-waits-for-another-thread", test_result_waits_for_another_thread);
  return g_test_run();
}
