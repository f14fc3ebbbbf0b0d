/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Loaded before libc by the children of tests/faults/store-care.c: counts what a process does to
 * files, and lets the FAULT_POINT'th of these go wrong in the way FAULT_MODE says: `kill`, `torn`
 * (half of what was to be written, then killed), `eio` and `enospc` (once), `eio-on` and
 * `enospc-on` (from then on); `hang` has no point: the second copy's disk never answers. Writes the
 * count to the file FAULT_REPORT when the process ends by itself. It sees what a file system of
 * SQLite's does not: names that change, and folders.
 *
 * A program that forks its children arms them itself (faults_arm()). In the mode `power`, what was
 * synced of a file is kept in a folder beside, under the file's number: with the process, whatever
 * was not synced is lost there. In `power-lying` nothing is kept: a disk that says it has synced.
 */
/* Both names of what libc has two of, neither of them an alias or an inline function. */
#undef _FILE_OFFSET_BITS
#undef _FORTIFY_SOURCE
#define _GNU_SOURCE

#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static atomic_long count;
static long armed_point = -1;
static char armed_mode[32];
static char shadow[256];

/* Prototypes for whoever looks them up. */
void faults_arm(long point, const char *mode, const char *folder);
long faults_get_count(void);

void
faults_arm(long point, const char *mode, const char *folder)
{
  snprintf(armed_mode, sizeof armed_mode, "%s", mode);
  snprintf(shadow, sizeof shadow, "%s", folder != NULL ? folder : "");
  atomic_store(&count, 0);
  armed_point = point;
}

long
faults_get_count(void)
{
  return atomic_load(&count);
}

static long
get_point(void)
{
  const char *point = armed_point < 0 ? getenv("FAULT_POINT") : NULL;
  if (armed_point >= 0)
    return armed_point;
  return point != NULL ? atol(point) : 0;
}

static const char *
get_mode(void)
{
  return armed_point >= 0 ? armed_mode : getenv("FAULT_MODE");
}

static int
is_mode(const char *beginning)
{
  const char *mode = get_mode();
  return mode != NULL && strncmp(mode, beginning, strlen(beginning)) == 0;
}

static void
die(void)
{
  kill(getpid(), SIGKILL);
}

/* Counts an operation. Returns: 1 when it is to fail, with errno set; 2 when half of it is done */
static int
meet(void)
{
  long point = get_point(), n = atomic_fetch_add(&count, 1) + 1;
  const char *mode = get_mode();
  int on = mode != NULL && strstr(mode, "-on") != NULL;
  if (point == 0 || (n != point && !(on && n > point)))
    return 0;
  if (is_mode("torn"))
    return 2;
  if (is_mode("kill") || is_mode("power"))
    die();
  errno = is_mode("eio") ? EIO : ENOSPC;
  return 1;
}

/* What has no halves. */
static int
fails(void)
{
  int met = meet();
  if (met == 2)
    die();
  return met;
}

static int
is_file(int fd)
{
  struct stat status;
  return fstat(fd, &status) == 0 && (S_ISREG(status.st_mode) || S_ISDIR(status.st_mode));
}

#define NEXT(name) (__extension__(__typeof__(&name)) dlsym(RTLD_NEXT, #name))

ssize_t
write(int fd, const void *data, size_t size)
{
  int met = is_file(fd) ? meet() : 0;
  if (met == 1)
    return -1;
  ssize_t written = NEXT(write)(fd, data, met == 2 ? size / 2 : size);
  if (met == 2)
    die();
  return written;
}

static ssize_t
write_at(__typeof__(&pwrite) next, int fd, const void *data, size_t size, off_t offset)
{
  int met = meet();
  if (met == 1)
    return -1;
  ssize_t written = next(fd, data, met == 2 ? size / 2 : size, offset);
  if (met == 2)
    die();
  return written;
}

ssize_t
pwrite(int fd, const void *data, size_t size, off_t offset)
{
  return write_at(NEXT(pwrite), fd, data, size, offset);
}

ssize_t
pwrite64(int fd, const void *data, size_t size, off64_t offset)
{
  return write_at((__typeof__(&pwrite)) NEXT(pwrite64), fd, data, size, offset);
}

/* What is on the disk of the file, from now on. */
static void
keep_synced(int fd)
{
  struct stat status;
  char path[320], buffer[65536];
  ssize_t n;
  off_t at = 0;
  if (shadow[0] == 0 || is_mode("power-lying") || fstat(fd, &status) != 0 ||
      !S_ISREG(status.st_mode))
    return;
  snprintf(path, sizeof path, "%s/%lu", shadow, (unsigned long) status.st_ino);
  char self[64];
  snprintf(self, sizeof self, "/proc/self/fd/%d", fd);
  int from = NEXT(open)(self, O_RDONLY | O_CLOEXEC);
  int into = NEXT(open)(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
  while (from >= 0 && into >= 0 && (n = pread(from, buffer, sizeof buffer, at)) > 0) {
    if (NEXT(write)(into, buffer, (size_t) n) != n)
      break;
    at += n;
  }
  if (from >= 0)
    close(from);
  if (into >= 0)
    close(into);
}

int
fsync(int fd)
{
  if (fails())
    return -1;
  int result = NEXT(fsync)(fd);
  keep_synced(fd);
  return result;
}

/* A disk of the network that is dead: it takes what is written, and never says that it has. */
static void
hang_in_copy(int fd)
{
  char link[64], path[512];
  snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
  ssize_t length = readlink(link, path, sizeof path - 1);
  path[length > 0 ? length : 0] = 0;
  while (strstr(path, "/second-copy/") != NULL)
    pause();
}

int
fdatasync(int fd)
{
  if (is_mode("hang"))
    hang_in_copy(fd);
  if (fails())
    return -1;
  int result = NEXT(fdatasync)(fd);
  keep_synced(fd);
  return result;
}

int
ftruncate(int fd, off_t length)
{
  return fails() ? -1 : NEXT(ftruncate)(fd, length);
}

int
ftruncate64(int fd, off64_t length)
{
  return fails() ? -1 : NEXT(ftruncate64)(fd, length);
}

int
rename(const char *from, const char *to)
{
  return fails() ? -1 : NEXT(rename)(from, to);
}

int
link(const char *from, const char *to)
{
  return fails() ? -1 : NEXT(link)(from, to);
}

int
unlink(const char *path)
{
  return fails() ? -1 : NEXT(unlink)(path);
}

static int
makes(int flags)
{
  return (flags & O_CREAT) != 0;
}

#define OPEN(name)                                                                                 \
  int name(const char *path, int flags, ...)                                                       \
  {                                                                                                \
    va_list rest;                                                                                  \
    va_start(rest, flags);                                                                         \
    mode_t mode = makes(flags) ? va_arg(rest, mode_t) : 0;                                         \
    va_end(rest);                                                                                  \
    return makes(flags) && fails() ? -1 : NEXT(name)(path, flags, mode);                           \
  }

OPEN(open)
OPEN(open64)

__attribute__((destructor)) static void
report(void)
{
  const char *path = getenv("FAULT_REPORT");
  FILE *file = path != NULL ? fopen(path, "we") : NULL;
  if (file == NULL)
    return;
  fprintf(file, "%ld\n", atomic_load(&count));
  fclose(file);
}
