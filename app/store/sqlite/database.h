/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A thin layer over SQLite, the only place that knows its error codes: a connection set up as the
 * collection needs it, and statements that are prepared once. Database thread only.
 *
 * A query whose preparation failed is still an object; its error comes out of the first step. So a
 * caller binds, steps and looks for errors in one place.
 */
#pragma once

#include <glib.h>

typedef struct _IlkDatabase IlkDatabase;
typedef struct _IlkQuery IlkQuery;

/**
 * IlkDatabaseMode:
 * @ILK_DATABASE_READ_WRITE: the file exists; taken for this process alone, with a write-ahead log
 * @ILK_DATABASE_BESIDE: query only, in the process that has the file open for reading and writing;
 * such a connection neither waits for that one nor holds it up, and has to be closed before it
 * @ILK_DATABASE_QUERY_ONLY: the same, but every change is refused
 * @ILK_DATABASE_IMMUTABLE: a file that nobody can change; its write-ahead log is not looked at
 * @ILK_DATABASE_SALVAGE: query only, and as tolerant as SQLite can be; neither the file nor its
 * write-ahead log is changed
 */
typedef enum {
  ILK_DATABASE_READ_WRITE,
  ILK_DATABASE_BESIDE,
  ILK_DATABASE_QUERY_ONLY,
  ILK_DATABASE_IMMUTABLE,
  ILK_DATABASE_SALVAGE,
} IlkDatabaseMode;

/**
 * ilk_database_open:
 * @path: an existing file; an empty one is an empty database
 *
 * Returns: (transfer full): a connection, NULL with ILK_ERROR_DAMAGED when the file is no database,
 * ILK_ERROR_IN_USE when somebody else has it
 */
IlkDatabase *ilk_database_open(const char *path, IlkDatabaseMode mode, GError **error)
    G_GNUC_WARN_UNUSED_RESULT;

/** ilk_database_close: finalises every statement; in read-write mode also empties the write-ahead
 * log into the database */
