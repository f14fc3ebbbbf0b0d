/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A worker runs one function: in a thread it is called, in a process it is what the process is.
 * Times to start are medians; what a thread adds to the memory is seen from several at once.
 */
#include "demos/executors/worker.h"
#include "demos/executors/connection.h"
#include "demos/executors/forkserver.h"
#include "demos/trace/clock.h"
#include "demos/trace/measure.h"

#include <math.h>
#include <pthread.h>
#include <semaphore.h>

static volatile int global;

bool
worker_prepare(void)
{
  bool started = forkserver_start();
  global = 1;
  return started;
}

typedef struct {
  ProcessMain function;
  int64_t argument;
  int end;
} ThreadStart;

static void *
run_thread(void *data)
{
  const ThreadStart *start = data;
  start->function(&start->end, start->argument);
  return NULL;
}

bool
worker_run(WorkerKind kind, ProcessMain function, int64_t argument, int end)
{
  ThreadStart start = {function, argument, end};
  pthread_t thread;
  Process process;
  if (kind == WORKER_THREAD)
    return pthread_create(&thread, NULL, run_thread, &start) == 0 &&
           pthread_join(thread, NULL) == 0;
  if (!process_start(&process, kind == WORKER_FORK ? PROCESS_FORK : PROCESS_FORKSERVER, function,
                     argument, &end, end >= 0))
    return false;
  process_join(&process);
  return true;
}

static void
do_nothing(const int *fds, int64_t argument)
{
}

double
worker_start_ms(WorkerKind kind)
{
  enum { STARTS = 11 };
  uint64_t ns[STARTS];
  for (int i = 0; i < STARTS; i++) {
    uint64_t start = clock_now();
    if (!worker_run(kind, do_nothing, 0, -1))
      return NAN;
    ns[i] = clock_now() - start;
  }
  return percentile(ns, STARTS, 50) / NS_PER_MS;
}

/* Runs in the worker. */
static void
tell(const int *fds, int64_t argument)
{
  WorkerReport words = {pss_read(), global};
  connection_send(fds[0], &words, sizeof words);
}

bool
worker_ask(WorkerKind kind, WorkerReport *report)
{
  int ends[2];
  if (!connection_pair(ends))
    return false;
  bool told = worker_run(kind, tell, 0, ends[1]) &&
              connection_receive(ends[0], report, sizeof *report) == sizeof *report;
  connection_close(&ends[0]);
  connection_close(&ends[1]);
  return told;
}

/* What idle threads wait for, and tell when they are there. */
static pthread_mutex_t gate = PTHREAD_MUTEX_INITIALIZER;
static sem_t arrived;

static void *
idle(void *data)
{
  sem_post(&arrived);
  pthread_mutex_lock(&gate);
  pthread_mutex_unlock(&gate);
  return NULL;
}

/* Threads share everything but their stacks, so several are needed to see what one adds. */
double
worker_thread_memory(void)
{
  enum { THREADS = 16 };
  pthread_t threads[THREADS];
  int n = 0;
  double before = pss_read();
  sem_init(&arrived, 0, 0);
  pthread_mutex_lock(&gate);
  while (n < THREADS && pthread_create(&threads[n], NULL, idle, NULL) == 0)
    n++;
  for (int i = 0; i < n; i++)
    while (sem_wait(&arrived) != 0)
      ;
  double after = pss_read();
  pthread_mutex_unlock(&gate);
  for (int i = 0; i < n; i++)
    pthread_join(threads[i], NULL);
  sem_destroy(&arrived);
  return n == THREADS ? (after - before) / THREADS : NAN;
}
