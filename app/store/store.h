/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The collection as the database thread sees it: plain blocking functions over one connection.
 * IlkCollection is its front for all other threads.
 *
 * Within a function that writes, everything happens in one ilk_store_transact().
 */
#pragma once

#include "app/model/deck-speech.h"
#include "app/model/review.h"
#include "app/schedule/study-options.h"
#include "app/store/sqlite/database.h"

#include <gio/gio.h>

/** ILK_STORE_DATABASE_NAME: of the file in a collection's folder */
#define ILK_STORE_DATABASE_NAME "collection.db"

/** IlkStoreDeck: what the queue needs of a deck without asking the database. @parent: 0 for none.
 * @options: (reference g_rc_box_acquire): its own over those of the decks above it; most decks
 * share them. @speech: (nullable): how it is spoken, if it says that itself */
typedef struct {
  gint64 id;
  gint64 parent;
  IlkStudyOptions *options;
  IlkDeckSpeech *speech;
} IlkStoreDeck;

/** IlkBackupRun: a backup under way (backup-run.c) */
typedef struct _IlkBackupRun IlkBackupRun;

/** IlkSecondCopy: what is appended to beside the database (copy/second-copy.h) */
typedef struct _IlkSecondCopy IlkSecondCopy;

/**
 * IlkStore:
 * @directory: absolute
 * @path: the database
 * @notice: (nullable): what the learner should be told after opening
 * @db: NULL after a failure that also kept it from being opened again
 * @backup: (nullable): the day's, while it is made; it goes before @db
 * @decks: (element-type IlkStoreDeck): by id; another array whenever they are read anew
 * @order: (nullable): see ilk_deck_order_get()
 * @copy: (nullable): once something was written
 * @before_disconnect: (nullable): called with @front before @db is dropped: other connections have
 * to go first
 * @decks_version: (nullable): counted up whenever @decks or @options were read anew
 * @job_state: (nullable): what the collection held when the last import ended, at @job_ended
 * @options: the collection's defaults
 * @mode: how @path is opened
 * @lock: keeps other processes out; -1 in a read-only place
 * @device: who records reviews here
 * @last_seq: the last number given to a review; numbers may be skipped, never given twice
 * @indexed: what ilk_search_get_indexed() found in this transaction, -1 before
 */
typedef struct {
  /* Owned */
  char *directory;
  char *path;
  char *notice;
  IlkDatabase *db;
  IlkBackupRun *backup;
  GArray *decks;
  GArray *order;
  char *job_state;
  IlkSecondCopy *copy;

  /* Borrowed */
  void (*before_disconnect)(gpointer front);
  gpointer front;
  gint *decks_version; /* atomic */

  IlkStudyOptions options;
  IlkDatabaseMode mode;
  int lock;
  gboolean read_only;
  gint64 device;
  gint64 last_seq;
  gint64 indexed;
  gint64 job_ended;
} IlkStore;

/* Opening (store.c) */

IlkStore *ilk_store_open(const char *directory, GError **error) G_GNUC_WARN_UNUSED_RESULT;

/** ilk_store_new: Returns: (transfer full): a store of the database @path (NULL: the collection's)
 * in @directory, not connected */
IlkStore *ilk_store_new(const char *directory, const char *path) G_GNUC_WARN_UNUSED_RESULT;

/** ilk_store_open_beside: Returns: (transfer full): the collection in @directory, which is open for
 * writing in this process, to be read only; without its decks and options, see
 * ilk_store_load_decks() */
IlkStore *ilk_store_open_beside(const char *directory, GError **error) G_GNUC_WARN_UNUSED_RESULT;

void ilk_store_close(IlkStore *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(IlkStore, ilk_store_close)

/** ilk_store_open_database: opens @path, makes it a collection of this version and reads what is
 * kept of it in memory */
gboolean ilk_store_open_database(IlkStore *self, GError **error);

/** ilk_store_load_device: who records reviews here, and the last number given */
gboolean ilk_store_load_device(IlkStore *self, GError **error);

/** ilk_store_hold_back: from now on the collection is looked at only */
void ilk_store_hold_back(IlkStore *self, IlkDatabaseMode mode, const char *notice);

/** ilk_store_disconnect: drops the connection, and the backup that was being made over it */
void ilk_store_disconnect(IlkStore *self);

/** ilk_store_leave: the same, but leaves the file and its log as they are */
void ilk_store_leave(IlkStore *self);

/** ilk_store_finish_swap: of the collection in its place, with its lock held: goes on with another
 * database's way into that place, when it was interrupted; see care/swap.h */
gboolean ilk_store_finish_swap(IlkStore *self, GError **error);

/** ilk_store_reopen: drops the connection and opens the same database again */
gboolean ilk_store_reopen(IlkStore *self, GError **error);

/** ilk_store_new_decks: Returns: (transfer full): what IlkStore.decks is, empty */
GArray *ilk_store_new_decks(void) G_GNUC_WARN_UNUSED_RESULT;

/** ilk_store_load_decks: fills @decks and @options; after whatever changes them */
gboolean ilk_store_load_decks(IlkStore *self, GError **error);

/** ilk_store_add_notice: appends a sentence to the notice */
void ilk_store_add_notice(IlkStore *self, const char *sentence);

/* Versions (schema.c) */

/** ilk_schema_get_version: Returns: the version this program writes */
int ilk_schema_get_version(void);

/** ilk_schema_identify: @version: (out): of @db, 0 when it is empty. ILK_ERROR_INVALID when it is
 * another program's. */
gboolean ilk_schema_identify(IlkDatabase *db, int *version, GError **error);

/** ilk_schema_upgrade: brings @db from version @from (0: empty) to the current one in one
 * transaction. An empty one gets a device. */
gboolean ilk_schema_upgrade(IlkDatabase *db, int from, GError **error);

/** ilk_store_get_deck_speech: Returns: (transfer none) (nullable): how @deck is spoken: as it says
 * itself, or else the next deck above it that does */
IlkDeckSpeech *ilk_store_get_deck_speech(IlkStore *self, gint64 deck);

/* Transactions (transaction.c) */

/** ilk_store_require_writable: Returns: FALSE with ILK_ERROR_READ_ONLY when nothing may be
 * changed */
gboolean ilk_store_require_writable(IlkStore *self, GError **error);

typedef gboolean (*IlkStoreBody)(IlkStore *self, gpointer data, GError **error);

/**
 * ilk_store_transact:
 * @body: reads and writes; FALSE undoes it all
 * @was_stored: asked after COMMIT failed and the database was opened again: TRUE when @body's work
 * is in it. @body runs once more when it is not.
 *
 * Returns: TRUE when the work is on the disk; FALSE with ILK_ERROR_UNCERTAIN when that cannot be
 * found out, with another error when it is not
 */
gboolean ilk_store_transact(IlkStore *self, IlkStoreBody body, IlkStoreBody was_stored,
                            gpointer data, GError **error);

/** ilk_store_transact_bulk: the same for work without a key of its own: gives it one */
gboolean ilk_store_transact_bulk(IlkStore *self, IlkStoreBody body, gpointer data, GError **error);

/** ilk_store_dup_config: Returns: (transfer full): the value of @key, "" when there is none that is
 * as it was saved; NULL on error */
char *ilk_store_dup_config(IlkStore *self, const char *key, GError **error)
    G_GNUC_WARN_UNUSED_RESULT;
gboolean ilk_store_set_config(IlkStore *self, const char *key, const char *value, GError **error);
gboolean ilk_store_drop_config(IlkStore *self, const char *key, GError **error);
