/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Another process that answers with what it was sent, in three ways. Compare Pipe() in
 * Lib/multiprocessing/connection.py and Lib/multiprocessing/shared_memory.py; there objects are
 * pickled first and unpickled afterwards, so what is seen here is the floor.
 *
 * The main thread.
 */
#pragma once

#include "demos/executors/process.h"

#include <stdint.h>

typedef enum {
  EXCHANGE_SOCKET,   /* through the kernel: copied in and out, each way */
  EXCHANGE_COPIED,   /* shared memory, each side with a copy of its own */
  EXCHANGE_IN_PLACE, /* shared memory, worked on where it lies */
  EXCHANGE_N_WAYS,
} ExchangeWay;

typedef struct {
  Process process;
  int end;
  size_t max;
  uint8_t *shared;
  uint8_t *own;
} Exchange;

/** exchange_start: @max: bytes of the longest message. Returns: false when the system refuses */
bool exchange_start(Exchange *exchange, ProcessMethod method, size_t max);

/** exchange_trip: sends @n bytes there and back. Returns: how many ns that took; 0 when the other
 * side is gone */
uint64_t exchange_trip(Exchange *exchange, ExchangeWay way, size_t n);

/** exchange_measure: Returns: how many us a trip takes: the median of several (of very long ones, a
 * single one) after the first, which touches the memory */
double exchange_measure(Exchange *exchange, ExchangeWay way, size_t n);

void exchange_stop(Exchange *exchange);
