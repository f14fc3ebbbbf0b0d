/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A thread in each of two interpreters, and a queue in each direction.
 */
#include "demos/interpreter/echo.h"
#include "demos/interpreter/queue.h"

/* The run under way. */
static struct {
  VmQueue there, back;
  size_t size;
  uint64_t *trips;
  int n;
} echo;

/* Each side's own copy. */
static uint8_t asked[ECHO_MAX_MESSAGE], answered[ECHO_MAX_MESSAGE];

static int64_t
ask(VmThread *thread, void *data)
{
  uint64_t start = clock_now();
  if (vm_queue_put(&echo.there, thread, asked, echo.size) &&
      vm_queue_get(&echo.back, thread, asked))
    echo.trips[echo.n++] = clock_now() - start;
  return 0;
}

static int64_t
answer(VmThread *thread, void *data)
{
  if (vm_queue_get(&echo.there, thread, answered))
    vm_queue_put(&echo.back, thread, answered, echo.size);
  return 0;
}

static void
exchange(VmInterpreter *asks, VmInterpreter *answers, int n)
{
  static VmTeam asking, answering;
  vm_interpreter_set_native(asks, ask, NULL);
  vm_interpreter_set_native(answers, answer, NULL);
  vm_team_start(&asking, asks, VM_JOBS, n, 1, VM_UNRECORDED);
  vm_team_start(&answering, answers, VM_JOBS, n, 1, VM_UNRECORDED);
  vm_team_join(&asking);
  vm_team_join(&answering);
}

int
echo_run(VmInterpreter *asks, VmInterpreter *answers, bool wakes, size_t size, uint64_t *trips,
         int n)
{
  echo.size = size;
  echo.trips = trips;
  echo.n = 0;
  bool there = vm_queue_init(&echo.there, ECHO_MAX_MESSAGE, wakes);
  bool back = vm_queue_init(&echo.back, ECHO_MAX_MESSAGE, wakes);
  if (there && back)
    exchange(asks, answers, n);
  vm_queue_destroy(&echo.there);
  vm_queue_destroy(&echo.back);
  return echo.n;
}
