/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * interlock-supervise: the small process between the app and a demo. It sets the limits, starts the
 * demo in a session of its own, and does not end before every descendant has ended: as their
 * subreaper it inherits whatever a demo forks and forgets. It dies with the app, and with it the
 * tree. A program of its own, libc only, because a fork of the app could do nothing of this safely.
 *
 * SIGINT asks the demo to end (SIGTERM to its process group); SIGTERM ends the whole tree at once.
 * The exit status is the demo's; a demo killed by a signal is mirrored by the same signal.
 */
#include <ctype.h>
#include <dirent.h>
#include <err.h>
#include <errno.h>
#include <getopt.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum { CANNOT_RUN = 127 };

struct limit {
  const char *option;
  int resource;
  rlim_t value;
};

static struct limit limits[] = {
    {"address-space", RLIMIT_AS, RLIM_INFINITY}, {"cpu-seconds", RLIMIT_CPU, RLIM_INFINITY},
    {"file-bytes", RLIMIT_FSIZE, RLIM_INFINITY}, {"files", RLIMIT_NOFILE, RLIM_INFINITY},
    {"processes", RLIMIT_NPROC, RLIM_INFINITY},
};
enum { N_LIMITS = sizeof limits / sizeof *limits };

static pid_t app;
static int no_new_privileges;

struct process {
  pid_t pid;
  pid_t parent;
  rlim_t threads;
};

/* The name in a stat line may hold spaces and brackets, so fields are counted from the last one. */
static int
read_process(const char *pid, struct process *process)
{
  char path[64], line[1024];
  snprintf(path, sizeof path, "/proc/%s/stat", pid);
  FILE *file = fopen(path, "re");
  if (file == NULL)
    return 0;
  size_t length = fread(line, 1, sizeof line - 1, file);
  fclose(file);
  line[length] = '\0';

  const char *fields = strrchr(line, ')');
  unsigned long threads;
  int parent;
  if (fields == NULL ||
      sscanf(fields + 1, " %*c %d %*d %*d %*d %*d %*u %*u %*u %*u %*u %*u %*u %*d %*d %*d %*d %lu",
             &parent, &threads) != 2)
    return 0;
  *process = (struct process){atoi(pid), parent, threads};
  return 1;
}

static void
for_each_process(void (*visit)(const struct process *process, void *data), void *data)
{
  DIR *directory = opendir("/proc");
  if (directory == NULL)
    return;

  struct dirent *entry;
  struct process process;
  while ((entry = readdir(directory)) != NULL)
    if (isdigit((unsigned char) entry->d_name[0]) && read_process(entry->d_name, &process))
      visit(&process, data);
  closedir(directory);
}

static void
kill_child(const struct process *process, void *data)
{
  (void) data;
  if (process->parent == getpid())
    kill(process->pid, SIGKILL);
}

static void
count_own_threads(const struct process *process, void *data)
{
  char path[64];
  struct stat status;
  snprintf(path, sizeof path, "/proc/%d", process->pid);
  if (stat(path, &status) == 0 && status.st_uid == getuid())
    *(rlim_t *) data += process->threads;
}

/* RLIMIT_NPROC counts everything the user runs, so what is there already is added to it. */
static void
allow_for_other_processes(struct limit *limit)
{
  rlim_t others = 0;
  for_each_process(count_own_threads, &others);
  limit->value += others;
}

static void
parse_number(const char *text, rlim_t *value)
{
  char *end;
  errno = 0;
  unsigned long long number = strtoull(text, &end, 10);
  if (errno != 0 || *end != '\0' || end == text)
    errx(CANNOT_RUN, "“%s” is not a number", text);
  *value = number;
}

static char **
parse(int argc, char *argv[])
{
  struct option options[N_LIMITS + 3] = {{"parent", required_argument, NULL, 'p'},
                                         {"no-new-privileges", no_argument, NULL, 'n'}};
  for (int i = 0; i < N_LIMITS; i++)
    options[i + 2] = (struct option){limits[i].option, required_argument, NULL, i};

  int option;
  rlim_t number;
  while ((option = getopt_long(argc, argv, "+", options, NULL)) != -1) {
    if (option == 'n') {
      no_new_privileges = 1;
    } else if (option == 'p') {
      parse_number(optarg, &number);
      app = (pid_t) number;
    } else if (option >= 0 && option < N_LIMITS) {
      parse_number(optarg, &limits[option].value);
    } else {
      exit(CANNOT_RUN);
    }
  }
  if (optind >= argc || app == 0)
    errx(CANNOT_RUN, "usage: %s --parent=PID [--LIMIT=N…] [--no-new-privileges] -- PROGRAM…",
         argv[0]);
  return argv + optind;
}

