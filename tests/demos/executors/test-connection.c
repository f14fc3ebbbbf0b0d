/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Messages keep their boundaries, whatever their length, and file descriptors travel.
 */
#include "demos/executors/connection.h"

#include <glib.h>
#include <unistd.h>

#define LARGEST (1024 * 1024 + 1)

typedef struct {
  int ends[2];
} Fixture;

static void
setup_stream(Fixture *fixture, gconstpointer data)
{
  g_assert_true(connection_pair(fixture->ends));
}

static void
setup_packets(Fixture *fixture, gconstpointer data)
{
  g_assert_true(connection_packet_pair(fixture->ends));
}

static void
teardown(Fixture *fixture, gconstpointer data)
{
  connection_close(&fixture->ends[0]);
  connection_close(&fixture->ends[1]);
}

static const gsize lengths[] = {1, 0, 65536, 7, LARGEST, 2};

static gpointer
send_all(gpointer data)
{
  Fixture *fixture = data;
  g_autofree char *bytes = g_malloc(LARGEST);
  for (gsize i = 0; i < G_N_ELEMENTS(lengths); i++) {
    memset(bytes, 'a' + (int) i, lengths[i]);
    g_assert_true(connection_send(fixture->ends[0], bytes, lengths[i]));
  }
  return NULL;
}

static void
test_messages_keep_their_boundaries(Fixture *fixture, gconstpointer data)
{
  GThread *thread = g_thread_new("sender", send_all, fixture);
  g_autofree guchar *bytes = g_malloc(LARGEST);
  for (gsize i = 0; i < G_N_ELEMENTS(lengths); i++) {
    g_assert_cmpint(connection_receive(fixture->ends[1], bytes, LARGEST), ==, lengths[i]);
    for (gsize j = 0; j < lengths[i]; j++)
      g_assert_cmpint(bytes[j], ==, 'a' + (int) i);
  }
  g_thread_join(thread);
}

static void
test_too_long_is_refused(Fixture *fixture, gconstpointer data)
{
  char bytes[8] = "1234567";
  g_assert_true(connection_send(fixture->ends[0], bytes, sizeof bytes));
  g_assert_cmpint(connection_receive(fixture->ends[1], bytes, 4), ==, -1);
}

static void
test_a_closed_end_is_told(Fixture *fixture, gconstpointer data)
{
  char byte = 0;
  connection_close(&fixture->ends[0]);
  connection_close(&fixture->ends[0]);
  g_assert_cmpint(connection_receive(fixture->ends[1], &byte, 1), ==, -1);
  g_assert_false(connection_send(fixture->ends[1], &byte, 1));
}

static void
test_descriptors_travel(Fixture *fixture, gconstpointer data)
{
  int pair[2], got[CONNECTION_MAX_FDS], n = 0;
  guchar byte = 'x';
  g_assert_cmpint(pipe(pair), ==, 0);
  g_assert_true(connection_send_packet(fixture->ends[0], &byte, 1, pair, 2));
  connection_close(&pair[0]);
  connection_close(&pair[1]);
  g_assert_cmpint(connection_receive_packet(fixture->ends[1], &byte, 1, got, &n), ==, 1);
  g_assert_cmpint(n, ==, 2);
  g_assert_cmpint(write(got[1], "y", 1), ==, 1);
  g_assert_cmpint(read(got[0], &byte, 1), ==, 1);
  g_assert_cmpint(byte, ==, 'y');
  connection_close(&got[0]);
  connection_close(&got[1]);
}

static void
test_packets_keep_their_boundaries(Fixture *fixture, gconstpointer data)
{
  char bytes[16];
  int n = -1, fds[CONNECTION_MAX_FDS];
  g_assert_true(connection_send_packet(fixture->ends[0], "abc", 3, NULL, 0));
  g_assert_true(connection_send_packet(fixture->ends[0], "de", 2, NULL, 0));
  g_assert_cmpint(connection_receive_packet(fixture->ends[1], bytes, sizeof bytes, fds, &n), ==, 3);
  g_assert_cmpint(n, ==, 0);
  g_assert_cmpint(connection_receive_packet(fixture->ends[1], bytes, sizeof bytes, NULL, NULL), ==,
                  2);
}

int
main(int argc, char *argv[])
{
  g_test_init(&argc, &argv, NULL);
#define ADD(path, setup, function)                                                                 \
  g_test_add("/executors/connection/" path, Fixture, NULL, setup, function, teardown)
  ADD("messages-keep-their-boundaries", setup_stream, test_messages_keep_their_boundaries);
  ADD("too-long-is-refused", setup_stream, test_too_long_is_refused);
  ADD("a-closed-end-is-told", setup_stream, test_a_closed_end_is_told);
  ADD("descriptors-travel", setup_packets, test_descriptors_travel);
  ADD("packets-keep-their-boundaries", setup_packets, test_packets_keep_their_boundaries);
  return g_test_run();
}
