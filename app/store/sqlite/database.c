/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The connection: how it is set up, and what SQLite's error codes mean to a learner.
 */
#include "app/store/sqlite/database-private.h"

#include "app/base/error.h"
#include "app/base/open-file.h"
#include "app/store/sqlite/holder.h"
#include "config.h"

#include <errno.h>
#include <glib/gi18n-lib.h>

/* Of SQLite's own file systems, the one that takes a file for the whole process: another process is
 * kept out, connections of this one share it, and the index of the write-ahead log is in the heap,
 * not in a file beside it.
 *
 * Until 3.51.3, SQLite had a fault (the "WAL-reset bug") that could lose what was committed: one
 * connection copies the log into the database while another commits and begins the log anew. Here
 * that cannot be, since only the connection that writes copies the log: it does the one or the
 * other. Those beside it write nothing, so they never copy by themselves, and they are told not to
 * copy when they are closed. */
#define SHARED_BY_PROCESS "unix-excl"

/* How long a connection beside the writing one waits where SQLite's own locks make it. */
#define BESIDE_PATIENCE 10000 /* ms */

/* The collection's promises as settings. Where there is one connection only, it has to say so
 * before anything reads the file. A log that an import has swollen shrinks again. */
static const char *const alone_settings = "PRAGMA locking_mode = EXCLUSIVE;";
static const char *const common_settings = "PRAGMA mmap_size = 0;"
                                           "PRAGMA cell_size_check = ON;"
                                           "PRAGMA foreign_keys = ON;"
                                           "PRAGMA temp_store = MEMORY;"
                                           "PRAGMA cache_size = -16384;";
static const char *const write_settings = "PRAGMA journal_mode = WAL;"
                                          "PRAGMA synchronous = FULL;"
                                          "PRAGMA journal_size_limit = 4194304;";

static const char *const beside_settings = "PRAGMA query_only = ON;"
                                           "PRAGMA cache_size = -4096;";

static IlkError
error_code(int code, int system_errno)
{
  switch (code & 0xff) {
  case SQLITE_FULL:
    return ILK_ERROR_NO_SPACE;
  case SQLITE_IOERR:
    return system_errno == ENOSPC || system_errno == EDQUOT || system_errno == EFBIG
               ? ILK_ERROR_NO_SPACE
               : ILK_ERROR_FAILED;
  case SQLITE_BUSY:
  case SQLITE_LOCKED:
    return ILK_ERROR_IN_USE;
  case SQLITE_READONLY:
  case SQLITE_PERM:
    return ILK_ERROR_READ_ONLY;
  case SQLITE_CORRUPT:
  case SQLITE_NOTADB:
    return ILK_ERROR_DAMAGED;
  case SQLITE_CONSTRAINT:
    return ILK_ERROR_INVALID;
  case SQLITE_TOOBIG:
    return ILK_ERROR_TOO_LARGE;
  default:
    return ILK_ERROR_FAILED;
  }
}

static char *
error_sentence(IlkError code, const char *detail)
{
  if (code == ILK_ERROR_NO_SPACE)
    return g_strdup(_("The disk is full, so nothing was saved. Free some space and try again."));
  if (code == ILK_ERROR_READ_ONLY)
    return g_strdup(_("The collection is in a place that cannot be written to."));
  if (code == ILK_ERROR_DAMAGED)
    return g_strdup(_("The collection’s file is damaged. “interlock check --repair” saves what can "
                      "be read."));
  /* Translators: %s is a message from SQLite, in English. */
  return g_strdup_printf(_("The collection could not be read or written: %s."), detail);
}

void
ilk_database_set_error(IlkDatabase *self, int result, GError **error)
{
  IlkError code = error_code(result, self->handle != NULL ? sqlite3_system_errno(self->handle) : 0);
  const char *detail = self->handle != NULL ? sqlite3_errmsg(self->handle) : sqlite3_errstr(result);
  if (code == ILK_ERROR_IN_USE) {
    /* No other Interlock: that is kept out by a lock of its own before SQLite is asked. */
    const char *path = self->handle != NULL ? sqlite3_db_filename(self->handle, "main") : NULL;
    g_autofree char *holder = path != NULL ? ilk_holder_dup_other(path, 0) : NULL;
    ilk_holder_set_error(holder, error);
    return;
  }
  g_autofree char *sentence = error_sentence(code, detail);
  g_set_error_literal(error, ILK_ERROR, (int) code, sentence);
}

gboolean
ilk_database_check(IlkDatabase *self, int result, GError **error)
{
  if (result == SQLITE_OK)
    return TRUE;
  ilk_database_set_error(self, result, error);
  return FALSE;
}

gboolean
ilk_database_execute(IlkDatabase *self, const char *sql, GError **error)
{
  return ilk_database_check(self, sqlite3_exec(self->handle, sql, NULL, NULL, NULL), error);
}

/* A foreign file must not be able to run code or to damage the database from within. */
static void
distrust_file(IlkDatabase *self, IlkDatabaseMode mode)
{
  const int off[] = {SQLITE_DBCONFIG_TRUSTED_SCHEMA, SQLITE_DBCONFIG_ENABLE_TRIGGER,
                     SQLITE_DBCONFIG_ENABLE_VIEW, SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION};
  for (gsize i = 0; i < G_N_ELEMENTS(off); i++)
    sqlite3_db_config(self->handle, off[i], 0, NULL);
  sqlite3_db_config(self->handle, SQLITE_DBCONFIG_DEFENSIVE, mode != ILK_DATABASE_SALVAGE, NULL);
}

