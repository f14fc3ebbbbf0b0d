/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Rings are mapped shared, so that a process forked later can record as well. The reader takes the
 * oldest record of all rings first.
 */
#include "demos/trace/recorder.h"

#include <stdlib.h>
#include <sys/mman.h>

static TraceRing *_Atomic rings[TRACE_MAX_RINGS];

/* Shared with processes that are forked later, so that they can record too. */
static TraceRing *
map_ring(void)
{
  void *memory =
      mmap(NULL, sizeof(TraceRing), PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
  return memory != MAP_FAILED ? memory : NULL;
}

TraceRing *
trace_ring(unsigned slot)
{
  if (slot >= TRACE_MAX_RINGS)
    return NULL;
  TraceRing *ring = atomic_load(&rings[slot]);
  if (ring == NULL) {
    ring = map_ring();
    atomic_store(&rings[slot], ring);
  }
  return ring;
}

/* The oldest record of @ring, or NULL when it holds none up to @horizon. */
static const TraceRecord *
peek(TraceRing *ring, uint64_t horizon)
{
  if (ring == NULL)
    return NULL;
  size_t tail = atomic_load_explicit(&ring->tail, memory_order_relaxed);
  if (tail == atomic_load_explicit(&ring->head, memory_order_acquire))
    return NULL;
  const TraceRecord *record = &ring->records[tail % TRACE_RING_RECORDS];
  return record->at <= horizon ? record : NULL;
}

static TraceRing *
find_oldest(uint64_t horizon)
{
  TraceRing *oldest = NULL;
  uint64_t at = UINT64_MAX;
  for (unsigned i = 0; i < TRACE_MAX_RINGS; i++) {
    TraceRing *ring = atomic_load_explicit(&rings[i], memory_order_acquire);
    const TraceRecord *record = peek(ring, horizon);
    if (record != NULL && record->at < at) {
      oldest = ring;
      at = record->at;
    }
  }
  return oldest;
}

size_t
trace_take(uint64_t horizon, TraceRecord *records, size_t max)
{
  size_t n = 0;
  while (n < max) {
    TraceRing *ring = find_oldest(horizon);
    if (ring == NULL)
      break;
    size_t tail = atomic_load_explicit(&ring->tail, memory_order_relaxed);
    records[n++] = ring->records[tail % TRACE_RING_RECORDS];
    atomic_store_explicit(&ring->tail, tail + 1, memory_order_release);
  }
  return n;
}

size_t
trace_take_dropped(void)
{
  size_t dropped = 0;
  for (unsigned i = 0; i < TRACE_MAX_RINGS; i++) {
    TraceRing *ring = atomic_load(&rings[i]);
    if (ring != NULL)
      dropped += atomic_exchange(&ring->dropped, 0);
  }
  return dropped;
}

size_t
trace_count(void)
{
  size_t count = 0;
  for (unsigned i = 0; i < TRACE_MAX_RINGS; i++) {
    TraceRing *ring = atomic_load(&rings[i]);
    if (ring != NULL)
      count += atomic_load(&ring->head);
  }
  return count;
}

double
trace_record_cost(void)
{
  enum { RECORDS = TRACE_RING_RECORDS };
  TraceRing *scratch = calloc(1, sizeof *scratch);
  if (scratch == NULL)
    return 0;
  uint64_t start = clock_read(CLOCK_THREAD_CPUTIME_ID);
  for (int i = 0; i < RECORDS; i++)
    trace_state(scratch, 0, TRACE_RUNNING);
  uint64_t spent = clock_read(CLOCK_THREAD_CPUTIME_ID) - start;
  free(scratch);
  return (double) spent / RECORDS;
}
