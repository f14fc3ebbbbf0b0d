/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Recording what threads do without disturbing them: each thread writes fixed records into a ring
 * of its own, with no lock, no allocation and no system call (the clock is read in user space). A
 * full ring drops the record and counts it. One drain thread reads all rings (drain.h).
 *
 * A ring has one producer at a time: a thread may use the ring of an earlier one only when that
 * one has been joined.
 */
#pragma once

#include "demos/trace/clock.h"

#include <stdatomic.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define TRACE_MAX_RINGS 64
#define TRACE_RING_RECORDS 8192

/** TraceState: what a lane shows; the numbers are the protocol's */
typedef enum {
  TRACE_IDLE = 0,
  TRACE_WAITING_FOR_GIL = 1,
  TRACE_RUNNING = 2,
  TRACE_RUNNING_FREE = 3,
  TRACE_BLOCKED = 4,
  TRACE_WAITING_FOR_LOCK = 5,
  TRACE_DONE = 6,
  TRACE_CANCELLED = 7,
} TraceState;

/** TraceEvent: what deserves a mark on a lane: its thread is asked to let go of the GIL, and does
 * so at one of the three places where it looks whether it was asked; a task is asked to end, has
 * ended so, has run into a timeout, or has kept its loop for long */
typedef enum {
  TRACE_EVENT_NONE = 0,
  TRACE_EVENT_DROP_REQUEST,
  TRACE_EVENT_DROP_AT_RESUME,
  TRACE_EVENT_DROP_AT_JUMP,
  TRACE_EVENT_DROP_AT_CALL,
  TRACE_EVENT_CANCEL_REQUESTED,
  TRACE_EVENT_CANCELLED,
  TRACE_EVENT_TIMEOUT,
  TRACE_EVENT_BLOCKED,
  TRACE_N_EVENTS,
} TraceEvent;

#define TRACE_NO_PLACE UINT16_MAX

/** TraceRecord: at @at (clock_now()) @lane went into @state, or @event happened there; @place: at
 * which instruction of the listing (listing.h), or TRACE_NO_PLACE */
typedef struct {
  uint64_t at;
  uint16_t lane;
  uint16_t state;
  uint16_t event;
  uint16_t place;
} TraceRecord;

typedef struct {
  atomic_size_t head; /* written by the producer */
  atomic_size_t tail; /* written by the drain thread */
  atomic_size_t dropped;
  TraceRecord records[TRACE_RING_RECORDS];
} TraceRing;

/** trace_ring: Returns: (transfer none): ring number @slot, made at its first use. Not while
 * recording: it allocates. A process that is to record is forked after its ring was made. */
TraceRing *trace_ring(unsigned slot);

/** trace_put: the one way into a ring; called by its producer */
static inline void
trace_put(TraceRing *ring, TraceRecord record)
{
  size_t head = atomic_load_explicit(&ring->head, memory_order_relaxed);
  size_t tail = atomic_load_explicit(&ring->tail, memory_order_acquire);
  if (head - tail == TRACE_RING_RECORDS) {
    atomic_fetch_add_explicit(&ring->dropped, 1, memory_order_relaxed);
    return;
  }
  ring->records[head % TRACE_RING_RECORDS] = record;
  atomic_store_explicit(&ring->head, head + 1, memory_order_release);
}

/** trace_state: @ring: (nullable): the calling thread's ring; NULL when it is not recorded */
static inline void
trace_state(TraceRing *ring, int lane, int state)
{
  if (ring != NULL)
    trace_put(ring,
              (TraceRecord){clock_now(), (uint16_t) lane, (uint16_t) state, 0, TRACE_NO_PLACE});
}

/** trace_event: as trace_state(), for something that happens at a moment; @place: TRACE_NO_PLACE
 * unless it happens at an instruction of the listing */
static inline void
trace_event(TraceRing *ring, int lane, TraceEvent event, unsigned place)
{
  if (ring != NULL)
    trace_put(ring,
              (TraceRecord){clock_now(), (uint16_t) lane, 0, (uint16_t) event, (uint16_t) place});
}

/**
 * trace_take:
 * @horizon: records later than this stay, so that all rings are read up to the same moment
 * @records: (out): room for @max
 *
 * Takes the oldest records of all rings, in order of time. Drain thread only.
 *
 * Returns: how many were taken; fewer than @max when nothing is left
 */
size_t trace_take(uint64_t horizon, TraceRecord *records, size_t max);

/** trace_take_dropped: Returns: records lost since the last call. Drain thread only. */
size_t trace_take_dropped(void);

/** trace_count: Returns: how many records were written since the start */
size_t trace_count(void);

/** trace_record_cost: Returns: what recording one record costs on this machine, in ns */
double trace_record_cost(void);
