/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Folders are opened one in the other, so that none is left for a link that takes its place.
 */
#include "app/exchange/note-walk.h"

#include "app/base/clean-text.h"
#include "app/base/error.h"
#include "app/base/limits.h"
#include "config.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

typedef struct {
  IlkNoteWalk *found;
  GCancellable *cancellable;
  guint entries;
} Walk;

void
ilk_note_walk_free(IlkNoteWalk *self)
{
  g_ptr_array_unref(self->notes);
  g_hash_table_unref(self->files);
  g_ptr_array_unref(self->left_out);
  g_free(self);
}

static gboolean
is_note(const char *name)
{
  g_autofree char *lower = g_ascii_strdown(name, -1);
  return g_str_has_suffix(lower, ".md") || g_str_has_suffix(lower, ".markdown");
}

static gboolean
fail_many(GError **error)
{
  g_set_error(error, ILK_ERROR, ILK_ERROR_TOO_LARGE,
              _("There is too much in this folder: at most %d notes are read, and %d files looked "
                "at. Choose one of the folders in it."),
              ILK_MAX_NOTE_FILES, ILK_MAX_NOTE_ENTRIES);
  return FALSE;
}

static gboolean
add_file(Walk *self, const char *path, const char *name, goffset size, GError **error)
{
  IlkNoteWalk *found = self->found;
  if (!is_note(name)) {
    if (g_hash_table_size(found->files) < ILK_MAX_NOTE_FILES) {
      char *lower = g_utf8_strdown(name, -1);
      if (g_hash_table_contains(found->files, lower))
        g_free(lower);
      else
        g_hash_table_insert(found->files, lower, g_strdup(path));
    }
    return TRUE;
  }
  if (size > ILK_MAX_NOTE_FILE_BYTES) {
    g_ptr_array_add(found->left_out, g_strdup(path));
    return TRUE;
  }
  g_ptr_array_add(found->notes, g_strdup(path));
  return found->notes->len <= ILK_MAX_NOTE_FILES || fail_many(error);
}

static gboolean walk(Walk *self, int fd, const char *path, guint depth, GError **error);

static gboolean
enter(Walk *self, int folder, const char *name, const char *path, guint depth, GError **error)
{
  int fd = depth < ILK_MAX_NOTE_FOLDER_DEPTH
               ? openat(folder, name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC)
               : -1;
  /* What may not be read is passed over, as what is hidden is. */
  return fd < 0 || walk(self, fd, path, depth + 1, error);
}

static gboolean
add_entry(Walk *self, int folder, const char *name, const char *parent, guint depth, GError **error)
{
  struct stat info;
  if (++self->entries > ILK_MAX_NOTE_ENTRIES)
    return fail_many(error);
  if (*name == '.' || !g_utf8_validate(name, -1, NULL) ||
      fstatat(folder, name, &info, AT_SYMLINK_NOFOLLOW) != 0)
    return TRUE;
  g_autofree char *path = *parent != '\0' ? g_build_filename(parent, name, NULL) : g_strdup(name);
  if (S_ISDIR(info.st_mode))
    return enter(self, folder, name, path, depth, error);
  return !S_ISREG(info.st_mode) || add_file(self, path, name, info.st_size, error);
}

/* Takes @fd. */
static gboolean
walk(Walk *self, int fd, const char *path, guint depth, GError **error)
{
  gboolean done = TRUE;
  DIR *folder = fdopendir(fd);
  if (folder == NULL) {
    close(fd);
    return TRUE;
  }
  for (struct dirent *entry = readdir(folder); done && entry != NULL; entry = readdir(folder))
    done = !g_cancellable_set_error_if_cancelled(self->cancellable, error) &&
           add_entry(self, dirfd(folder), entry->d_name, path, depth, error);
  closedir(folder);
  return done;
}

static int
compare_paths(gconstpointer a, gconstpointer b)
{
  return strcmp(*(const char *const *) a, *(const char *const *) b);
}

IlkNoteWalk *
ilk_note_walk_new(const char *path, GCancellable *cancellable, GError **error)
{
  g_autoptr(IlkNoteWalk) found = g_new0(IlkNoteWalk, 1);
  found->notes = g_ptr_array_new_with_free_func(g_free);
  found->files = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
  found->left_out = g_ptr_array_new_with_free_func(g_free);
  Walk self = {.found = found, .cancellable = cancellable};
  int fd = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (fd < 0) {
    g_autofree char *name = ilk_clean_path(path);
    g_set_error(error, G_IO_ERROR, (int) g_io_error_from_errno(errno),
                _("The folder “%s” cannot be read: %s"), name, g_strerror(errno));
    return NULL;
  }
  if (!walk(&self, fd, "", 0, error))
    return NULL;
  g_ptr_array_sort(found->notes, compare_paths);
  g_ptr_array_sort(found->left_out, compare_paths);
  return g_steal_pointer(&found);
}
