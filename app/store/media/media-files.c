/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Through the system's own calls, as for the rest of the collection's folder: modes, syncs, and no
 * link is followed.
 */
#include "app/store/media/media-files.h"

#include "app/base/clean-text.h"
#include "app/base/error.h"
#include "app/base/limits.h"
#include "app/base/sha256.h"
#include "app/model/media-map.h"
#include "config.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define PARTIAL ".part"
#define CHUNK_BYTES (64 * 1024)

static gboolean
fail(const char *path, int number, GError **error)
{
  IlkError code = ILK_ERROR_FAILED;
  if (number == ENOSPC || number == EDQUOT)
    code = ILK_ERROR_NO_SPACE;
  else if (number == EROFS || number == EACCES || number == EPERM)
    code = ILK_ERROR_READ_ONLY;
  g_autofree char *name = ilk_clean_path(path);
  g_set_error(error, ILK_ERROR, (int) code, _("“%s” could not be saved: %s."), name,
              g_strerror(number));
  return FALSE;
}

static char *
dup_folder(const char *directory, const char *hash)
{
  const char begin[] = {hash[0], hash[1], '\0'};
  return g_build_filename(directory, ILK_MEDIA_FOLDER, begin, NULL);
}

char *
ilk_media_files_dup_path(const char *directory, const char *hash)
{
  g_return_val_if_fail(ilk_media_hash_is_valid(hash), NULL);

  g_autofree char *folder = dup_folder(directory, hash);
  return g_build_filename(folder, hash, NULL);
}

static int
open_file(const char *directory, const char *hash)
{
  g_autofree char *path = ilk_media_files_dup_path(directory, hash);
  return open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK);
}

IlkMediaCondition
ilk_media_files_look(const char *directory, const char *hash)
{
  g_autoptr(IlkSha256) sum = ilk_sha256_new();
  g_autofree guchar *chunk = g_malloc(CHUNK_BYTES);
  int fd = open_file(directory, hash);
  if (fd < 0)
    return errno == ENOENT || errno == ENOTDIR ? ILK_MEDIA_MISSING : ILK_MEDIA_DAMAGED;
  gssize n;
  while ((n = read(fd, chunk, CHUNK_BYTES)) > 0)
    ilk_sha256_add(sum, chunk, (gsize) n);
  close(fd);
  g_autofree char *found = ilk_sha256_dup_hex(sum);
  return n == 0 && g_str_equal(found, hash) ? ILK_MEDIA_WHOLE : ILK_MEDIA_DAMAGED;
}

/* Returns: what can be read of @fd, but not more than a file may have */
static GBytes *
read_all(int fd)
{
  struct stat info;
  if (fstat(fd, &info) != 0 || !S_ISREG(info.st_mode) || info.st_size > ILK_MAX_MEDIA_BYTES)
    return NULL;
  gsize size = (gsize) info.st_size, length = 0;
  g_autofree guchar *data = g_malloc(size + 1);
  gssize n;
  while (length < size && (n = read(fd, data + length, size - length)) > 0)
    length += (gsize) n;
  return length == size ? g_bytes_new_take(g_steal_pointer(&data), size) : NULL;
}

GBytes *
ilk_media_files_read(const char *directory, const char *hash, GError **error)
{
  g_return_val_if_fail(ilk_media_hash_is_valid(hash), NULL);

  int fd = open_file(directory, hash);
  if (fd < 0) {
    g_set_error(error, ILK_ERROR, ILK_ERROR_NOT_FOUND,
                _("The file %.12s… of a card is not in the collection."), hash);
    return NULL;
  }
  g_autoptr(GBytes) bytes = read_all(fd);
  close(fd);
  g_autofree char *found = bytes != NULL ? ilk_sha256_dup_hex_of(bytes) : NULL;
  if (g_strcmp0(found, hash) == 0)
    return g_steal_pointer(&bytes);
  g_set_error(error, ILK_ERROR, ILK_ERROR_DAMAGED,
              _("The file %.12s… of a card is not as it was saved."), hash);
  return NULL;
}

