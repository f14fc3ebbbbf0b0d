/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Which CPUs there are for us. Any thread.
 */
#include "demos/trace/demo.h"

#include <pthread.h>
#include <sched.h>

int
demo_cpus(void)
{
  cpu_set_t allowed;
  return sched_getaffinity(0, sizeof allowed, &allowed) == 0 ? CPU_COUNT(&allowed) : 1;
}

void
demo_pin(pthread_t thread, int index)
{
  cpu_set_t allowed, one;
  if (sched_getaffinity(0, sizeof allowed, &allowed) != 0)
    return;
  for (int cpu = 0, seen = 0; cpu < CPU_SETSIZE; cpu++)
    if (CPU_ISSET(cpu, &allowed) && seen++ == index) {
      CPU_ZERO(&one);
      CPU_SET(cpu, &one);
      pthread_setaffinity_np(thread, sizeof one, &one);
      return;
    }
}
