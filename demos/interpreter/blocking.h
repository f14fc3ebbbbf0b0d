/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Calls into C that let go of the GIL: to compute without touching objects, and to wait. Compare
 * Modules/_hashopenssl.c, pysleep() in Modules/timemodule.c and sock_call_impl() in
 * Modules/socketmodule.c. On a thread that holds its GIL.
 */
#pragma once

#include "demos/interpreter/thread.h"

#include <sys/types.h>

/* Bytes; for less, letting go would cost more than it brings. As in hashlib. */
#define VM_HASH_RELEASES_FROM 2048

/** vm_hash: computes the SHA-256 of @n @bytes so many @times in a row */
void vm_hash(VmThread *thread, const uint8_t *bytes, size_t n, int64_t times);

/** vm_sleep: time.sleep() */
void vm_sleep(VmThread *thread, uint64_t ns);

/** vm_receive, vm_send: sock.recv() and sock.send(). Return: how many bytes; -1 when there were
 * none to be had, or the socket's time limit has passed */
ssize_t vm_receive(VmThread *thread, int socket, void *bytes, size_t max);
ssize_t vm_send(VmThread *thread, int socket, const void *bytes, size_t n);