static gboolean
make_folder(const char *directory, const char *folder, GError **error)
{
  if (g_mkdir_with_parents(folder, 0700) != 0)
    return fail(folder, errno, error);
  /* A new folder's name has to be on the disk, too. */
  g_autofree char *media = g_build_filename(directory, ILK_MEDIA_FOLDER, NULL);
  const char *const parents[] = {media, directory};
  for (gsize i = 0; i < G_N_ELEMENTS(parents); i++) {
    int fd = open(parents[i], O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (fd < 0)
      return fail(parents[i], errno, error);
    (void) fsync(fd);
    close(fd);
  }
  return TRUE;
}

static gboolean
write_all(int fd, GBytes *bytes)
{
  gsize length;
  const guchar *data = g_bytes_get_data(bytes, &length);
  while (length > 0) {
    gssize n = write(fd, data, length);
    if (n < 0 && errno != EINTR)
      return FALSE;
    if (n > 0) {
      data += n;
      length -= (gsize) n;
    }
  }
  return fsync(fd) == 0;
}

static gboolean
write_partial(const char *partial, GBytes *bytes, GError **error)
{
  int fd = open(partial, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, 0600);
  if (fd < 0)
    return fail(partial, errno, error);
  gboolean written = write_all(fd, bytes);
  int number = errno;
  if (close(fd) != 0 && written) {
    written = FALSE;
    number = errno;
  }
  return written || fail(partial, number, error);
}

static gboolean
sync_folder(const char *folder, GError **error)
{
  int fd = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  gboolean synced = fd >= 0 && fsync(fd) == 0;
  int number = errno;
  if (fd >= 0)
    close(fd);
  /* A file system that cannot sync a folder has no more to offer. */
  return synced || number == EINVAL || fail(folder, number, error);
}

static gboolean
put(const char *directory, const char *hash, GBytes *bytes, GError **error)
{
  g_autofree char *folder = dup_folder(directory, hash);
  g_autofree char *path = ilk_media_files_dup_path(directory, hash);
  /* Two that bring the same file at once bring the same bytes, but not into one partial file. */
  g_autofree char *partial = g_strdup_printf("%s.%08x" PARTIAL, path, g_random_int());

  if (!make_folder(directory, folder, error))
    return FALSE;
  if (write_partial(partial, bytes, error) && sync_folder(folder, error)) {
    if (g_rename(partial, path) == 0)
      return sync_folder(folder, error);
    fail(path, errno, error);
  }
  g_unlink(partial);
  return FALSE;
}

char *
ilk_media_files_put(const char *directory, GBytes *bytes, GError **error)
{
  g_return_val_if_fail(directory != NULL && bytes != NULL, NULL);

  if (g_bytes_get_size(bytes) > ILK_MAX_MEDIA_BYTES) {
    g_set_error(error, ILK_ERROR, ILK_ERROR_TOO_LARGE,
                _("A picture or sound may have at most %d MB."), ILK_MAX_MEDIA_BYTES >> 20);
    return NULL;
  }
  g_autofree char *hash = ilk_sha256_dup_hex_of(bytes);
  if (ilk_media_files_look(directory, hash) != ILK_MEDIA_WHOLE &&
      !put(directory, hash, bytes, error))
    return NULL;
  return g_steal_pointer(&hash);
}

static void
list_folder(const char *folder, GPtrArray *hashes)
{
  g_autoptr(GDir) names = g_dir_open(folder, 0, NULL);
  const char *name;
  while (names != NULL && (name = g_dir_read_name(names)) != NULL) {
    g_autofree char *path = g_build_filename(folder, name, NULL);
    if (ilk_media_hash_is_valid(name))
      g_ptr_array_add(hashes, g_strdup(name));
    else if (g_str_has_suffix(name, PARTIAL))
      g_unlink(path);
  }
}

static gint
compare(gconstpointer a, gconstpointer b)
{
  return strcmp(*(const char *const *) a, *(const char *const *) b);
}

GPtrArray *
ilk_media_files_list(const char *directory)
{
  GPtrArray *hashes = g_ptr_array_new_with_free_func(g_free);
  for (guint i = 0; i < 256; i++) {
    char begin[3];
    g_snprintf(begin, sizeof begin, "%02x", i);
    g_autofree char *folder = g_build_filename(directory, ILK_MEDIA_FOLDER, begin, NULL);
    list_folder(folder, hashes);
  }
  g_ptr_array_sort(hashes, compare);
  return hashes;
}

gboolean
ilk_media_files_remove(const char *directory, const char *hash, GError **error)
{
  g_return_val_if_fail(ilk_media_hash_is_valid(hash), FALSE);

  g_autofree char *path = ilk_media_files_dup_path(directory, hash);
  if (g_unlink(path) == 0 || errno == ENOENT)
    return TRUE;
  return fail(path, errno, error);
}
