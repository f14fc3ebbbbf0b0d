/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Requests that come in the stall are answered when it is over, all at once: as a service does that
 * has stood still for a collection or a lock, and not for want of workers.
 */
#include "demos/schedule/service.h"

static uint64_t
answer(const Service *service, uint64_t at)
{
  uint64_t over = service->stall_at + service->stall;
  return (at >= service->stall_at && at < over ? over : at) + service->work;
}

int
service_closed(const Service *service, uint64_t *latencies)
{
  int n = 0;
  for (uint64_t at = 0; at < service->end && n < SERVICE_REQUESTS; n++) {
    uint64_t answered = answer(service, at), due = at + service->interval;
    latencies[n] = answered - at;
    at = answered > due ? answered : due;
  }
  return n;
}

int
service_open(const Service *service, uint64_t *latencies)
{
  int n = 0;
  for (uint64_t at = 0; at < service->end && n < SERVICE_REQUESTS; at += service->interval, n++)
    latencies[n] = answer(service, at) - at;
  return n;
}
