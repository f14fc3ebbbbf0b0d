/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * How processes talk: socket pairs. Compare Lib/multiprocessing/connection.py, whose Pipe() is a
 * socketpair too (a pipe(2) moves 64 kB at a time and is several times slower with megabytes), and
 * reduction.py for sending file descriptors.
 *
 * A stream has no boundaries, so connection_send() puts the length before the bytes. Packets have
 * boundaries, which several readers of one socket need: CPython's queues give them a lock instead.
 *
 * Any thread; one at a time at each end of a stream.
 */
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <sys/types.h>

#define CONNECTION_MAX_FDS 4

/** connection_pair: a stream with two ends. Returns: false when there are no file descriptors */
bool connection_pair(int ends[2]);

/** connection_packet_pair: the same for packets */
bool connection_packet_pair(int ends[2]);

/** connection_close: closes @end and forgets it; nothing when it is -1 */
void connection_close(int *end);

/** connection_send: Returns: false when the other end is closed */
bool connection_send(int end, const void *bytes, size_t n);

/** connection_receive: waits for a message. Returns: its length; -1 when the other end is closed or
 * it would be longer than @max */
ssize_t connection_receive(int end, void *bytes, size_t max);

/** connection_send_packet: @fds: (nullable): @n_fds that the receiver shall have too */
bool connection_send_packet(int end, const void *bytes, size_t n, const int *fds, int n_fds);

/** connection_receive_packet: @fds: (out) (nullable): room for CONNECTION_MAX_FDS; @n_fds: (out):
 * how many came. Returns: the length; 0 or less when the other end is closed */
ssize_t connection_receive_packet(int end, void *bytes, size_t max, int *fds, int *n_fds);
