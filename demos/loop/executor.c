/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * As many threads as min(32, CPUs + 4), started one by one while there is more work than idle
 * threads. What a thread returns reaches the loop through loop_call_threadsafe(): nothing else of a
 * loop may be touched by another thread.
 */
#include "demos/loop/executor.h"
#include "demos/interpreter/eval.h"
#include "demos/interpreter/exception.h"
#include "demos/loop/context.h"
#include "demos/loop/loop.h"
#include "demos/loop/run.h"
#include "demos/trace/demo.h"

#include <stdlib.h>

#define MAX_WORKERS 32

typedef struct Job {
  LoopFuture *future;
  LoopHandle *handle;
  VmObject *result, *exception;
  Loop *loop;
  struct Job *next;
} Job;

struct LoopExecutor {
  VmInterpreter *interpreter;
  pthread_mutex_t mutex; /* guards what follows; @cond says that there is work, or the end */
  pthread_cond_t cond;
  Job *jobs, **last;
  int n_jobs, n_idle, n_workers;
  bool ends;
  VmThread workers[MAX_WORKERS];
};

static LoopExecutor *working;

/* On the loop's thread. */
static void
deliver(Loop *loop, void *data)
{
  Job *job = data;
  loop->poll.n_expected--;
  loop_future_finish(loop->thread, job->future, job->result, job->exception);
  vm_decref(loop->thread, &job->future->object);
  vm_decref(loop->thread, &job->handle->object);
  free(job);
}

/* The thread lets go of the GIL to wait for work. Returns NULL at the end. */
static Job *
get_job(VmThread *thread, LoopExecutor *self)
{
  vm_thread_release(thread, TRACE_IDLE);
  pthread_mutex_lock(&self->mutex);
  self->n_idle++;
  while (self->jobs == NULL && !self->ends)
    pthread_cond_wait(&self->cond, &self->mutex);
  self->n_idle--;
  Job *job = self->jobs;
  if (job != NULL) {
    self->jobs = job->next;
    self->last = self->jobs != NULL ? self->last : &self->jobs;
    self->n_jobs--;
  }
  pthread_mutex_unlock(&self->mutex);
  vm_thread_reacquire(thread);
  return job;
}

void
loop_executor_work(VmThread *thread)
{
  Job *job;
  while ((job = get_job(thread, working)) != NULL) {
    VmObject *before = loop_context_enter(job->handle->context);
    job->result = vm_call(thread, job->handle->callable, job->handle->arguments, job->handle->n);
    job->exception = job->result == NULL ? vm_take_exception(thread) : NULL;
    loop_context_enter(before);
    loop_call_threadsafe(job->loop, deliver, job);
  }
}

static LoopExecutor *
make(Loop *loop)
{
  LoopExecutor *self = aligned_alloc(VM_APART, sizeof *self);
  if (self == NULL)
    abort();
  *self = (LoopExecutor){.last = NULL};
  self->interpreter = loop->thread->interpreter;
  self->last = &self->jobs;
  pthread_mutex_init(&self->mutex, NULL);
  pthread_cond_init(&self->cond, NULL);
  return self;
}

/* Under the lock. Compare _adjust_thread_count(). */
static void
adjust_workers(LoopExecutor *self)
{
  int most = demo_cpus() + 4 < MAX_WORKERS ? demo_cpus() + 4 : MAX_WORKERS;
  if (self->n_idle >= self->n_jobs || self->n_workers == most)
    return;
  VmThread *worker = &self->workers[self->n_workers];
  int lane = LOOP_WORKER_LANE + self->n_workers;
  bool shown = loop_running()->trace != NULL && self->n_workers < LOOP_WORKERS_SHOWN;
  TraceRing *ring = shown ? trace_ring((unsigned) lane) : NULL;
  if (vm_thread_start(worker, self->interpreter, VM_JOBS, 1, lane, ring))
    self->n_workers++;
}

VmObject *
loop_executor_submit(Loop *loop, VmObject *function, VmObject *const *arguments, int n)
{
  Job *job = calloc(1, sizeof *job);
  VmObject *context = loop_context_copy(loop_context_current());
  if (job == NULL)
    abort();
  if (loop->executor == NULL)
    working = loop->executor = make(loop);
  LoopExecutor *self = loop->executor;
  job->future = (LoopFuture *) loop_future_new();
  job->handle = loop_handle_new(function, arguments, n, context);
  job->loop = loop;
  vm_decref(loop->thread, context);
  loop->poll.n_expected++;
  pthread_mutex_lock(&self->mutex);
  *self->last = job;
  self->last = &job->next;
  self->n_jobs++;
  adjust_workers(self);
  pthread_cond_signal(&self->cond);
  pthread_mutex_unlock(&self->mutex);
  return vm_ref(&job->future->object);
}

/* They need the GIL to end, so the loop's thread lets go of it. What they have done is delivered to
 * nobody but is dropped. */
void
loop_executor_free(LoopExecutor *self)
{
  if (self == NULL)
    return;
  Loop *loop = loop_running();
  pthread_mutex_lock(&self->mutex);
  self->ends = true;
  pthread_cond_broadcast(&self->cond);
  pthread_mutex_unlock(&self->mutex);
  vm_thread_release(loop->thread, TRACE_BLOCKED);
  for (int i = 0; i < self->n_workers; i++)
    while (!vm_thread_join(&self->workers[i], NS_PER_S))
      continue;
  vm_thread_reacquire(loop->thread);
  loop_poll_wait(loop, 0);
  pthread_cond_destroy(&self->cond);
  pthread_mutex_destroy(&self->mutex);
  free(self);
}
