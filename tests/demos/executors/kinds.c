/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The gate is shared memory, so that the workers of a process pool wait at it too.
 */
#include "tests/demos/executors/kinds.h"
#include "demos/executors/forkserver.h"
#include "demos/executors/process-pool.h"
#include "demos/executors/thread-pool.h"

#include <errno.h>
#include <semaphore.h>
#include <sys/mman.h>

typedef struct {
  sem_t reached, open;
} Gate;

static Gate *gate;

static Executor *
make_forked(int workers)
{
  return process_pool_new(workers, PROCESS_FORK);
}

static Executor *
make_served(int workers)
{
  return process_pool_new(workers, PROCESS_FORKSERVER);
}

const Kind kinds[] = {
    {"threads", thread_pool_new, 0},
    {"fork", make_forked, PROCESS_POOL_EXTRA_CALLS},
    {"forkserver", make_served, PROCESS_POOL_EXTRA_CALLS},
};
const gsize n_kinds = G_N_ELEMENTS(kinds);

void
kinds_prepare(void)
{
  gate = mmap(NULL, sizeof *gate, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
  g_assert_true(gate != MAP_FAILED);
  sem_init(&gate->reached, TRUE, 0);
  sem_init(&gate->open, TRUE, 0);
  g_assert_true(forkserver_start());
}

int
kinds_release(int status)
{
  forkserver_stop();
  munmap(gate, sizeof *gate);
  return status;
}

void
kinds_add(const char *path, GTestDataFunc test)
{
  for (gsize i = 0; i < n_kinds; i++) {
    g_autofree char *full = g_strdup_printf("/executors/%s/%s", kinds[i].name, path);
    g_test_add_data_func(full, &kinds[i], test);
  }
}

static void
wait_for(sem_t *semaphore)
{
  while (sem_wait(semaphore) != 0)
    g_assert_cmpint(errno, ==, EINTR);
}

const char *
gate_pass(int64_t argument, int64_t *result)
{
  sem_post(&gate->reached);
  wait_for(&gate->open);
  *result = argument;
  return NULL;
}

void
gate_wait_until_reached(int n)
{
  for (int i = 0; i < n; i++)
    wait_for(&gate->reached);
}

void
gate_open(int n)
{
  for (int i = 0; i < n; i++)
    sem_post(&gate->open);
}
