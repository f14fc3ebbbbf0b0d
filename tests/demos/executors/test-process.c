/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What a child inherits, and that none is left behind.
 */
#include "demos/executors/forkserver.h"

#include <errno.h>
#include <glib.h>
#include <sys/wait.h>
#include <unistd.h>

static const ProcessMethod methods[] = {PROCESS_FORK, PROCESS_FORKSERVER};
static int64_t global;

/* What a child says about itself. */
typedef struct {
  int64_t argument, global;
  int open_files;
  pid_t pid;
} Report;

static int
count_open_files(void)
{
  int n = 0;
  for (int fd = 0; fd < 256; fd++)
    n += dup2(fd, fd) == fd;
  return n;
}

static void
report(const int *fds, int64_t argument)
{
  Report words = {argument, global, count_open_files(), getpid()};
  connection_send_packet(fds[0], &words, sizeof words, NULL, 0);
}

static void
wait_for_end_of_input(const int *fds, int64_t argument)
{
  char byte;
  connection_receive_packet(fds[0], &byte, 1, NULL, NULL);
}

static Report
start_and_ask(ProcessMethod method)
{
  int ends[2];
  Process process;
  Report words = {0};
  g_assert_true(connection_packet_pair(ends));
  g_assert_true(process_start(&process, method, report, 42, &ends[1], 1));
  connection_close(&ends[1]);
  g_assert_cmpint(connection_receive_packet(ends[0], &words, sizeof words, NULL, NULL), ==,
                  sizeof words);
  g_assert_cmpint(words.pid, ==, process.pid);
  process_join(&process);
  connection_close(&ends[0]);
  return words;
}

static void
test_argument_arrives(void)
{
  for (gsize i = 0; i < G_N_ELEMENTS(methods); i++)
    g_assert_cmpint(start_and_ask(methods[i]).argument, ==, 42);
}

/* stdin, stdout, stderr, its end of the pair, its sentinel */
static void
test_no_other_file_is_inherited(void)
{
  for (gsize i = 0; i < G_N_ELEMENTS(methods); i++)
    g_assert_cmpint(start_and_ask(methods[i]).open_files, ==, 5);
}

static void
test_globals_as_of_the_fork(void)
{
  global = 7;
  g_assert_cmpint(start_and_ask(PROCESS_FORK).global, ==, 7);
  g_assert_cmpint(start_and_ask(PROCESS_FORKSERVER).global, ==, 0);
  global = 0;
}

static void
test_killed_child_is_joined(void)
{
  for (gsize i = 0; i < G_N_ELEMENTS(methods); i++) {
    int ends[2];
    Process process;
    g_assert_true(connection_packet_pair(ends));
    g_assert_true(process_start(&process, methods[i], wait_for_end_of_input, 0, &ends[1], 1));
    process_kill(&process);
    process_join(&process);
    connection_close(&ends[0]);
    connection_close(&ends[1]);
  }
}

/* A parent that starts a child and is killed: its end of the pipe closes with the child's. */
static void
start_child_and_wait(const int *fds, int64_t method)
{
  Process child;
  process_start(&child, PROCESS_FORK, wait_for_end_of_input, 0, fds, 2);
  connection_send_packet(fds[1], "x", 1, NULL, 0);
  wait_for_end_of_input(fds, 0);
}

static void
test_children_die_with_their_parent(void)
{
  int never[2], ends[2];
  char byte;
  Process parent;
  g_assert_true(connection_packet_pair(never) && connection_packet_pair(ends));
  int theirs[] = {never[1], ends[1]};
  g_assert_true(process_start(&parent, PROCESS_FORK, start_child_and_wait, 0, theirs, 2));
  connection_close(&ends[1]);
  g_assert_cmpint(connection_receive_packet(ends[0], &byte, 1, NULL, NULL), ==, 1);
  process_kill(&parent);
  process_join(&parent);
  /* The grandchild holds @ends too and would keep it open. */
  g_assert_cmpint(connection_receive_packet(ends[0], &byte, 1, NULL, NULL), <=, 0);
  connection_close(&ends[0]);
  connection_close(&never[0]);
  connection_close(&never[1]);
}

static void
test_none_is_left(void)
{
  for (gsize i = 0; i < G_N_ELEMENTS(methods); i++)
    start_and_ask(methods[i]);
  forkserver_stop();
  g_assert_cmpint(waitpid(-1, NULL, 0), ==, -1);
  g_assert_cmpint(errno, ==, ECHILD);
  g_assert_true(forkserver_start());
}

int
main(int argc, char *argv[])
{
  g_test_init(&argc, &argv, NULL);
  g_assert_true(forkserver_start());
#define ADD(path, function) g_test_add_func("/executors/process/" path, function)
  ADD("argument-arrives", test_argument_arrives);
  ADD("no-other-file-is-inherited", test_no_other_file_is_inherited);
  ADD("globals-as-of-the-fork", test_globals_as_of_the_fork);
  ADD("killed-child-is-joined", test_killed_child_is_joined);
  ADD("children-die-with-their-parent", test_children_die_with_their_parent);
  ADD("none-is-left", test_none_is_left);
  int status = g_test_run();
  forkserver_stop();
  return status;
}
