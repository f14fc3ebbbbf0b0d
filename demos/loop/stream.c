/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * write() hands to the system what it takes and keeps the rest; it never waits. Above the high mark
 * the writer is paused, and drain() waits until the buffer is at the low one. Compare
 * _SelectorSocketTransport.write() and _write_send(), and FlowControlMixin._drain_helper().
 */
#include "demos/loop/stream.h"
#include "demos/interpreter/containers.h"
#include "demos/interpreter/exception.h"
#include "demos/interpreter/int.h"
#include "demos/interpreter/value.h"
#include "demos/loop/loop.h"

#include <netinet/in.h>
#include <stdlib.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <unistd.h>

#define HIGH_MARK 65536
#define LOW_MARK 16384
#define PIECE 16384

/* Only how much is kept matters here, so the bytes themselves are not. */
typedef struct {
  VmObject object;
  int socket, other;
  int64_t kept, taken;
  bool paused, watched;
  VmObject *waiter; /* (nullable): of drain() */
} Stream;

static void
stream_dealloc(VmThread *thread, VmObject *object)
{
  Stream *self = (Stream *) object;
  close(self->socket);
  close(self->other);
  if (self->waiter != NULL)
    vm_decref(thread, self->waiter);
  free(self);
}

/* Returns how many of @n bytes the system took. */
static int64_t
hand_over(const Stream *self, int64_t n)
{
  static const char bytes[PIECE];
  int64_t all = 0;
  ssize_t taken = 1;
  while (all < n && taken > 0) {
    size_t piece = n - all < PIECE ? (size_t) (n - all) : PIECE;
    taken = send(self->socket, bytes, piece, MSG_DONTWAIT | MSG_NOSIGNAL);
    all += taken > 0 ? taken : 0;
  }
  return all;
}

static void
watch(Loop *loop, Stream *self, bool watched)
{
  struct epoll_event event = {.events = EPOLLOUT, .data.ptr = self};
  if (watched != self->watched)
    epoll_ctl(loop->poll.epoll, watched ? EPOLL_CTL_ADD : EPOLL_CTL_DEL, self->socket, &event);
  self->watched = watched;
}

static VmObject *
write_bytes(VmThread *thread, VmObject *const *arguments, int n)
{
  Stream *self = (Stream *) arguments[0];
  int64_t size = (int64_t) vm_number(arguments[1]);
  int64_t taken = self->kept == 0 ? hand_over(self, size) : 0;
  self->taken += taken;
  self->kept += size - taken;
  self->paused |= self->kept > HIGH_MARK;
  watch(loop_running(), self, self->kept > 0);
  return &vm_none;
}

void
loop_stream_ready(Loop *loop, void *stream)
{
  Stream *self = stream;
  int64_t taken = hand_over(self, self->kept);
  self->taken += taken;
  self->kept -= taken;
  watch(loop, self, self->kept > 0);
  if (!self->paused || self->kept > LOW_MARK)
    return;
  self->paused = false;
  if (self->waiter != NULL)
    loop_future_finish(loop->thread, (LoopFuture *) self->waiter, &vm_none, NULL);
}

/* A future that is done already when the writer is not paused. */
static VmObject *
drain(VmThread *thread, VmObject *const *arguments, int n)
{
  Stream *self = (Stream *) arguments[0];
  if (self->waiter != NULL)
    vm_decref(thread, self->waiter);
  self->waiter = loop_future_new();
  ((LoopFuture *) self->waiter)->is_lock = true;
  if (!self->paused)
    loop_future_finish(thread, (LoopFuture *) self->waiter, &vm_none, NULL);
  return vm_ref(self->waiter);
}

static VmObject *
get_kept(VmThread *thread, VmObject *const *arguments, int n)
{
  return vm_int_new(thread, ((Stream *) arguments[0])->kept);
}

static VmObject *
get_taken(VmThread *thread, VmObject *const *arguments, int n)
{
  return vm_int_new(thread, ((Stream *) arguments[0])->taken);
}

static VmObject *
get_marks(VmThread *thread, VmObject *const *arguments, int n)
{
  VmObject *marks = vm_list_new();
  vm_list_append(thread, marks, vm_int_new(thread, LOW_MARK));
  vm_list_append(thread, marks, vm_int_new(thread, HIGH_MARK));
  return marks;
}

static VmObject *
close_stream(VmThread *thread, VmObject *const *arguments, int n)
{
  watch(loop_running(), (Stream *) arguments[0], false);
  return &vm_none;
}

static const VmMethod methods[] = {
    VM_METHOD("write", write_bytes),
    VM_METHOD("drain", drain),
    VM_METHOD("kept", get_kept),
    VM_METHOD("taken", get_taken),
    VM_METHOD("marks", get_marks),
    VM_METHOD("close", close_stream),
    {.name = NULL},
};
static const VmType stream_type = {
    .name = "StreamWriter", .dealloc = stream_dealloc, .methods = methods};

/* A connection through the machine's own network, as start_server() and open_connection() make
 * it. */
static bool
connect_pair(Stream *self)
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
  Stream *self = calloc(1, sizeof *self);
  if (self == NULL)
    return NULL;
  vm_object_init(&self->object, &stream_type);
  if (!connect_pair(self)) {
    vm_decref(thread, &self->object);
    return vm_raise(thread, &vm_runtime_error, "there is no connection within this machine");
  }
  VmObject *future = loop_future_new();
  loop_future_finish(thread, (LoopFuture *) future, &self->object, NULL);
  return future;
}
