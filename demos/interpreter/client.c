/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A thread with one end of a socket pair. Each question has a number, so that a late answer to one
 * that was given up is not taken for the answer to the next.
 */
#include "demos/interpreter/client.h"
#include "demos/trace/clock.h"

#include <sys/socket.h>
#include <unistd.h>

#define PAUSE_NS (500 * NS_PER_US) /* between an answer and the next message */
#define GLANCE_US 50000            /* how often who waits for a message looks for orders */

bool
client_open(Client *client)
{
  const struct timeval glance = {.tv_usec = GLANCE_US};
  int ends[2];
  if (socketpair(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC, 0, ends) != 0)
    return false;
  for (int i = 0; i < 2; i++)
    setsockopt(ends[i], SOL_SOCKET, SO_RCVTIMEO, &glance, sizeof glance);
  client->asks_end = ends[0];
  client->answers_end = ends[1];
  return true;
}

void
client_close(Client *client)
{
  close(client->asks_end);
  close(client->answers_end);
}

/* A question that was given up may be answered later: its number tells that it is not ours. What
 * was not answered when time was up took at least so long: to leave it out would call slow answers
 * none. */
static bool
ask_once(Client *client, uint64_t *ns)
{
  uint8_t question = ++client->question, answer;
  uint64_t start = clock_now();
  if (send(client->asks_end, &question, 1, 0) != 1)
    return false;
  while (recv(client->asks_end, &answer, 1, 0) != 1 || answer != question)
    if (client->stop)
      break;
  *ns = clock_now() - start;
  return true;
}

static void *
ask(void *data)
{
  Client *client = data;
  struct timespec pause = clock_timespec(PAUSE_NS);
  while (!client->stop && client->n < CLIENT_MAX_TRIPS &&
         ask_once(client, &client->trips[client->n])) {
    client->n++;
    nanosleep(&pause, NULL);
  }
  return NULL;
}

bool
client_start(Client *client)
{
  client->n = 0;
  client->stop = false;
  return pthread_create(&client->thread, NULL, ask, client) == 0;
}

void
client_stop(Client *client)
{
  client->stop = true;
  pthread_join(client->thread, NULL);
}
