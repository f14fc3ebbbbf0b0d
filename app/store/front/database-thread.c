/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A thread and its queue.
 */
#include "app/store/front/database-thread.h"

struct _IlkDatabaseThread {
  /* Owned */
  GThread *thread;
  GAsyncQueue *jobs;
};

typedef struct {
  IlkDatabaseJob run; /* NULL ends the thread, unless there is @run_idle */
  IlkDatabaseIdleJob run_idle;
  gpointer data;
  guint rest; /* ms without another job before @run_idle runs */
} Job;

/* Returns: (transfer full) (nullable): what to run next; NULL when nothing came while @idle rested
 */
static Job *
wait_for_job(GAsyncQueue *jobs, const Job *idle)
{
  if (idle == NULL)
    return g_async_queue_pop(jobs);
  return g_async_queue_timeout_pop(jobs, idle->rest * G_GUINT64_CONSTANT(1000));
}

/* Does a piece of @idle; frees it with the last one. */
static void
run_idle(Job **idle)
{
  (*idle)->rest = (*idle)->run_idle((*idle)->data);
  if ((*idle)->rest == 0)
    g_clear_pointer(idle, g_free);
}

static gpointer
run_jobs(gpointer data)
{
  GAsyncQueue *jobs = data;
  g_autofree Job *idle = NULL;
  gboolean running = TRUE;

  while (running) {
    g_autofree Job *job = wait_for_job(jobs, idle);
    if (job == NULL) {
      run_idle(&idle);
    } else if (job->run_idle != NULL) {
      g_free(idle);
      idle = g_steal_pointer(&job);
    } else {
      running = job->run != NULL;
      if (running)
        job->run(job->data);
    }
  }
  return NULL;
}

IlkDatabaseThread *
ilk_database_thread_new(void)
{
  IlkDatabaseThread *self = g_new0(IlkDatabaseThread, 1);
  self->jobs = g_async_queue_new();
  self->thread = g_thread_new("database", run_jobs, self->jobs);
  return self;
}

void
ilk_database_thread_free(IlkDatabaseThread *self)
{
  ilk_database_thread_push(self, NULL, NULL);
  g_thread_join(self->thread);
  g_async_queue_unref(self->jobs);
  g_free(self);
}

static void
push(IlkDatabaseThread *self, Job job)
{
  g_async_queue_push(self->jobs, g_memdup2(&job, sizeof job));
}

void
ilk_database_thread_push(IlkDatabaseThread *self, IlkDatabaseJob job, gpointer data)
{
  push(self, (Job){.run = job, .data = data});
}

void
ilk_database_thread_push_idle(IlkDatabaseThread *self, guint rest, IlkDatabaseIdleJob job,
                              gpointer data)
{
  g_return_if_fail(rest > 0);

  push(self, (Job){.run_idle = job, .data = data, .rest = rest});
}

typedef struct {
  IlkDatabaseJob run;
  gpointer data;
  GMutex mutex;
  GCond done_cond;
  gboolean done;
} Call;

static void
run_call(gpointer data)
{
  Call *call = data;

  call->run(call->data);
  g_mutex_lock(&call->mutex);
  call->done = TRUE;
  g_cond_signal(&call->done_cond);
  g_mutex_unlock(&call->mutex);
}

void
ilk_database_thread_call(IlkDatabaseThread *self, IlkDatabaseJob job, gpointer data)
{
  Call call = {.run = job, .data = data};
  g_mutex_init(&call.mutex);
  g_cond_init(&call.done_cond);
  ilk_database_thread_push(self, run_call, &call);

  g_mutex_lock(&call.mutex);
  while (!call.done)
    g_cond_wait(&call.done_cond, &call.mutex);
  g_mutex_unlock(&call.mutex);
  g_cond_clear(&call.done_cond);
  g_mutex_clear(&call.mutex);
}
