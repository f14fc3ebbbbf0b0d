/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Folders, files and the lock, through the system's own calls: GIO cannot lock, sync or set a mode.
 */
#include "app/store/care/place.h"

#include "app/base/clean-text.h"
#include "app/base/clock.h"
#include "app/base/error.h"
#include "app/base/open-file.h"
#include "app/store/sqlite/holder.h"
#include "config.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#define LOCK_NAME "lock"

/* Returns: FALSE, so that a caller can return it */
static gboolean
fail(const char *path, int saved_errno, GError **error)
{
  IlkError code = ILK_ERROR_FAILED;
  if (saved_errno == ENOSPC || saved_errno == EDQUOT)
    code = ILK_ERROR_NO_SPACE;
  else if (saved_errno == EROFS || saved_errno == EACCES || saved_errno == EPERM)
    code = ILK_ERROR_READ_ONLY;
  g_autofree char *name = ilk_clean_path(path);
  /* Translators: a file or folder, then the system's reason. */
  g_set_error(error, ILK_ERROR, (int) code, _("“%s” cannot be used: %s."), name,
              g_strerror(saved_errno));
  return FALSE;
}

gboolean
ilk_place_make(const char *directory, GError **error)
{
  if (g_mkdir_with_parents(directory, 0700) == 0)
    return TRUE;
  return fail(directory, errno, error);
}

gboolean
ilk_place_is_writable(const char *directory, const char *path)
{
  if (g_access(directory, W_OK | X_OK) != 0)
    return FALSE;
  return g_access(path, W_OK) == 0 || errno == ENOENT;
}

/* Who has the lock writes its number into the file, for whoever comes next. */
static void
sign(int fd)
{
  g_autofree char *number = g_strdup_printf("%d\n", (int) getpid());
  if (ftruncate(fd, 0) != 0 || write(fd, number, strlen(number)) < 0)
    g_debug("The lock is not signed.");
}

static int
read_signature(int fd)
{
  char number[16] = "";
  return pread(fd, number, sizeof number - 1, 0) > 0 ? atoi(number) : 0;
}

static gboolean
fail_locked(const char *path, int fd, GError **error)
{
  g_autofree char *other = ilk_holder_dup_other(path, read_signature(fd));
  if (other == NULL)
    g_set_error_literal(
        error, ILK_ERROR, ILK_ERROR_IN_USE,
        _("Interlock is already open with this collection. Close it and try again."));
  else
    ilk_holder_set_error(other, error);
  return FALSE;
}

int
ilk_place_lock(const char *directory, GError **error)
{
  g_autofree char *path = g_build_filename(directory, LOCK_NAME, NULL);
  if (!ilk_check_path(path, error))
    return -1;
  int fd = open(path, O_RDWR | O_CREAT | O_CLOEXEC | O_NONBLOCK, 0600);
  if (fd < 0) {
    fail(path, errno, error);
    return -1;
  }
  if (flock(fd, LOCK_EX | LOCK_NB) == 0) {
    sign(fd);
    return fd;
  }

  if (errno == EWOULDBLOCK)
    fail_locked(path, fd, error);
  else
    fail(path, errno, error);
  close(fd);
  return -1;
}

gboolean
ilk_place_make_file(const char *path, GError **error)
{
  struct stat status;
  if (!ilk_check_path(path, error))
    return FALSE;
  int fd = open(path, O_RDONLY | O_CREAT | O_CLOEXEC | O_NONBLOCK, 0600);
  if (fd < 0)
    return fail(path, errno, error);
  /* What a link leads to is somebody's own affair. */
  gboolean is_link = lstat(path, &status) == 0 && S_ISLNK(status.st_mode);
  gboolean private = is_link || fchmod(fd, 0600) == 0;
  int saved_errno = errno;
  close(fd);
  return private || fail(path, saved_errno, error);
}

gboolean
ilk_place_sync(const char *path, GError **error)
{
  int fd = open(path, O_RDONLY | O_CLOEXEC);
  if (fd < 0)
    return fail(path, errno, error);
  gboolean synced = fsync(fd) == 0;
  int saved_errno = errno;
  close(fd);
  return synced || fail(path, saved_errno, error);
}

gboolean
ilk_place_rename(const char *from, const char *to, GError **error)
{
  if (g_rename(from, to) != 0)
    return fail(from, errno, error);
  g_autofree char *directory = g_path_get_dirname(to);
  return ilk_place_sync(directory, error);
}

char *
ilk_place_dup_dated(const char *directory, const char *stem, gint64 now)
{
  g_autoptr(GDateTime) time = g_date_time_new_from_unix_utc(now / 1000);
  g_autofree char *date = g_date_time_format(time, "%Y%m%d-%H%M%S");
  for (int i = 1;; i++) {
    g_autofree char *suffix = i == 1 ? g_strdup("") : g_strdup_printf("-%d", i);
    g_autofree char *name = g_strconcat(stem, "-", date, suffix, ".db", NULL);
    g_autofree char *path = g_build_filename(directory, name, NULL);
    if (!g_file_test(path, G_FILE_TEST_EXISTS))
      return g_steal_pointer(&path);
  }
}

gboolean
ilk_place_is_same(const char *path, const char *other)
{
  GStatBuf left, right;
  return g_stat(path, &left) == 0 && g_stat(other, &right) == 0 && left.st_ino == right.st_ino &&
         left.st_dev == right.st_dev;
}

/* Where a file cannot have two names, it loses the first one a moment before another gets it. */
gboolean
ilk_place_keep(const char *path, const char *name, GError **error)
{
  GStatBuf present;
  if (g_stat(path, &present) != 0)
    return errno == ENOENT || fail(path, errno, error);
  if (ilk_place_is_same(path, name) || link(path, name) == 0)
    return TRUE;
  if (errno != EPERM && errno != EOPNOTSUPP && errno != EMLINK && errno != ENOSYS)
    return fail(name, errno, error);
  return g_rename(path, name) == 0 || fail(path, errno, error);
}

gboolean
ilk_place_is_empty(const char *path)
{
  GStatBuf status;
  return g_stat(path, &status) != 0 ? errno == ENOENT : status.st_size == 0;
}
