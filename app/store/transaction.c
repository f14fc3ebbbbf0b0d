/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Transactions that know how they ended.
 *
 * An error from COMMIT does not mean "not stored": the frames may have reached the log before the
 * sync failed. So the database is opened again, which reads the log as a crash would leave it, and
 * is asked whether the work is there. If it is, it is copied from the log into the database, since
 * a log whose sync has failed once cannot be trusted to be on the disk.
 */
#include "app/base/error.h"
#include "app/store/copy/second-copy.h"
#include "app/store/invariants.h"
#include "config.h"

#include <glib/gi18n-lib.h>

typedef enum { STORED, NOT_STORED, UNKNOWN } Outcome;

static Outcome
attempt(IlkStore *self, IlkStoreBody body, gpointer data, GError **error)
{
  self->indexed = -1;
  ilk_second_copy_begin(self);
  if (!ilk_database_begin(self->db, error))
    return NOT_STORED;
  if (!body(self, data, error)) {
    ilk_database_rollback(self->db);
    return NOT_STORED;
  }
  return ilk_database_commit(self->db, error) ? STORED : UNKNOWN;
}

static gboolean
set_uncertain(GError **error)
{
  g_set_error_literal(error, ILK_ERROR, ILK_ERROR_UNCERTAIN,
                      _("Saving failed, and it could not be found out whether the change was "
                        "stored. Start Interlock again to see."));
  return FALSE;
}

/* Returns: FALSE when nobody can tell */
static gboolean
find_out(IlkStore *self, IlkStoreBody was_stored, gpointer data, gboolean *stored)
{
  g_autoptr(GError) error = NULL;
  if (!ilk_store_reopen(self, &error))
    return FALSE;
  *stored = was_stored(self, data, &error);
  if (*stored)
    return ilk_database_execute(self->db, "PRAGMA wal_checkpoint(TRUNCATE)", &error);
  return error == NULL;
}

gboolean
ilk_store_require_writable(IlkStore *self, GError **error)
{
  if (self->read_only) {
    g_set_error_literal(error, ILK_ERROR, ILK_ERROR_READ_ONLY,
                        self->notice != NULL ? self->notice : _("The collection is read-only."));
    return FALSE;
  }
  return TRUE;
}

gboolean
ilk_store_transact(IlkStore *self, IlkStoreBody body, IlkStoreBody was_stored, gpointer data,
                   GError **error)
{
  if (!ilk_store_require_writable(self, error))
    return FALSE;

  for (gboolean again = FALSE;; again = TRUE) {
    g_autoptr(GError) local_error = NULL;
    gboolean stored = FALSE;
    Outcome outcome = attempt(self, body, data, &local_error);
    if (outcome == STORED) {
      ilk_second_copy_commit(self);
      ilk_store_assert_resting(self);
      return TRUE;
    }
    if (outcome == UNKNOWN) {
      if (!find_out(self, was_stored, data, &stored)) {
        ilk_second_copy_forget(self);
        return set_uncertain(error);
      }
      if (stored) {
        ilk_second_copy_commit(self);
        return TRUE;
      }
    }
    ilk_second_copy_roll_back(self);
    if (outcome == NOT_STORED || again) {
      g_propagate_error(error, g_steal_pointer(&local_error));
      return FALSE;
    }
  }
}

/* Bulk work leaves a mark that no other work has left. */
typedef struct {
  IlkStoreBody body;
  gpointer data;
  char *mark;
} Bulk;

static gboolean
run_bulk(IlkStore *self, gpointer data, GError **error)
{
  Bulk *bulk = data;
  return bulk->body(self, bulk->data, error) &&
         ilk_store_set_config(self, "bulk-mark", bulk->mark, error);
}

static gboolean
bulk_was_stored(IlkStore *self, gpointer data, GError **error)
{
  Bulk *bulk = data;
  g_autofree char *mark = ilk_store_dup_config(self, "bulk-mark", error);
  return g_strcmp0(mark, bulk->mark) == 0;
}

gboolean
ilk_store_transact_bulk(IlkStore *self, IlkStoreBody body, gpointer data, GError **error)
{
  g_autofree char *mark = g_uuid_string_random();
  Bulk bulk = {body, data, mark};
  return ilk_store_transact(self, run_bulk, bulk_was_stored, &bulk, error);
}
