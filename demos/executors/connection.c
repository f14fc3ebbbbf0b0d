/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Compare _send_bytes() and _recv_bytes() in Lib/multiprocessing/connection.py, and sendfds() and
 * recvfds() in reduction.py.
 */
#include "demos/executors/connection.h"

#include <errno.h>
#include <stdint.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/uio.h>
#include <unistd.h>

bool
connection_pair(int ends[2])
{
  return socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends) == 0;
}

bool
connection_packet_pair(int ends[2])
{
  return socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, ends) == 0;
}

void
connection_close(int *end)
{
  if (*end >= 0)
    close(*end);
  *end = -1;
}

/* Sends all of @parts, however many calls the kernel wants for it. */
static bool
send_all(int end, struct iovec *parts, size_t n)
{
  struct msghdr message = {.msg_iov = parts, .msg_iovlen = n};
  while (message.msg_iovlen > 0) {
    ssize_t sent = sendmsg(end, &message, MSG_NOSIGNAL);
    if (sent < 0 && errno == EINTR)
      continue;
    if (sent < 0)
      return false;
    while (message.msg_iovlen > 0 && (size_t) sent >= message.msg_iov->iov_len) {
      sent -= (ssize_t) message.msg_iov->iov_len;
      message.msg_iov++;
      message.msg_iovlen--;
    }
    if (message.msg_iovlen > 0) {
      message.msg_iov->iov_base = (char *) message.msg_iov->iov_base + sent;
      message.msg_iov->iov_len -= (size_t) sent;
    }
  }
  return true;
}

static bool
receive_all(int end, void *bytes, size_t n)
{
  for (size_t done = 0; done < n;) {
    ssize_t got = recv(end, (char *) bytes + done, n - done, 0);
    if (got < 0 && errno == EINTR)
      continue;
    if (got <= 0)
      return false;
    done += (size_t) got;
  }
  return true;
}

bool
connection_send(int end, const void *bytes, size_t n)
{
  uint64_t length = n;
  struct iovec parts[] = {{&length, sizeof length}, {(void *) bytes, n}};
  return send_all(end, parts, 2);
}

ssize_t
connection_receive(int end, void *bytes, size_t max)
{
  uint64_t length;
  if (!receive_all(end, &length, sizeof length) || length > max)
    return -1;
  return receive_all(end, bytes, length) ? (ssize_t) length : -1;
}

/* Room for the descriptors that travel beside a packet, aligned as the kernel wants. */
typedef union {
  char bytes[CMSG_SPACE(CONNECTION_MAX_FDS * sizeof(int))];
  struct cmsghdr header;
} Ancillary;

bool
connection_send_packet(int end, const void *bytes, size_t n, const int *fds, int n_fds)
{
  Ancillary ancillary = {0};
  struct iovec part = {(void *) bytes, n};
  struct msghdr message = {.msg_iov = &part, .msg_iovlen = 1};
  if (n_fds > 0) {
    size_t size = (size_t) n_fds * sizeof *fds;
    message.msg_control = &ancillary;
    message.msg_controllen = CMSG_SPACE(size);
    ancillary.header = (struct cmsghdr){
        .cmsg_len = CMSG_LEN(size), .cmsg_level = SOL_SOCKET, .cmsg_type = SCM_RIGHTS};
    memcpy(CMSG_DATA(&ancillary.header), fds, size);
  }
  ssize_t sent;
  do
    sent = sendmsg(end, &message, MSG_NOSIGNAL);
  while (sent < 0 && errno == EINTR);
  return sent == (ssize_t) n;
}

static int
unpack_fds(struct msghdr *message, int *fds)
{
  struct cmsghdr *header = CMSG_FIRSTHDR(message);
  if (header == NULL || header->cmsg_type != SCM_RIGHTS)
    return 0;
  size_t size = header->cmsg_len - CMSG_LEN(0);
  memcpy(fds, CMSG_DATA(header), size);
  return (int) (size / sizeof *fds);
}

ssize_t
connection_receive_packet(int end, void *bytes, size_t max, int *fds, int *n_fds)
{
  Ancillary ancillary;
  struct iovec part = {bytes, max};
  struct msghdr message = {.msg_iov = &part, .msg_iovlen = 1};
  if (fds != NULL) {
    message.msg_control = &ancillary;
    message.msg_controllen = sizeof ancillary;
  }
  ssize_t got;
  do
    got = recvmsg(end, &message, MSG_CMSG_CLOEXEC);
  while (got < 0 && errno == EINTR);
  if (fds != NULL)
    *n_fds = got > 0 ? unpack_fds(&message, fds) : 0;
  return got;
}
