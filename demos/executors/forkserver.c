/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Compare main() and _serve_one() in Lib/multiprocessing/forkserver.py. There a client connects to
 * a named socket and a function travels by its name; here both sides are the same program, so its
 * address will do.
 */
#include "demos/executors/forkserver.h"
#include "demos/trace/measure.h"

#include <errno.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

typedef struct {
  ProcessMain function;
  int64_t argument;
} Request;

static int server = -1; /* our end */
static pid_t server_pid;

static void
serve_one(int client, const Request *request, int *fds, int n_fds)
{
  pid_t parent = getpid(), pid = fork();
  if (pid == 0)
    process_run(parent, request->function, request->argument, fds, n_fds);
  for (int i = 0; i < n_fds; i++)
    close(fds[i]);
  connection_send_packet(client, &pid, sizeof pid, NULL, 0);
}

/* Waiting for children adds their CPU time to the server's. */
static void
reap_cb(int signal)
{
  int before = errno;
  while (waitpid(-1, NULL, WNOHANG) > 0)
    ;
  errno = before;
}

/* What the server runs: until nobody can ask any more. */
static void
serve(const int *client, int64_t unused)
{
  Request request;
  int fds[CONNECTION_MAX_FDS], n_fds;
  sigaction(SIGCHLD, &(struct sigaction){.sa_handler = reap_cb, .sa_flags = SA_RESTART}, NULL);
  while (connection_receive_packet(*client, &request, sizeof request, fds, &n_fds) > 0)
    serve_one(*client, &request, fds, n_fds);
  while (waitpid(-1, NULL, 0) > 0)
    ;
}

bool
forkserver_start(void)
{
  int ends[2];
  if (!connection_packet_pair(ends))
    return false;
  pid_t parent = getpid();
  server_pid = fork();
  if (server_pid == 0)
    process_run(parent, serve, 0, &ends[1], 1);
  close(ends[1]);
  server = ends[0];
  load_include(server_pid);
  return server_pid > 0;
}

pid_t
forkserver_fork(ProcessMain function, int64_t argument, const int *fds, int n_fds)
{
  Request request = {function, argument};
  pid_t pid = -1;
  if (!connection_send_packet(server, &request, sizeof request, fds, n_fds) ||
      connection_receive_packet(server, &pid, sizeof pid, NULL, NULL) != sizeof pid)
    return -1;
  return pid;
}

void
forkserver_stop(void)
{
  connection_close(&server);
  if (server_pid > 0)
    waitpid(server_pid, NULL, 0);
  load_include(0);
  server_pid = 0;
}
