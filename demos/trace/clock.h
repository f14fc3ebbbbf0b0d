/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The only clocks of the demos. Any thread.
 */
#pragma once

#include <stdint.h>
#include <time.h>

#define NS_PER_US UINT64_C(1000)
#define NS_PER_MS UINT64_C(1000000)
#define NS_PER_S UINT64_C(1000000000)

static inline uint64_t
clock_read(clockid_t clock)
{
  struct timespec time;
  clock_gettime(clock, &time);
  return (uint64_t) time.tv_sec * NS_PER_S + (uint64_t) time.tv_nsec;
}

/** clock_now: Returns: ns on a clock that never goes back */
static inline uint64_t
clock_now(void)
{
  return clock_read(CLOCK_MONOTONIC);
}

/** clock_cpu: Returns: CPU time this process has used, all threads together, in ns */
static inline uint64_t
clock_cpu(void)
{
  return clock_read(CLOCK_PROCESS_CPUTIME_ID);
}

/** clock_timespec: Returns: @ns of clock_now() in the form pthread_cond_timedwait() wants */
static inline struct timespec
clock_timespec(uint64_t ns)
{
  return (struct timespec){(time_t) (ns / NS_PER_S), (long) (ns % NS_PER_S)};
}
