/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Drop, call, take: the three steps of every such function. Short inputs are hashed without
 * letting go, as CPython does.
 */
#include "demos/interpreter/blocking.h"
#include "demos/interpreter/sha256.h"

#include <sys/socket.h>

void
vm_hash(VmThread *thread, const uint8_t *bytes, size_t n, int64_t times)
{
  uint8_t digest[32];
  bool lets_go = n >= VM_HASH_RELEASES_FROM;
  if (lets_go)
    vm_thread_release(thread, TRACE_RUNNING_FREE);
  for (; times > 0; times--)
    sha256(bytes, n, digest);
  if (lets_go)
    vm_thread_reacquire(thread);
}

void
vm_sleep(VmThread *thread, uint64_t ns)
{
  struct timespec time = clock_timespec(ns);
  vm_thread_release(thread, TRACE_BLOCKED);
  nanosleep(&time, NULL);
  vm_thread_reacquire(thread);
}

ssize_t
vm_receive(VmThread *thread, int socket, void *bytes, size_t max)
{
  vm_thread_release(thread, TRACE_BLOCKED);
  ssize_t n = recv(socket, bytes, max, 0);
  vm_thread_reacquire(thread);
  return n;
}

ssize_t
vm_send(VmThread *thread, int socket, const void *bytes, size_t n)
{
  vm_thread_release(thread, TRACE_BLOCKED);
  ssize_t sent = send(socket, bytes, n, MSG_NOSIGNAL);
  vm_thread_reacquire(thread);
  return sent;
}
