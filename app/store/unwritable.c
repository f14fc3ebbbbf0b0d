/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A collection that was closed is one file, which is read where it lies. After a crash its last
 * answers are in the write-ahead log, which SQLite will not read without writing beside it: then a
 * copy of both is read.
 */
#include "app/store/unwritable.h"

#include "app/base/error.h"
#include "config.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

static gboolean
copy_file(const char *from, const char *to, GError **error)
{
  g_autoptr(GFile) source = g_file_new_for_path(from);
  g_autoptr(GFile) target = g_file_new_for_path(to);
  return g_file_copy(source, target, G_FILE_COPY_TARGET_DEFAULT_PERMS, NULL, NULL, NULL, error);
}

/* The open connection keeps the copies alive after they lost their names. */
static IlkDatabase *
open_copy(const char *path, const char *log, GError **error)
{
  g_autofree char *directory = g_dir_make_tmp("interlock-XXXXXX", error);
  if (directory == NULL)
    return NULL;
  g_autofree char *copy = g_build_filename(directory, "collection.db", NULL);
  g_autofree char *log_copy = g_strconcat(copy, "-wal", NULL);
  IlkDatabase *db = NULL;
  if (copy_file(path, copy, error) && copy_file(log, log_copy, error))
    db = ilk_database_open(copy, ILK_DATABASE_SALVAGE, error);
  g_unlink(copy);
  g_unlink(log_copy);
  g_rmdir(directory);
  return db;
}

IlkDatabase *
ilk_unwritable_open(const char *path, GError **error)
{
  GStatBuf status;
  g_autofree char *log = g_strconcat(path, "-wal", NULL);
  if (g_stat(path, &status) != 0) {
    g_set_error_literal(error, ILK_ERROR, ILK_ERROR_READ_ONLY,
                        _("The collection is in a place that cannot be written to."));
    return NULL;
  }
  if (g_stat(log, &status) == 0 && status.st_size > 0)
    return open_copy(path, log, error);
  return ilk_database_open(path, ILK_DATABASE_IMMUTABLE, error);
}
