/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A rename is the one step in which a file changes, so everything else comes before it.
 */
#include "app/base/save-file.h"

#include "app/base/clean-text.h"
#include "config.h"

#include "app/base/error.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define MOST_LINKS 40
#define MOST_ATTEMPTS 100

static gboolean
fail(const char *path, int number, GError **error)
{
  g_autofree char *name = ilk_clean_path(path);
  g_set_error(error, ILK_ERROR, number == ENOSPC ? ILK_ERROR_NO_SPACE : ILK_ERROR_FAILED,
              _("“%s” could not be saved: %s."), name, g_strerror(number));
  return FALSE;
}

char *
ilk_save_dup_target(const char *path)
{
  g_autofree char *here = g_strdup(path);
  for (int i = 0; i < MOST_LINKS; i++) {
    g_autofree char *link = g_file_read_link(here, NULL);
    if (link == NULL)
      return g_steal_pointer(&here);
    g_autofree char *directory = g_path_get_dirname(here);
    g_free(here);
    here = g_path_is_absolute(link) ? g_strdup(link) : g_build_filename(directory, link, NULL);
  }
  return NULL;
}

static GFileOutputStream *
create_beside(const char *path, char **partial, GError **error)
{
  g_autofree char *directory = g_path_get_dirname(path);
  g_autofree char *base = g_path_get_basename(path);
  /* Room for what is added to a name of the longest length. */
  g_autofree char *stem = g_strndup(base, 200);

  for (int i = 0; i < MOST_ATTEMPTS; i++) {
    g_autoptr(GError) failure = NULL;
    g_autofree char *name = g_strdup_printf(".%s.%08x.part", stem, g_random_int());
    g_autofree char *beside = g_build_filename(directory, name, NULL);
    g_autoptr(GFile) file = g_file_new_for_path(beside);
    GFileOutputStream *stream = g_file_create(file, G_FILE_CREATE_NONE, NULL, &failure);
    if (stream != NULL)
      *partial = g_steal_pointer(&beside);
    if (stream != NULL)
      return stream;
    if (!g_error_matches(failure, G_IO_ERROR, G_IO_ERROR_EXISTS)) {
      g_propagate_error(error, g_steal_pointer(&failure));
      return NULL;
    }
  }
  fail(path, EEXIST, error);
  return NULL;
}

static gboolean
sync_path(const char *path, int flags)
{
  int fd = open(path, flags | O_CLOEXEC);
  if (fd < 0)
    return FALSE;
  gboolean synced = fsync(fd) == 0;
  int number = errno;
  close(fd);
  errno = number;
  return synced;
}

/* @old: what the file was, NULL when it was not there */
static gboolean
put_in_place(const char *partial, const char *path, const struct stat *old, GError **error)
{
  if (old != NULL && chmod(partial, old->st_mode & 07777) != 0)
    return fail(path, errno, error);
  if (!sync_path(partial, O_RDONLY) || g_rename(partial, path) != 0)
    return fail(path, errno, error);

  /* The new file is there; a file system that cannot sync a folder has no more to offer. */
  g_autofree char *directory = g_path_get_dirname(path);
  (void) sync_path(directory, O_RDONLY | O_DIRECTORY);
  return TRUE;
}

static gboolean
write_all(GFileOutputStream *stream, IlkFileWriter write, gpointer data, GError **error)
{
  g_autoptr(GOutputStream) out = g_buffered_output_stream_new(G_OUTPUT_STREAM(stream));
  if (write(out, data, error))
    return g_output_stream_close(out, NULL, error);
  g_output_stream_close(out, NULL, NULL);
  return FALSE;
}

static gboolean
replace(const char *path, const struct stat *old, IlkFileWriter write, gpointer data,
        GError **error)
{
  g_autofree char *partial = NULL;
  g_autoptr(GFileOutputStream) stream = create_beside(path, &partial, error);
  if (stream == NULL)
    return FALSE;
  if (write_all(stream, write, data, error) && put_in_place(partial, path, old, error))
    return TRUE;
  g_unlink(partial);
  return FALSE;
}

/* What has no place on a disk cannot be replaced. */
static gboolean
write_through(GFile *file, IlkFileWriter write, gpointer data, GError **error)
{
  g_autoptr(GFileOutputStream) stream = g_file_append_to(file, G_FILE_CREATE_NONE, NULL, error);
  return stream != NULL && write_all(stream, write, data, error);
}

static gboolean
replace_elsewhere(GFile *file, IlkFileWriter write, gpointer data, GError **error)
{
  g_autoptr(GFileOutputStream) stream =
      g_file_replace(file, NULL, FALSE, G_FILE_CREATE_NONE, NULL, error);
  return stream != NULL && write_all(stream, write, data, error);
}

gboolean
ilk_save_file(GFile *file, IlkFileWriter write, gpointer data, GError **error)
{
  g_return_val_if_fail(G_IS_FILE(file) && write != NULL, FALSE);

  struct stat old;
  const char *given = g_file_peek_path(file);
  if (given == NULL)
    return replace_elsewhere(file, write, data, error);
  g_autofree char *path = ilk_save_dup_target(given);
  if (path == NULL)
    return fail(given, ELOOP, error);

  gboolean exists = stat(path, &old) == 0;
  if (exists && S_ISDIR(old.st_mode))
    return fail(given, EISDIR, error);
  if (exists && !S_ISREG(old.st_mode))
    return write_through(file, write, data, error);
  return replace(path, exists ? &old : NULL, write, data, error);
}

static gboolean
write_text(GOutputStream *out, gpointer data, GError **error)
{
  const char *text = data;
  return g_output_stream_write_all(out, text, strlen(text), NULL, NULL, error);
}

gboolean
ilk_save_text(GFile *file, const char *text, GError **error)
{
  g_return_val_if_fail(text != NULL, FALSE);
  return ilk_save_file(file, write_text, (gpointer) text, error);
}
