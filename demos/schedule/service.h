/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A service that stalls once, asked by a client who waits for each answer, and by one who keeps to
 * a timetable. In virtual time, so every run is the same. Compare Tene, “How NOT to Measure
 * Latency”. Pure.
 */
#pragma once

#include <stdbool.h>
#include <stdint.h>

#define SERVICE_REQUESTS 6000

/** Service: in µs: how far apart requests are, what one takes, when the stall begins, how long it
 * is, and when the last request is due */
typedef struct {
  uint64_t interval, work, stall_at, stall, end;
} Service;

/** service_closed: the next one when it is due and the last one is answered. @latencies: (out):
 * room for SERVICE_REQUESTS, in µs. Returns: how many there were */
int service_closed(const Service *service, uint64_t *latencies);

/** service_open: each when it is due, counted from then */
int service_open(const Service *service, uint64_t *latencies);