/* With a writable schema, SQLite reads a file that is too short as far as it goes. */
static void
be_tolerant(IlkDatabase *self)
{
  sqlite3_db_config(self->handle, SQLITE_DBCONFIG_WRITABLE_SCHEMA, 1, NULL);
  sqlite3_db_config(self->handle, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, NULL);
}

static void
keep_behind(IlkDatabase *self)
{
  sqlite3_db_config(self->handle, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, NULL);
  sqlite3_busy_timeout(self->handle, BESIDE_PATIENCE);
}

static gboolean
is_shared(IlkDatabaseMode mode)
{
  return mode == ILK_DATABASE_READ_WRITE || mode == ILK_DATABASE_BESIDE;
}

static const char *
get_settings(IlkDatabaseMode mode)
{
  switch (mode) {
  case ILK_DATABASE_READ_WRITE:
    return write_settings;
  case ILK_DATABASE_BESIDE:
    return beside_settings;
  case ILK_DATABASE_QUERY_ONLY:
  case ILK_DATABASE_SALVAGE:
    return "PRAGMA query_only = ON;";
  case ILK_DATABASE_IMMUTABLE:
  default:
    return "";
  }
}

/* Reading the schema takes the exclusive lock, and tells a database from another file. */
static gboolean
set_up(IlkDatabase *self, IlkDatabaseMode mode, GError **error)
{
  distrust_file(self, mode);
  if (mode == ILK_DATABASE_SALVAGE)
    be_tolerant(self);
  if (mode == ILK_DATABASE_BESIDE)
    keep_behind(self);
  return (is_shared(mode) || ilk_database_execute(self, alone_settings, error)) &&
         ilk_database_execute(self, common_settings, error) &&
         ilk_database_execute(self, get_settings(mode), error) &&
         ilk_database_execute(self, "SELECT count(*) FROM sqlite_schema", error);
}

static char *
dup_uri(const char *path, IlkDatabaseMode mode)
{
  g_autofree char *escaped = g_uri_escape_string(path, "/", FALSE);
  return g_strconcat("file:", escaped, mode == ILK_DATABASE_IMMUTABLE ? "?immutable=1" : "", NULL);
}

/* Nobody asks SQLite how much memory it has, which would cost a lock for every piece of it. Too
 * late where something else in this process has used SQLite before. */
static gpointer
configure(gpointer unused)
{
  sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
  return NULL;
}

/* SQLite would wait for what comes out of a pipe, as the database or beside it. */
static gboolean
are_files(const char *path, GError **error)
{
  static const char *const suffixes[] = {"", "-wal", "-journal"};
  for (gsize i = 0; i < G_N_ELEMENTS(suffixes); i++) {
    g_autofree char *file = g_strconcat(path, suffixes[i], NULL);
    if (!ilk_check_path(file, error))
      return FALSE;
  }
  return TRUE;
}

IlkDatabase *
ilk_database_open(const char *path, IlkDatabaseMode mode, GError **error)
{
  g_autoptr(IlkDatabase) self = g_new0(IlkDatabase, 1);
  g_autofree char *uri = dup_uri(path, mode);
  int access = mode == ILK_DATABASE_IMMUTABLE ? SQLITE_OPEN_READONLY : SQLITE_OPEN_READWRITE;
  int flags = access | SQLITE_OPEN_URI | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE;
  const char *system = is_shared(mode) ? SHARED_BY_PROCESS : NULL;

  static GOnce once = G_ONCE_INIT;
  g_once(&once, configure, NULL);
  self->queries = g_hash_table_new_full(NULL, NULL, NULL, ilk_query_free);
  if (!are_files(path, error) ||
      !ilk_database_check(self, sqlite3_open_v2(uri, &self->handle, flags, system), error) ||
      !ilk_database_add_seal(self, error) || !set_up(self, mode, error))
    return NULL;
  return g_steal_pointer(&self);
}

void
ilk_database_close(IlkDatabase *self)
{
  g_clear_pointer(&self->queries, g_hash_table_unref);
  sqlite3_close(self->handle);
  g_free(self);
}

gboolean
ilk_database_settle(IlkDatabase *self, GError **error)
{
  g_autoptr(IlkQuery) query = ilk_database_query(self, "PRAGMA journal_mode = DELETE");
  int row = ilk_query_step(query, error);
  if (row < 0)
    return FALSE;
  if (row > 0 && g_strcmp0(ilk_query_get_text(query, 0), "delete") == 0)
    return TRUE;
  ilk_database_set_error(self, SQLITE_BUSY, error);
  return FALSE;
}

void
ilk_database_leave(IlkDatabase *self)
{
  sqlite3_db_config(self->handle, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, NULL);
  ilk_database_close(self);
}

gboolean
ilk_database_begin(IlkDatabase *self, GError **error)
{
  return ilk_query_run(ilk_database_query(self, "BEGIN IMMEDIATE"), error);
}

gboolean
ilk_database_commit(IlkDatabase *self, GError **error)
{
  return ilk_query_run(ilk_database_query(self, "COMMIT"), error);
}

void
ilk_database_rollback(IlkDatabase *self)
{
  if (!sqlite3_get_autocommit(self->handle))
    ilk_query_run(ilk_database_query(self, "ROLLBACK"), NULL);
}

gboolean
ilk_database_in_transaction(IlkDatabase *self)
{
  return !sqlite3_get_autocommit(self->handle);
}

gint64
ilk_database_last_id(IlkDatabase *self)
{
  return sqlite3_last_insert_rowid(self->handle);
}
