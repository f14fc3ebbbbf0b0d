/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * SQLite's backup interface. It writes each change that the source's own connection makes to a page
 * that was copied before into the copy as well, and begins again by itself after a rollback.
 */
#include "app/store/sqlite/database-private.h"

struct _IlkDatabaseCopy {
  /* Owned */
  IlkDatabase *target;
  sqlite3_backup *backup;
};

IlkDatabaseCopy *
ilk_database_copy_new(IlkDatabase *source, const char *path, GError **error)
{
  g_autoptr(IlkDatabaseCopy) self = g_new0(IlkDatabaseCopy, 1);
  int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX;

  self->target = g_new0(IlkDatabase, 1);
  if (!ilk_database_check(self->target, sqlite3_open_v2(path, &self->target->handle, flags, NULL),
                          error))
    return NULL;
  self->backup = sqlite3_backup_init(self->target->handle, "main", source->handle, "main");
  if (self->backup == NULL) {
    ilk_database_check(self->target, sqlite3_extended_errcode(self->target->handle), error);
    return NULL;
  }
  return g_steal_pointer(&self);
}

void
ilk_database_copy_free(IlkDatabaseCopy *self)
{
  g_clear_pointer(&self->backup, sqlite3_backup_finish);
  g_clear_pointer(&self->target, ilk_database_close);
  g_free(self);
}

int
ilk_database_copy_step(IlkDatabaseCopy *self, int pages, GError **error)
{
  int result = sqlite3_backup_step(self->backup, pages);
  if (result == SQLITE_OK)
    return 1;
  result = sqlite3_backup_finish(g_steal_pointer(&self->backup));
  return ilk_database_check(self->target, result, error) ? 0 : -1;
}

double
ilk_database_copy_get_share(IlkDatabaseCopy *self)
{
  int all = sqlite3_backup_pagecount(self->backup);
  return all > 0 ? 1 - (double) sqlite3_backup_remaining(self->backup) / all : 0;
}

gboolean
ilk_database_copy(IlkDatabase *self, const char *path, GError **error)
{
  g_autoptr(IlkDatabaseCopy) copy = ilk_database_copy_new(self, path, error);
  return copy != NULL && ilk_database_copy_step(copy, ILK_DATABASE_ALL_PAGES, error) == 0;
}
