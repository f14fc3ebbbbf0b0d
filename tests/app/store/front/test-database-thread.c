/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Jobs in their turn, and one that waits until there is nothing else to do.
 */
#include "app/store/front/database-thread.h"

#include <string.h>

typedef struct {
  GMutex lock; /* held while jobs are being pushed */
  GString *trace;
  GAsyncQueue *said; /* that the idle job has run */
} Trace;

static void
hold(gpointer data)
{
  Trace *trace = data;
  g_mutex_lock(&trace->lock);
  g_mutex_unlock(&trace->lock);
}

static void
write_a(gpointer data)
{
  g_string_append_c(((Trace *) data)->trace, 'a');
}

static void
write_b(gpointer data)
{
  g_string_append_c(((Trace *) data)->trace, 'b');
}

static guint
write_idle(gpointer data)
{
  Trace *trace = data;
  g_string_append_c(trace->trace, 'i');
  g_async_queue_push(trace->said, trace);
  return 0;
}

/* Goes on until it sees that another job has run. */
static guint
write_until_b(gpointer data)
{
  Trace *trace = data;
  gboolean more = strchr(trace->trace->str, 'b') == NULL;
  write_idle(data);
  return more ? 1 : 0;
}

static void
test_idle_work_lets_others_in_between(void)
{
  Trace trace = {.trace = g_string_new(NULL), .said = g_async_queue_new()};
  IlkDatabaseThread *thread = ilk_database_thread_new();
  ilk_database_thread_push_idle(thread, 1, write_until_b, &trace);
  for (int step = 0; step < 3; step++)
    g_async_queue_pop(trace.said);
  ilk_database_thread_call(thread, write_b, &trace);
  ilk_database_thread_free(thread);
  g_assert_true(g_str_has_prefix(trace.trace->str, "iii"));
  g_assert_nonnull(strstr(trace.trace->str, "ib"));
  g_string_free(trace.trace, TRUE);
  g_async_queue_unref(trace.said);
}

static void
test_idle_work_lets_all_others_go_first(void)
{
  Trace trace = {.trace = g_string_new(NULL), .said = g_async_queue_new()};
  IlkDatabaseThread *thread = ilk_database_thread_new();
  g_mutex_init(&trace.lock);
  g_mutex_lock(&trace.lock);
  ilk_database_thread_push(thread, hold, &trace);
  ilk_database_thread_push_idle(thread, 1, write_idle, &trace);
  ilk_database_thread_push(thread, write_a, &trace);
  ilk_database_thread_push(thread, write_b, &trace);
  g_mutex_unlock(&trace.lock);
  g_async_queue_pop(trace.said);
  ilk_database_thread_free(thread);
  g_assert_cmpstr(trace.trace->str, ==, "abi");
  g_string_free(trace.trace, TRUE);
  g_async_queue_unref(trace.said);
  g_mutex_clear(&trace.lock);
}

static void
test_idle_work_may_never_come(void)
{
  Trace trace = {.trace = g_string_new(NULL)};
  IlkDatabaseThread *thread = ilk_database_thread_new();
  ilk_database_thread_push_idle(thread, G_MAXUINT, write_idle, &trace);
  ilk_database_thread_call(thread, write_a, &trace);
  ilk_database_thread_free(thread);
  g_assert_cmpstr(trace.trace->str, ==, "a");
  g_string_free(trace.trace, TRUE);
}

int
main(int argc, char *argv[])
{
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/store/database-thread/idle-last", test_idle_work_lets_all_others_go_first);
  g_test_add_func("/store/database-thread/idle-between", test_idle_work_lets_others_in_between);
  g_test_add_func("/store/database-thread/idle-never", test_idle_work_may_never_come);
  return g_test_run();
}
