/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Opening a pipe waits for its other end unless one asks not to; what was opened is looked at, not
 * what its name meant a moment before.
 */
#include "app/base/open-file.h"

#include "app/base/clean-text.h"
#include "app/base/error.h"
#include "config.h"

#include <errno.h>
#include <fcntl.h>
#include <gio/gunixinputstream.h>
#include <glib/gi18n-lib.h>
#include <sys/stat.h>
#include <unistd.h>

static gboolean
fail(const char *path, int number, GError **error)
{
  g_autofree char *name = ilk_clean_path(path);
  IlkError code = number == ENOENT ? ILK_ERROR_NOT_FOUND : ILK_ERROR_FAILED;
  /* Translators: a file's name, then the system's reason. */
  g_set_error(error, ILK_ERROR, (int) code, _("“%s” cannot be read: %s."), name,
              g_strerror(number));
  return FALSE;
}

static gboolean
check_kind(const char *path, mode_t mode, GError **error)
{
  if (S_ISREG(mode))
    return TRUE;
  g_autofree char *name = ilk_clean_path(path);
  if (S_ISDIR(mode))
    g_set_error(error, ILK_ERROR, ILK_ERROR_INVALID, _("“%s” is a folder. A file is needed here."),
                name);
  else
    g_set_error(error, ILK_ERROR, ILK_ERROR_INVALID,
                _("“%s” is a pipe, a device or a socket. A file is needed here."), name);
  return FALSE;
}

gboolean
ilk_check_path(const char *path, GError **error)
{
  struct stat status;
  return stat(path, &status) != 0 || check_kind(path, status.st_mode, error);
}

int
ilk_open_path(const char *path, GError **error)
{
  struct stat status;
  /* A socket cannot be opened at all, and some devices act when they are. */
  if (!ilk_check_path(path, error))
    return -1;
  int fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);
  if (fd < 0 || fstat(fd, &status) != 0)
    fail(path, errno, error);
  else if (check_kind(path, status.st_mode, error))
    return fd;
  if (fd >= 0)
    close(fd);
  return -1;
}

GInputStream *
ilk_open_file(GFile *file, GCancellable *cancellable, GError **error)
{
  g_return_val_if_fail(G_IS_FILE(file), NULL);

  const char *path = g_file_peek_path(file);
  if (path == NULL)
    return G_INPUT_STREAM(g_file_read(file, cancellable, error));
  int fd = ilk_open_path(path, error);
  return fd >= 0 ? g_unix_input_stream_new(fd, TRUE) : NULL;
}

char *
ilk_read_file(GFile *file, gsize most, gsize *length, GCancellable *cancellable, GError **error)
{
  g_autoptr(GInputStream) stream = ilk_open_file(file, cancellable, error);
  g_autoptr(GString) text = g_string_new(NULL);
  char piece[16 * 1024];
  gssize got = 0;
  while (stream != NULL && text->len <= most &&
         (got = g_input_stream_read(stream, piece, sizeof piece, cancellable, error)) > 0)
    g_string_append_len(text, piece, got);
  if (stream == NULL || got < 0)
    return NULL;
  *length = text->len;
  if (text->len <= most)
    return g_string_free(g_steal_pointer(&text), FALSE);
  g_autofree char *name = ilk_clean_file(file);
  g_set_error(error, ILK_ERROR, ILK_ERROR_TOO_LARGE, _("“%s” is too large."), name);
  return NULL;
}
