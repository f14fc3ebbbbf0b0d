/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A collection that was closed is one file, which is read where it lies. After a crash its last
 * answers are in the write-ahead log, which SQLite will not read without writing beside it: then a
 * copy of both is read. One of an earlier version is brought up to date in a copy, too.
 */
#include "app/store/care/unwritable.h"

#include "app/base/error.h"
#include "app/store/store.h"
#include "config.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

/* Files in a folder of their own. A connection keeps them alive after they lost their names. */
typedef struct {
  char *directory;
  char *path;
  char *log;
} Copy;

static gboolean
copy_init(Copy *self, GError **error)
{
  self->directory = g_dir_make_tmp("interlock-XXXXXX", error);
  if (self->directory == NULL)
    return FALSE;
  self->path = g_build_filename(self->directory, "collection.db", NULL);
  self->log = g_strconcat(self->path, "-wal", NULL);
  return TRUE;
}

static void
copy_clear(Copy *self)
{
  if (self->directory == NULL)
    return;
  g_unlink(self->path);
  g_unlink(self->log);
  g_rmdir(self->directory);
  g_free(self->path);
  g_free(self->log);
  g_free(self->directory);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Copy, copy_clear)

static gboolean
copy_file(const char *from, const char *to, GError **error)
{
  g_autoptr(GFile) source = g_file_new_for_path(from);
  g_autoptr(GFile) target = g_file_new_for_path(to);
  return g_file_copy(source, target, G_FILE_COPY_TARGET_DEFAULT_PERMS, NULL, NULL, NULL, error);
}

static IlkDatabase *
open_with_log(const char *path, const char *log, GError **error)
{
  g_auto(Copy) copy = {NULL};
  if (!copy_init(&copy, error) || !copy_file(path, copy.path, error) ||
      !copy_file(log, copy.log, error))
    return NULL;
  return ilk_database_open(copy.path, ILK_DATABASE_SALVAGE, error);
}

static IlkDatabase *
open_as_it_is(const char *path, GError **error)
{
  GStatBuf status;
  g_autofree char *log = g_strconcat(path, "-wal", NULL);
  if (g_stat(log, &status) == 0 && status.st_size > 0)
    return open_with_log(path, log, error);
  return ilk_database_open(path, ILK_DATABASE_IMMUTABLE, error);
}

static gboolean
write_upgraded(IlkDatabase *old, int version, const char *path, GError **error)
{
  if (!ilk_database_copy(old, path, error))
    return FALSE;
  g_autoptr(IlkDatabase) db = ilk_database_open(path, ILK_DATABASE_READ_WRITE, error);
  return db != NULL && ilk_schema_upgrade(db, version, error);
}

static IlkDatabase *
open_upgraded(IlkDatabase *old, int version, GError **error)
{
  g_auto(Copy) copy = {NULL};
  if (!copy_init(&copy, error) || !write_upgraded(old, version, copy.path, error))
    return NULL;
  return ilk_database_open(copy.path, ILK_DATABASE_IMMUTABLE, error);
}

IlkDatabase *
ilk_unwritable_open(const char *path, GError **error)
{
  if (!g_file_test(path, G_FILE_TEST_EXISTS)) {
    g_set_error_literal(error, ILK_ERROR, ILK_ERROR_READ_ONLY,
                        _("The collection is in a place that cannot be written to."));
    return NULL;
  }
  int version = 0;
  g_autoptr(IlkDatabase) db = open_as_it_is(path, error);
  if (db == NULL || !ilk_schema_identify(db, &version, error))
    return NULL;
  if (version > 0 && version < ilk_schema_get_version())
    return open_upgraded(db, version, error);
  return g_steal_pointer(&db);
}
