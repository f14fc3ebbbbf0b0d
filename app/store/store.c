/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Opening a collection: its place, its version, its device; and what is done when one of them is
 * not as it should be.
 */
#include "app/store/store.h"

#include "app/base/error.h"
#include "app/store/backup.h"
#include "app/store/builtin.h"
#include "app/store/place.h"
#include "app/store/salvage.h"
#include "app/store/seal.h"
#include "app/store/unwritable.h"
#include "config.h"

#include <glib/gi18n-lib.h>
#include <unistd.h>

void
ilk_store_add_notice(IlkStore *self, const char *sentence)
{
  char *joined = self->notice ? g_strjoin(" ", self->notice, sentence, NULL) : g_strdup(sentence);
  g_free(self->notice);
  self->notice = joined;
}

static gboolean
load_deck(IlkStore *self, IlkQuery *query, GError **error)
{
  IlkStoreDeck deck = {.id = ilk_query_get_int(query, 0), .options = self->options};
  const char *json =
      ilk_seal_trust_options(ilk_query_get_text(query, 1), ilk_query_get_int(query, 2));
  if (!ilk_study_options_merge_json(&deck.options, json, error))
    return FALSE;
  /* Days are the learner's, not a deck's: totals are kept by them. So is the model. */
  deck.options.rollover = self->options.rollover;
  deck.options.model = self->options.model;
  g_array_append_val(self->decks, deck);
  return TRUE;
}

gboolean
ilk_store_load_decks(IlkStore *self, GError **error)
{
  g_autofree char *json = ilk_store_dup_config(self, "options", error);
  if (json == NULL)
    return FALSE;
  ilk_study_options_init(&self->options);
  if (*json != '\0' && !ilk_study_options_merge_json(&self->options, json, error))
    return FALSE;

  g_array_set_size(self->decks, 0);
  g_autoptr(IlkQuery) query =
      ilk_database_query(self->db, "SELECT id, options, options_crc FROM deck ORDER BY id");
  int row;
  while ((row = ilk_query_step(query, error)) > 0) {
    if (!load_deck(self, query, error))
      return FALSE;
  }
  return row == 0;
}

static gboolean
load_device(IlkStore *self, GError **error)
{
  IlkQuery *device = ilk_database_query(self->db, "SELECT max(id) FROM device");
  if (!ilk_query_fetch_int(device, &self->device, error))
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

void
ilk_store_disconnect(IlkStore *self)
{
  g_clear_pointer(&self->backup, ilk_backup_run_free);
  g_clear_pointer(&self->db, ilk_database_close);
}

gboolean
ilk_store_reopen(IlkStore *self, GError **error)
{
  ilk_store_disconnect(self);
  self->db = ilk_database_open(self->path, self->mode, error);
  return self->db != NULL;
}

static gboolean
migrate(IlkStore *self, int version, GError **error)
{
  g_autofree char *backup = ilk_store_backup(self, error);
  return backup != NULL && ilk_schema_upgrade(self->db, version, error);
}

/* From now on the collection is looked at only. */
static void
hold_back(IlkStore *self, IlkDatabaseMode mode, const char *notice)
{
  self->mode = mode;
  self->read_only = TRUE;
  ilk_store_add_notice(self, notice);
}

/* A file that lost all its bytes looks like a new one, but for the backups beside it. */
static gboolean
refuse_emptied(IlkStore *self, GError **error)
{
  g_autofree char *backup = ilk_backup_dup_newest(self->directory);
  if (backup == NULL)
    return TRUE;
  g_set_error_literal(error, ILK_ERROR, ILK_ERROR_DAMAGED, _("The collection’s file is empty."));
  return FALSE;
}

static gboolean
bring_up_to_date(IlkStore *self, GError **error)
{
  int version = 0;
  if (!ilk_schema_identify(self->db, &version, error))
    return FALSE;
  if (version > ilk_schema_get_version()) {
    hold_back(self, ILK_DATABASE_QUERY_ONLY,
              _("This collection was written by a newer Interlock. You can look at it, but nothing "
                "is saved until you update."));
    return ilk_store_reopen(self, error);
  }
  if (version == 0)
    return refuse_emptied(self, error) && ilk_schema_upgrade(self->db, 0, error);
  return version == ilk_schema_get_version() || migrate(self, version, error);
}

gboolean
ilk_store_open_database(IlkStore *self, GError **error)
{
  return ilk_place_make_file(self->path, error) && ilk_store_reopen(self, error) &&
         bring_up_to_date(self, error) && load_device(self, error) &&
         ilk_store_load_decks(self, error);
}

static gboolean
open_or_salvage(IlkStore *self, GError **error)
{
  g_autoptr(GError) local_error = NULL;
  if (ilk_store_open_database(self, &local_error))
    return TRUE;
  if (!g_error_matches(local_error, ILK_ERROR, ILK_ERROR_DAMAGED)) {
    g_propagate_error(error, g_steal_pointer(&local_error));
    return FALSE;
  }
  g_autofree char *sentence = ilk_salvage_store(self, error);
  if (sentence != NULL)
    ilk_store_add_notice(self, sentence);
  return sentence != NULL;
}

static gboolean
open_read_only(IlkStore *self, GError **error)
{
  hold_back(self, ILK_DATABASE_IMMUTABLE,
            _("The collection is in a place that cannot be written to. You can look at it, but "
              "nothing is saved."));
  self->db = ilk_unwritable_open(self->path, error);
  return self->db != NULL && load_device(self, error) && ilk_store_load_decks(self, error);
}

static gboolean
open_place(IlkStore *self, GError **error)
{
  if (!ilk_place_make(self->directory, error))
    return FALSE;
  if (!ilk_place_is_writable(self->directory, self->path))
    return open_read_only(self, error);
  self->lock = ilk_place_lock(self->directory, error);
  if (self->lock < 0 || !open_or_salvage(self, error))
    return FALSE;
  return self->read_only || ilk_builtin_update(self, error);
}

IlkStore *
ilk_store_open(const char *directory, GError **error)
{
  g_autoptr(IlkStore) self = g_new0(IlkStore, 1);
  self->lock = -1;
  self->directory = g_canonicalize_filename(directory, NULL);
  self->path = g_build_filename(self->directory, ILK_STORE_DATABASE_NAME, NULL);
  self->decks = g_array_new(FALSE, FALSE, sizeof(IlkStoreDeck));
  return open_place(self, error) ? g_steal_pointer(&self) : NULL;
}

void
ilk_store_close(IlkStore *self)
{
  ilk_store_disconnect(self);
  if (self->lock >= 0)
    close(self->lock);
  g_array_unref(self->decks);
  g_free(self->notice);
  g_free(self->path);
  g_free(self->directory);
  g_free(self);
}
