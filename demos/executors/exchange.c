/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Both processes map the same file in memory. The connection carries the requests and, where the
 * way is the socket, the message itself.
 */
#include "demos/executors/exchange.h"
#include "demos/trace/clock.h"
#include "demos/trace/measure.h"

#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#define ONE_IS_ENOUGH (1 << 20) /* bytes; longer trips take long and differ little */

typedef struct {
  ExchangeWay way;
  size_t n;
} Request;

/* Returns memory that is used only as far as it is touched, or NULL. */
static uint8_t *
map(size_t size, int flags, int file)
{
  void *memory = mmap(NULL, size, PROT_READ | PROT_WRITE, flags | MAP_NORESERVE, file, 0);
  return memory != MAP_FAILED ? memory : NULL;
}

static bool
map_both(Exchange *exchange, int file)
{
  exchange->shared = map(exchange->max, MAP_SHARED, file);
  exchange->own = map(exchange->max, MAP_PRIVATE | MAP_ANONYMOUS, -1);
  return exchange->shared != NULL && exchange->own != NULL;
}

static bool
answer(Exchange *exchange, const Request *request)
{
  switch (request->way) {
  case EXCHANGE_SOCKET:
    return connection_receive(exchange->end, exchange->own, exchange->max) >= 0 &&
           connection_send(exchange->end, exchange->own, request->n);
  case EXCHANGE_COPIED:
    memcpy(exchange->own, exchange->shared, request->n);
    memcpy(exchange->shared, exchange->own, request->n);
    break;
  case EXCHANGE_IN_PLACE:
    exchange->shared[0]++;
    break;
  case EXCHANGE_N_WAYS:
    return false;
  }
  return connection_send(exchange->end, NULL, 0);
}

/* In the other process: @fds are the connection and the shared memory. */
static void
serve(const int *fds, int64_t max)
{
  Exchange exchange = {.end = fds[0], .max = (size_t) max};
  Request request;
  if (!map_both(&exchange, fds[1]))
    return;
  while (connection_receive(exchange.end, &request, sizeof request) == sizeof request &&
         answer(&exchange, &request))
    ;
}

bool
exchange_start(Exchange *exchange, ProcessMethod method, size_t max)
{
  *exchange = (Exchange){.end = -1, .max = max};
  int ends[2] = {-1, -1}, file = memfd_create("exchange", MFD_CLOEXEC);
  bool ok = file >= 0 && ftruncate(file, (off_t) max) == 0 && map_both(exchange, file) &&
            connection_pair(ends);
  int theirs[] = {ends[1], file};
  ok = ok && process_start(&exchange->process, method, serve, (int64_t) max, theirs, 2);
  connection_close(&ends[1]);
  connection_close(&file);
  exchange->end = ends[0];
  if (!ok) {
    exchange->process.sentinel = -1;
    exchange_stop(exchange);
  }
  return ok;
}

uint64_t
exchange_trip(Exchange *exchange, ExchangeWay way, size_t n)
{
  Request request = {way, n};
  uint64_t start = clock_now();
  if (way == EXCHANGE_COPIED)
    memcpy(exchange->shared, exchange->own, n);
  bool ok = connection_send(exchange->end, &request, sizeof request);
  if (way == EXCHANGE_SOCKET)
    ok = ok && connection_send(exchange->end, exchange->own, n);
  ok = ok && connection_receive(exchange->end, exchange->own, exchange->max) >= 0;
  if (way == EXCHANGE_COPIED)
    memcpy(exchange->own, exchange->shared, n);
  return ok ? clock_now() - start : 0;
}

double
exchange_measure(Exchange *exchange, ExchangeWay way, size_t n)
{
  enum { TRIPS = 21 };
  uint64_t ns[TRIPS];
  size_t trips = n > ONE_IS_ENOUGH ? 1 : TRIPS;
  exchange_trip(exchange, way, n);
  for (size_t i = 0; i < trips; i++)
    ns[i] = exchange_trip(exchange, way, n);
  return percentile(ns, trips, 50) / NS_PER_US;
}

void
exchange_stop(Exchange *exchange)
{
  connection_close(&exchange->end);
  if (exchange->process.sentinel >= 0)
    process_join(&exchange->process);
  if (exchange->shared != NULL)
    munmap(exchange->shared, exchange->max);
  if (exchange->own != NULL)
    munmap(exchange->own, exchange->max);
}