void ilk_database_close(IlkDatabase *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(IlkDatabase, ilk_database_close)

/** ilk_database_settle: empties the write-ahead log into the database and does without one from now
 * on, so that the file alone is all there is. Returns: FALSE when that cannot be */
gboolean ilk_database_settle(IlkDatabase *self, GError **error);

/** ilk_database_leave: closes the connection, but leaves the file and its log as they are */
void ilk_database_leave(IlkDatabase *self);

/** ilk_database_execute: runs every statement of @sql, which may return rows nobody wants */
gboolean ilk_database_execute(IlkDatabase *self, const char *sql, GError **error);

/** ilk_database_begin: starts a transaction that may write */
gboolean ilk_database_begin(IlkDatabase *self, GError **error);

/** ilk_database_commit: Returns: FALSE when SQLite reported an error, which does not mean that
 * nothing was stored: see ilk_store_transact() */
gboolean ilk_database_commit(IlkDatabase *self, GError **error);

/** ilk_database_rollback: ends a transaction, if one is still open */
void ilk_database_rollback(IlkDatabase *self);

/** ilk_database_in_transaction: Returns: whether one is open */
gboolean ilk_database_in_transaction(IlkDatabase *self);

/** ilk_database_last_id: Returns: the id of the row inserted last */
gint64 ilk_database_last_id(IlkDatabase *self);

/**
 * ilk_database_copy:
 * @path: a new file, or an empty one
 *
 * Copies all of the database as it is now.
 */
gboolean ilk_database_copy(IlkDatabase *self, const char *path, GError **error);

/** IlkDatabaseCopy: a copy that is made in steps. What @source changes between them is in it, too;
 * it must go before @source is closed. */
typedef struct _IlkDatabaseCopy IlkDatabaseCopy;

IlkDatabaseCopy *ilk_database_copy_new(IlkDatabase *source, const char *path, GError **error)
    G_GNUC_WARN_UNUSED_RESULT;

/** ilk_database_copy_free: a copy that is not complete is an empty database */
void ilk_database_copy_free(IlkDatabaseCopy *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(IlkDatabaseCopy, ilk_database_copy_free)

#define ILK_DATABASE_ALL_PAGES (-1)

/** ilk_database_copy_step: copies the next @pages. Returns: 1 when there are more, 0 when the copy
 * is complete, as the database is now, -1 on error; it is not to be called again after these */
int ilk_database_copy_step(IlkDatabaseCopy *self, int pages, GError **error);

/** ilk_database_copy_get_share: Returns: how much of it the steps so far were, 0 to 1 */
double ilk_database_copy_get_share(IlkDatabaseCopy *self);

/**
 * ilk_database_query:
 * @sql: one statement, a string literal: the address is its name in the cache
 *
 * Returns: (transfer none): the statement, reset and ready to bind. g_autoptr() resets it at the
 * end of the block, so it holds no transaction open.
 */
IlkQuery *ilk_database_query(IlkDatabase *self, const char *sql);

/**
 * ilk_database_prepare:
 * @sql: one statement, made for this one use
 *
 * Returns: (transfer full): the statement; to be freed with ilk_query_free()
 */
IlkQuery *ilk_database_prepare(IlkDatabase *self, const char *sql) G_GNUC_WARN_UNUSED_RESULT;
void ilk_query_free(gpointer query);

/**
 * ilk_database_add_words:
 *
 * Adds the SQL function has_words(WORDS, PREFIX, TEXT, …): whether one of the texts has the words
 * of WORDS one after the other, as the text index sees words; where PREFIX is not 0, a word that
 * begins as the last one does counts, too. Does nothing when it is there.
 */
gboolean ilk_database_add_words(IlkDatabase *self, GError **error);

/** IlkNumbersFunc: @values: (array): the arguments of an SQL function, 0 for NULL */
typedef double (*IlkNumbersFunc)(const double *values, gpointer data);

#define ILK_MAX_FUNCTION_VALUES 8

/**
 * ilk_database_set_function:
 * @n: how many arguments it takes, at most ILK_MAX_FUNCTION_VALUES
 * @function: (nullable): NULL takes the SQL function @name away again
 * @data: must live until then
 */
void ilk_database_set_function(IlkDatabase *self, const char *name, int n, IlkNumbersFunc function,
                               gpointer data);

/* Binding fills the parameters from left to right. Text is copied. */
void ilk_query_bind_int(IlkQuery *self, gint64 value);
/** ilk_query_bind_id: binds the number of a row, NULL when that is 0 */
void ilk_query_bind_id(IlkQuery *self, gint64 id);
void ilk_query_bind_real(IlkQuery *self, double value);
void ilk_query_bind_text(IlkQuery *self, const char *value);
/** ilk_query_bind_text_bytes: the same for @length bytes */
void ilk_query_bind_text_bytes(IlkQuery *self, const char *value, gsize length);
void ilk_query_bind_blob(IlkQuery *self, gconstpointer data, gsize length);
/** ilk_query_lend_text: the same as ilk_query_bind_text() for a text that stays as it is until the
 * query is reset, so that it need not be copied */
void ilk_query_lend_text(IlkQuery *self, const char *value);
/** ilk_query_bind_column: binds what @column of @row holds, of whatever type */
void ilk_query_bind_column(IlkQuery *self, IlkQuery *row, int column);

/** ilk_query_step: Returns: 1 when there is a row, 0 at the end, -1 on error */
int ilk_query_step(IlkQuery *self, GError **error);

/** ilk_query_run: for a statement without rows. Returns: whether it was carried out */
gboolean ilk_query_run(IlkQuery *self, GError **error);

/** ilk_query_get_int: the columns of the row that ilk_query_step() has reached */
gint64 ilk_query_get_int(IlkQuery *self, int column);
double ilk_query_get_real(IlkQuery *self, int column);
/** ilk_query_get_text: Returns: (nullable): until the next step */
const char *ilk_query_get_text(IlkQuery *self, int column);
gconstpointer ilk_query_get_blob(IlkQuery *self, int column, gsize *length);

/** ilk_query_fetch_int: runs a query for its one number. @value: (out): 0 when there is no row */
gboolean ilk_query_fetch_int(IlkQuery *self, gint64 *value, GError **error);

void ilk_query_reset(IlkQuery *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(IlkQuery, ilk_query_reset)
