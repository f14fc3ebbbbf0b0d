/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A client that a thread of an interpreter answers: it sends a byte, waits until it comes back,
 * pauses, and sends the next. To the interpreter it is another program: it never touches the GIL.
 * Used by the thread that runs the experiment.
 */
#pragma once

#include <pthread.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define CLIENT_MAX_TRIPS 20000

/** Client: @answers_end: the socket of whoever answers; who waits there returns now and then with
 * nothing, to look for orders. @trips: how long each of @n answers took, in ns */
typedef struct {
  int asks_end, answers_end;
  pthread_t thread;
  atomic_bool stop;
  uint8_t question; /* the number of the last */
  size_t n;
  uint64_t trips[CLIENT_MAX_TRIPS];
} Client;

/** client_open: Returns: false when there is no socket */
bool client_open(Client *client);
void client_close(Client *client);

/** client_start: begins to ask, and to count from nothing. Returns: false when no thread could be
 * started */
bool client_start(Client *client);

/** client_stop: gives up a question that is not answered within a moment */
void client_stop(Client *client);
