/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Compare start_server() and open_connection() in Lib/asyncio/streams.py.
 */
#include "demos/interpreter/exception.h"
#include "demos/loop/stream.h"

#include <netinet/in.h>
#include <stdlib.h>
#include <sys/socket.h>
#include <unistd.h>

/* A connection through the machine's own network, as start_server() and open_connection() make
 * it. */
static bool
connect_pair(LoopStream *self)
{
  struct sockaddr_in address = {.sin_family = AF_INET, .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
  socklen_t size = sizeof address;
  int server = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  self->socket = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  bool good = server >= 0 && bind(server, (struct sockaddr *) &address, size) == 0 &&
              listen(server, 1) == 0 &&
              getsockname(server, (struct sockaddr *) &address, &size) == 0 &&
              connect(self->socket, (struct sockaddr *) &address, size) == 0;
  self->other = good ? accept4(server, NULL, NULL, SOCK_CLOEXEC) : -1;
  if (server >= 0)
    close(server);
  return self->other >= 0;
}

VmObject *
loop_stream_pair(VmThread *thread, VmObject *const *arguments, int n)
{
  LoopStream *self = calloc(1, sizeof *self);
  if (self == NULL)
    return NULL;
  vm_object_init(&self->object, &loop_stream_type);
  if (!connect_pair(self)) {
    vm_decref(thread, &self->object);
    return vm_raise(thread, &vm_runtime_error, "there is no connection within this machine");
  }
  VmObject *future = loop_future_new();
  loop_future_finish(thread, (LoopFuture *) future, &self->object, NULL);
  return future;
}
