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

  gint64 version; /* of the data that @store's decks were read from */
};

IlkLane *
ilk_lane_new(const char *directory, GRWLock *gate)
{
  IlkLane *self = g_new0(IlkLane, 1);
  self->directory = g_strdup(directory);
  self->gate = gate;
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
  self->version = -1;
  return self->store != NULL;
}

/* What the store keeps in memory was read at some version of the data, which SQLite counts. */
static gboolean
catch_up(IlkLane *self, GError **error)
{
  gint64 version = 0;
  IlkQuery *query = ilk_database_query(self->store->db, "PRAGMA data_version");
  if (!ilk_query_fetch_int(query, &version, error))
    return FALSE;
  if (version == self->version)
    return TRUE;
  self->version = -1;
  if (!ilk_store_load_decks(self->store, error))
    return FALSE;
  self->version = version;
  return TRUE;
}

static gboolean
read_in_transaction(IlkLane *self, IlkStoreBody work, gpointer arguments, GError **error)
{
  IlkDatabase *db = self->store->db;
  gboolean done = ilk_query_run(ilk_database_query(db, "BEGIN"), error) && catch_up(self, error) &&
                  work(self->store, arguments, error);
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
