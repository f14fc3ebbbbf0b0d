/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The file becomes a collection of this version.
 */
#include "app/store/store.h"

#include "app/base/error.h"
#include "app/store/care/backup.h"
#include "app/store/care/header.h"
#include "app/store/care/place.h"
#include "app/store/care/salvage.h"
#include "app/store/care/wal.h"
#include "app/store/copy/copy-place.h"
#include "app/store/copy/copy-size.h"
#include "app/store/rows/device.h"
#include "config.h"

#include <glib/gi18n-lib.h>

gboolean
ilk_store_load_device(IlkStore *self, GError **error)
{
  if (!ilk_device_get_latest(self->db, &self->device, error))
    return FALSE;
  g_autoptr(IlkQuery) seq =
      ilk_database_query(self->db, "SELECT max(seq) FROM review WHERE device = ?");
  ilk_query_bind_int(seq, self->device);
  gint64 last_seq = 0;
  if (!ilk_query_fetch_int(seq, &last_seq, error))
    return FALSE;
  self->last_seq = MAX(self->last_seq, last_seq);
  return TRUE;
}

static gboolean
migrate(IlkStore *self, int version, GError **error)
{
  g_autofree char *backup = ilk_store_backup(self, error);
  return backup != NULL && ilk_schema_upgrade(self->db, version, error);
}

/* From now on the collection is looked at only. */
void
ilk_store_hold_back(IlkStore *self, IlkDatabaseMode mode, const char *notice)
{
  self->mode = mode;
  self->read_only = TRUE;
  ilk_store_add_notice(self, notice);
}

/* A file that lost all its bytes, or its name, looks like a new collection, but for what lies
 * beside it. SQLite would delete the log of an empty file. */
static gboolean
refuse_lost(IlkStore *self, GError **error)
{
  g_autofree char *log = g_strconcat(self->path, "-wal", NULL);
  if (self->lock < 0 || !ilk_place_is_empty(self->path))
    return TRUE;
  g_autofree char *backup = ilk_backup_dup_newest(self->directory);
  g_autofree char *aside = ilk_salvage_dup_aside(self->directory);
  g_autofree char *copy = ilk_copy_place_dup_own(self->directory);
  if (backup == NULL && aside == NULL && ilk_place_is_empty(log) &&
      ilk_copy_measure(copy).files == 0)
    return TRUE;
  g_set_error_literal(error, ILK_ERROR, ILK_ERROR_DAMAGED, _("The collection’s file is empty."));
  return FALSE;
}

static gboolean
fail_damaged(const char *sentence, GError **error)
{
  g_set_error_literal(error, ILK_ERROR, ILK_ERROR_DAMAGED, sentence);
  return FALSE;
}

/* What SQLite would take for the end of the log, for another size, or for somebody else's file. */
static gboolean
refuse_damaged(IlkStore *self, GError **error)
{
  if (self->lock < 0)
    return TRUE;
  if (ilk_header_is_damaged(self->path))
    return fail_damaged(_("The head of the collection’s file is damaged."), error);
  return !ilk_wal_is_damaged(self->path) ||
         fail_damaged(_("The log of the latest answers is damaged."), error);
}

static gboolean
bring_up_to_date(IlkStore *self, GError **error)
{
  int version = 0;
  if (!ilk_schema_identify(self->db, &version, error))
    return FALSE;
  if (version > 0 && version != ilk_schema_get_version() &&
      ilk_header_version_is_damaged(self->db, version))
    return fail_damaged(_("The head of the collection’s file is damaged."), error);
  if (version > ilk_schema_get_version()) {
    ilk_store_hold_back(
        self, ILK_DATABASE_QUERY_ONLY,
        _("This collection was written by a newer Interlock. You can look at it, but nothing "
          "is saved until you update."));
    return ilk_store_reopen(self, error);
  }
  if (version == 0)
    return ilk_schema_upgrade(self->db, 0, error);
  return version == ilk_schema_get_version() || migrate(self, version, error);
}

gboolean
ilk_store_open_database(IlkStore *self, GError **error)
{
  return ilk_store_finish_swap(self, error) && refuse_lost(self, error) &&
         refuse_damaged(self, error) && ilk_place_make_file(self->path, error) &&
         ilk_store_reopen(self, error) && bring_up_to_date(self, error) &&
         ilk_store_load_device(self, error) && ilk_store_load_decks(self, error);
}
