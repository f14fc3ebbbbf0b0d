/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What was sent comes back, in each way, from either kind of process.
 */
#include "demos/executors/exchange.h"
#include "demos/executors/forkserver.h"

#include <glib.h>

#define LONGEST (1 << 20)

static const ProcessMethod methods[] = {PROCESS_FORK, PROCESS_FORKSERVER};

/* The bytes of one trip, marked so that a lost or a late one would show. */
static void
check_trip(Exchange *exchange, ExchangeWay way, gsize n, guint8 mark)
{
  memset(exchange->own, mark, n);
  g_assert_cmpuint(exchange_trip(exchange, way, n), >, 0);
  for (gsize i = 0; i < n; i++)
    g_assert_cmpuint(exchange->own[i], ==, mark);
}

static void
test_bytes_come_back(void)
{
  static const gsize sizes[] = {1, 4096, LONGEST};
  for (gsize m = 0; m < G_N_ELEMENTS(methods); m++) {
    Exchange exchange;
    g_assert_true(exchange_start(&exchange, methods[m], LONGEST));
    for (gsize i = 0; i < G_N_ELEMENTS(sizes); i++) {
      check_trip(&exchange, EXCHANGE_SOCKET, sizes[i], (guint8) (i + 1));
      check_trip(&exchange, EXCHANGE_COPIED, sizes[i], (guint8) (i + 11));
    }
    exchange_stop(&exchange);
  }
}

static void
test_in_place_the_other_side_writes(void)
{
  Exchange exchange;
  g_assert_true(exchange_start(&exchange, PROCESS_FORK, LONGEST));
  for (guint i = 0; i < 3; i++) {
    g_assert_cmpuint(exchange.shared[0], ==, i);
    g_assert_cmpuint(exchange_trip(&exchange, EXCHANGE_IN_PLACE, LONGEST), >, 0);
  }
  exchange_stop(&exchange);
}

static void
test_a_dead_partner_is_noticed(void)
{
  Exchange exchange;
  g_assert_true(exchange_start(&exchange, PROCESS_FORKSERVER, LONGEST));
  process_kill(&exchange.process);
  for (int way = 0; way < EXCHANGE_N_WAYS; way++)
    g_assert_cmpuint(exchange_trip(&exchange, (ExchangeWay) way, LONGEST), ==, 0);
  exchange_stop(&exchange);
}

int
main(int argc, char *argv[])
{
  g_test_init(&argc, &argv, NULL);
  g_assert_true(forkserver_start());
#define ADD(path, function) g_test_add_func("/executors/exchange/" path, function)
  ADD("bytes-come-back", test_bytes_come_back);
  ADD("in-place-the-other-side-writes", test_in_place_the_other_side_writes);
  ADD("a-dead-partner-is-noticed", test_a_dead_partner_is_noticed);
  int status = g_test_run();
  forkserver_stop();
  return status;
}
