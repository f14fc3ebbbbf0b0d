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

/* Returns: (nullable): of the idle jobs the one with the shortest rest */
static Job *
find_idle(const GPtrArray *idle)
{
  Job *first = NULL;
  for (guint i = 0; i < idle->len; i++) {
    Job *job = idle->pdata[i];
    if (first == NULL || job->rest < first->rest)
      first = job;
  }
  return first;
}

/* Returns: (transfer full) (nullable): what to run next; NULL when nothing came while @idle
 * rested */
static Job *
wait_for_job(GAsyncQueue *jobs, const Job *idle)
{
  if (idle == NULL)
    return g_async_queue_pop(jobs);
  return g_async_queue_timeout_pop(jobs, idle->rest * G_GUINT64_CONSTANT(1000));
}

/* Does a piece of @job, which goes with the last one. */
static void
run_idle(GPtrArray *idle, Job *job)
{
  job->rest = job->run_idle(job->data);
  if (job->rest == 0)
    g_ptr_array_remove(idle, job);
}

/* Takes @job */
static void
add_idle(GPtrArray *idle, Job *job)
{
  for (guint i = 0; i < idle->len; i++) {
    const Job *other = idle->pdata[i];
    if (other->run_idle == job->run_idle && other->data == job->data)
      g_ptr_array_remove_index(idle, i--);
  }
  g_ptr_array_add(idle, job);
}

static gpointer
run_jobs(gpointer data)
{
  GAsyncQueue *jobs = data;
  g_autoptr(GPtrArray) idle = g_ptr_array_new_with_free_func(g_free);
  gboolean running = TRUE;

  while (running) {
    Job *next = find_idle(idle);
    g_autofree Job *job = wait_for_job(jobs, next);
    if (job == NULL) {
      run_idle(idle, next);
    } else if (job->run_idle != NULL) {
      add_idle(idle, g_steal_pointer(&job));
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

gboolean
ilk_database_thread_is_wanted(IlkDatabaseThread *self)
{
  return g_async_queue_length(self->jobs) > 0;
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
