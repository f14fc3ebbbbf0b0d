/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * write() hands to the system what it takes and keeps the rest; it never waits. Above the high mark
 * the writer is paused, and drain() waits until the buffer is at the low one. Compare
 * _SelectorSocketTransport.write() and _write_send(), and FlowControlMixin._drain_helper().
 */
#include "demos/loop/stream.h"
#include "demos/interpreter/containers.h"
#include "demos/interpreter/int.h"
#include "demos/interpreter/value.h"
#include "demos/loop/loop.h"

#include <stdlib.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <unistd.h>

#define HIGH_MARK 65536
#define LOW_MARK 16384
#define PIECE 16384

static void
stream_dealloc(VmThread *thread, VmObject *object)
{
  LoopStream *self = (LoopStream *) object;
  close(self->socket);
  close(self->other);
  if (self->waiter != NULL)
    vm_decref(thread, self->waiter);
  free(self);
}

/* Returns how many of @n bytes the system took. */
static int64_t
hand_over(const LoopStream *self, int64_t n)
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
watch(Loop *loop, LoopStream *self, bool watched)
{
  struct epoll_event event = {.events = EPOLLOUT, .data.ptr = self};
  if (watched != self->watched)
    epoll_ctl(loop->poll.epoll, watched ? EPOLL_CTL_ADD : EPOLL_CTL_DEL, self->socket, &event);
  self->watched = watched;
}

static VmObject *
write_bytes(VmThread *thread, VmObject *const *arguments, int n)
{
  LoopStream *self = (LoopStream *) arguments[0];
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
  LoopStream *self = stream;
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
  LoopStream *self = (LoopStream *) arguments[0];
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
  return vm_int_new(thread, ((LoopStream *) arguments[0])->kept);
}

static VmObject *
get_taken(VmThread *thread, VmObject *const *arguments, int n)
{
  return vm_int_new(thread, ((LoopStream *) arguments[0])->taken);
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
  watch(loop_running(), (LoopStream *) arguments[0], false);
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
const VmType loop_stream_type = {
    .name = "StreamWriter", .dealloc = stream_dealloc, .methods = methods};