static void
apply_limits(void)
{
  struct rlimit none = {0, 0};
  setrlimit(RLIMIT_CORE, &none);

  for (int i = 0; i < N_LIMITS; i++) {
    struct rlimit limit;
    getrlimit(limits[i].resource, &limit);
    if (limits[i].value < limit.rlim_max)
      limit.rlim_max = limits[i].value;
    if (limit.rlim_cur > limit.rlim_max)
      limit.rlim_cur = limit.rlim_max;
    if (setrlimit(limits[i].resource, &limit) != 0)
      err(CANNOT_RUN, "cannot limit %s", limits[i].option);
  }
}

static void
become_demo(char **command, pid_t supervisor, const sigset_t *signals)
{
  setsid();
  prctl(PR_SET_PDEATHSIG, SIGKILL);
  if (getppid() != supervisor)
    _exit(CANNOT_RUN);
  if (no_new_privileges)
    prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0);
  apply_limits();
  signal(SIGPIPE, SIG_DFL);
  sigprocmask(SIG_UNBLOCK, signals, NULL);
  execv(command[0], command);
  err(CANNOT_RUN, "cannot run %s", command[0]);
}

/* Returns: whether there are children left; the demo's own end is noted in @status. */
static int
reap(pid_t demo, int *status, int *demo_ended)
{
  for (;;) {
    int ended;
    pid_t pid = waitpid(-1, &ended, WNOHANG);
    if (pid <= 0)
      return pid == 0 || errno != ECHILD;
    if (pid == demo) {
      *status = ended;
      *demo_ended = 1;
    }
  }
}

/* Killing a parent hands its children to us; so until there are none, kill the next generation.
 * The process group goes in one stroke, which no fork can outrun. */
static void
end_tree(pid_t demo, int *status, int *demo_ended, const sigset_t *signals)
{
  const struct timespec pause = {0, 5000000};
  while (reap(demo, status, demo_ended)) {
    kill(-demo, SIGKILL);
    for_each_process(kill_child, NULL);
    sigtimedwait(signals, NULL, &pause);
  }
}

static int
supervise(pid_t demo, const sigset_t *signals)
{
  int status = 0, demo_ended = 0;

  while (!demo_ended) {
    int signal_number = sigwaitinfo(signals, NULL);
    if (signal_number == SIGCHLD)
      reap(demo, &status, &demo_ended);
    else if (signal_number == SIGINT)
      kill(-demo, SIGTERM);
    else if (signal_number == SIGTERM)
      break;
  }
  end_tree(demo, &status, &demo_ended, signals);
  return status;
}

static int
mirror(int status, const sigset_t *signals)
{
  if (WIFEXITED(status))
    return WEXITSTATUS(status);

  signal(WTERMSIG(status), SIG_DFL);
  sigprocmask(SIG_UNBLOCK, signals, NULL);
  raise(WTERMSIG(status));
  return 128 + WTERMSIG(status);
}

int
main(int argc, char *argv[])
{
  char **command = parse(argc, argv);
  struct rlimit no_core = {0, 0};
  sigset_t signals;
  sigemptyset(&signals);
  sigaddset(&signals, SIGCHLD);
  sigaddset(&signals, SIGINT);
  sigaddset(&signals, SIGTERM);
  sigprocmask(SIG_BLOCK, &signals, NULL);

  /* Out of the terminal's foreground: Ctrl+C is for the app, which then asks. */
  setsid();
  setrlimit(RLIMIT_CORE, &no_core);
  prctl(PR_SET_CHILD_SUBREAPER, 1);
  prctl(PR_SET_PDEATHSIG, SIGTERM);
  if (getppid() != app)
    return CANNOT_RUN;
  allow_for_other_processes(&limits[N_LIMITS - 1]);

  pid_t supervisor = getpid();
  pid_t demo = fork();
  if (demo < 0)
    err(CANNOT_RUN, "cannot start another process");
  if (demo == 0)
    become_demo(command, supervisor, &signals);

  /* Only the demo may keep the pipes open. */
  close(STDIN_FILENO);
  close(STDOUT_FILENO);
  return mirror(supervise(demo, &signals), &signals);
}
