/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Signals are blocked in all threads and read from a descriptor, so that both kinds of orders come
 * in through one poll().
 */
#include "demos/trace/control.h"

#include <errno.h>
#include <poll.h>
#include <pthread.h>
#include <signal.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <sys/signalfd.h>
#include <unistd.h>

#define MAX_LINE 512
#define MAX_VALUE 128
#define MAX_EARLY_READS 256

static ControlHandler handler;
static struct pollfd sources[2]; /* signals, stdin */

static const char *
skip_space(const char *text)
{
  return text + strspn(text, " \t\r");
}

/* Where the value of @key begins, or NULL. A value that looks like a key is not followed by ':'. */
static const char *
find_value(const char *line, const char *key)
{
  char quoted[MAX_VALUE];
  snprintf(quoted, sizeof quoted, "\"%s\"", key);
  for (const char *at = strstr(line, quoted); at != NULL; at = strstr(at + 1, quoted)) {
    const char *colon = skip_space(at + strlen(quoted));
    if (*colon == ':')
      return skip_space(colon + 1);
  }
  return NULL;
}

bool
control_field(const char *line, const char *key, char *value, size_t size)
{
  const char *from = find_value(line, key);
  if (from == NULL)
    return false;
  bool quoted = *from == '"';
  from += quoted ? 1 : 0;
  size_t length = strcspn(from, quoted ? "\"" : ",} \t\r");
  if (length == 0 || length >= size || from[length] == '\0')
    return false;
  memcpy(value, from, length);
  value[length] = '\0';
  return true;
}

static void
obey(const char *line)
{
  char type[MAX_VALUE], name[MAX_VALUE], value[MAX_VALUE];
  if (!control_field(line, "type", type, sizeof type))
    return;
  if (strcmp(type, "stop") == 0)
    handler.stop();
  else if (strcmp(type, "set") == 0 && control_field(line, "name", name, sizeof name) &&
           control_field(line, "value", value, sizeof value))
    handler.set(name, value);
}

/* Collects bytes into lines; a line that is too long is thrown away whole. */
static void
take_bytes(const char *bytes, size_t n)
{
  static char line[MAX_LINE];
  static size_t length;
  for (size_t i = 0; i < n; i++) {
    if (bytes[i] == '\n') {
      line[length < MAX_LINE ? length : 0] = '\0';
      obey(line);
      length = 0;
    } else if (length < MAX_LINE) {
      line[length++] = bytes[i];
    }
  }
}

/* @patience: in ms, -1 for ever. Returns: whether there are some */
static bool
wait_for_orders(int patience)
{
  int ready;
  do
    ready = poll(sources, 2, patience);
  while (ready < 0 && errno == EINTR);
  return ready > 0;
}

static void
take_orders(void)
{
  char bytes[256];
  struct signalfd_siginfo info;
  if (sources[0].revents != 0 && read(sources[0].fd, &info, sizeof info) > 0)
    handler.stop();
  if (sources[1].revents == 0)
    return;
  ssize_t n = read(sources[1].fd, bytes, sizeof bytes);
  if (n > 0)
    take_bytes(bytes, (size_t) n);
  else if (n == 0 || errno != EINTR)
    sources[1].fd = -1; /* The end of stdin changes nothing. */
}

static void *
listen_for_orders(void *data)
{
  while (wait_for_orders(-1))
    take_orders();
  return NULL;
}

bool
control_start(const ControlHandler *orders, bool read_stdin)
{
  sigset_t signals;
  sigemptyset(&signals);
  sigaddset(&signals, SIGTERM);
  sigaddset(&signals, SIGINT);
  pthread_sigmask(SIG_BLOCK, &signals, NULL);

  handler = *orders;
  sources[0] = (struct pollfd){signalfd(-1, &signals, SFD_CLOEXEC), POLLIN, 0};
  sources[1] = (struct pollfd){read_stdin ? STDIN_FILENO : -1, POLLIN, 0};
  /* Also a run that is over in a moment obeys what was said before it began. */
  for (int i = 0; i < MAX_EARLY_READS && wait_for_orders(0); i++)
    take_orders();
  pthread_t thread;
  return pthread_create(&thread, NULL, listen_for_orders, NULL) == 0 && pthread_detach(thread) == 0;
}
