/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A demo that does one wrong thing: `misbehave --json --KIND [--mark=TEXT]`. The mark is how a test
 * finds the processes of its run. Whatever could hurt the machine is bounded here as well.
 */
#define _GNU_SOURCE
#include <arpa/inet.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <unistd.h>

enum { MAX_PROCESSES = 200, MAX_FILES = 16, HUGE_LINE = 3 * 1024 * 1024 };

#define LINE "{\"type\":\"sample\",\"at\":1,\"name\":\"flood\",\"values\":[1,2,3]}\n"
#define END "{\"type\":\"end\",\"wall_ns\":1}\n"

static void
say(const char *text)
{
  fputs(text, stdout);
  fflush(stdout);
}

static void
give_up(const char *what)
{
  printf("{\"type\":\"error\",\"message\":\"%s: %s\"}\n", what, strerror(errno));
  fflush(stdout);
  exit(1);
}

static void
hang(void)
{
  say(LINE);
  for (;;)
    pause();
}

static void
ignore_signals(void)
{
  signal(SIGTERM, SIG_IGN);
  signal(SIGINT, SIG_IGN);
  signal(SIGHUP, SIG_IGN);
  hang();
}

/* A daemon: in a session of its own, its parents gone, still holding the pipes. */
static void
double_fork(void)
{
  if (fork() == 0) {
    setsid();
    if (fork() == 0)
      hang();
    _exit(0);
  }
  say(END);
}

static void
fork_bomb(void)
{
  atomic_int *processes =
      mmap(NULL, sizeof *processes, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
  say(LINE);
  while (processes != MAP_FAILED && atomic_fetch_add(processes, 1) < MAX_PROCESSES)
    if (fork() == 0)
      setsid();
  for (;;)
    pause();
}

static void
flood(const char *line)
{
  static char block[64 * 1024];
  size_t length = 0;
  while (length + strlen(line) < sizeof block) {
    memcpy(block + length, line, strlen(line));
    length += strlen(line);
  }
  while (write(STDOUT_FILENO, block, length) > 0)
    continue;
}

static void
flood_lines(void)
{
  flood(LINE);
}

static void
flood_garbage(void)
{
  flood("{}\n");
}

static void
flood_errors(void)
{
  for (int i = 0; i < 100000; i++)
    fputs("something is wrong\n", stderr);
  exit(3);
}

static void
one_byte_at_a_time(void)
{
  static const char text[] = LINE LINE END;
  for (size_t i = 0; i < strlen(text); i++)
    if (write(STDOUT_FILENO, text + i, 1) != 1)
      exit(1);
}

static void
binary(void)
{
  for (int i = 0; i < 100000; i++)
    putchar((i * 7919) & 0xff);
}

static void
torn_line(void)
{
  say(LINE "{\"type\":\"resu");
}

static void
huge_line(void)
{
  for (int i = 0; i < HUGE_LINE; i++)
    putchar('[');
  say("\n" END);
}

static void
close_stdin(void)
{
  close(STDIN_FILENO);
  say(LINE);
  sleep(1);
  say(END);
}

static void
fill_file(void)
{
  char block[4096] = {0};
  int file = open("/tmp", O_TMPFILE | O_WRONLY, 0600);
  while (file >= 0 && write(file, block, sizeof block) > 0)
    continue;
  give_up("write");
}

static void
fill_disk(void)
{
  static char block[256 * 1024];
  for (int i = 0; i < MAX_FILES; i++) {
    int file = open("/tmp", O_TMPFILE | O_WRONLY, 0600);
    if (file < 0 || write(file, block, sizeof block) != (ssize_t) sizeof block)
      give_up("write");
  }
  say(END);
}

static void
allocate(void)
{
  void *memory = mmap(NULL, (size_t) 64 << 30, PROT_READ | PROT_WRITE,
                      MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
  if (memory == MAP_FAILED)
    give_up("memory");
  say(END);
}

/* Connecting a datagram socket sends nothing; it only asks whether there is a way out. */
static void
open_network(void)
{
  struct sockaddr_in outside = {.sin_family = AF_INET, .sin_port = htons(9)};
  inet_pton(AF_INET, "192.0.2.1", &outside.sin_addr);
  int fd = socket(AF_INET, SOCK_DGRAM, 0);
  if (fd < 0 || connect(fd, (struct sockaddr *) &outside, sizeof outside) != 0)
    give_up("network");
  say(END);
}

static void
read_home(void)
{
  if (access("/etc/passwd", F_OK) != 0)
    give_up("read");
  say(END);
}

static void
print_text(void)
{
  say("Hello, world!\n");
}

static void
stay_silent(void)
{
}

static const struct {
  const char *option;
  void (*misbehave)(void);
} kinds[] = {
    {"--hang", hang},
    {"--ignore-signals", ignore_signals},
    {"--double-fork", double_fork},
    {"--fork-bomb", fork_bomb},
    {"--flood", flood_lines},
    {"--flood-garbage", flood_garbage},
    {"--flood-errors", flood_errors},
    {"--one-byte", one_byte_at_a_time},
    {"--binary", binary},
    {"--torn-line", torn_line},
    {"--huge-line", huge_line},
    {"--close-stdin", close_stdin},
    {"--fill-file", fill_file},
    {"--fill-disk", fill_disk},
    {"--allocate", allocate},
    {"--network", open_network},
    {"--read", read_home},
    {"--text", print_text},
    {"--silent", stay_silent},
};

int
main(int argc, char *argv[])
{
  for (int i = 1; i < argc; i++) {
    if (strncmp(argv[i], "--signal=", 9) == 0)
      raise(atoi(argv[i] + 9));
    for (size_t k = 0; k < sizeof kinds / sizeof *kinds; k++)
      if (strcmp(argv[i], kinds[k].option) == 0)
        kinds[k].misbehave();
  }
  return 0;
}
