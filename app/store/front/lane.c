/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A thread and a connection, which belongs to it while it is within the gate.
 */
#include "app/store/front/lane.h"

struct _IlkLane {
  /* Owned */
  IlkDatabaseThread *thread;
  IlkStore *store; /* (nullable) */
  char *directory;

  /* Borrowed */
  GRWLock *gate;
  gint *decks_version;

  gint version; /* of @store's decks */
  gboolean is_current;
};

IlkLane *
ilk_lane_new(const char *directory, GRWLock *gate, gint *decks_version)
{
  IlkLane *self = g_new0(IlkLane, 1);
  self->directory = g_strdup(directory);
  self->gate = gate;
  self->decks_version = decks_version;
  self->thread = ilk_database_thread_new();
  return self;
}

void
ilk_lane_free(IlkLane *self)
{
  ilk_database_thread_free(self->thread);
  g_clear_pointer(&self->store, ilk_store_close);
  g_free(self->directory);
  g_free(self);
}

void
ilk_lane_push(IlkLane *self, IlkDatabaseJob job, gpointer data)
{
  ilk_database_thread_push(self->thread, job, data);
}

static gboolean
connect_store(IlkLane *self, GError **error)
{
  if (self->store != NULL)
    return TRUE;
  self->store = ilk_store_open_beside(self->directory, error);
  self->is_current = FALSE;
  return self->store != NULL;
}

/* Has the transaction see one state of the data from now on. */
static gboolean
begin(IlkDatabase *db, GError **error)
{
  gint64 version = 0;
  return ilk_query_run(ilk_database_query(db, "BEGIN"), error) &&
         ilk_query_fetch_int(ilk_database_query(db, "SELECT count(*) FROM sqlite_schema"), &version,
                             error);
}

/* Within the transaction: what it sees of a change was counted before. */
static gboolean
catch_up(IlkLane *self, GError **error)
{
  gint version = g_atomic_int_get(self->decks_version);
  if (self->is_current && version == self->version)
    return TRUE;
  self->is_current = ilk_store_load_decks(self->store, error);
  self->version = version;
  return self->is_current;
}

static gboolean
read_in_transaction(IlkLane *self, IlkStoreBody work, gpointer arguments, GError **error)
{
  IlkDatabase *db = self->store->db;
  gboolean done = begin(db, error) && catch_up(self, error) && work(self->store, arguments, error);
  ilk_database_rollback(db);
  return done;
}

gboolean
ilk_lane_read(IlkLane *self, IlkStoreBody work, gpointer arguments, GError **error)
{
  g_rw_lock_reader_lock(self->gate);
  gboolean done = connect_store(self, error) && read_in_transaction(self, work, arguments, error);
  g_rw_lock_reader_unlock(self->gate);
  return done;
}

void
ilk_lane_disconnect(IlkLane *self)
{
  g_clear_pointer(&self->store, ilk_store_close);
}
