/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Opening a collection: its place, its lock; and what is done when something is not as it should
 * be.
 */
#include "app/store/store.h"

#include "app/base/error.h"
#include "app/store/care/place.h"
#include "app/store/care/salvage.h"
#include "app/store/care/swap.h"
#include "app/store/care/unwritable.h"
#include "app/store/copy/second-copy-care.h"
#include "app/store/decks/builtin.h"
#include "config.h"

#include <glib/gi18n-lib.h>

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
  ilk_store_hold_back(
      self, ILK_DATABASE_IMMUTABLE,
      _("The collection is in a place that cannot be written to. You can look at it, but "
        "nothing is saved."));
  g_autofree char *next = ilk_swap_dup_next(self->path);
  self->db = ilk_unwritable_open(next != NULL ? next : self->path, error);
  return self->db != NULL && ilk_store_load_device(self, error) &&
         ilk_store_load_decks(self, error);
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
ilk_store_new(const char *directory, const char *path)
{
  IlkStore *self = g_new0(IlkStore, 1);
  self->lock = -1;
  self->directory = g_canonicalize_filename(directory, NULL);
  self->path = path != NULL ? g_strdup(path)
                            : g_build_filename(self->directory, ILK_STORE_DATABASE_NAME, NULL);
  self->decks = ilk_store_new_decks();
  return self;
}

IlkStore *
ilk_store_open_beside(const char *directory, GError **error)
{
  g_autoptr(IlkStore) self = ilk_store_new(directory, NULL);
  self->mode = ILK_DATABASE_BESIDE;
  self->read_only = TRUE;
  return ilk_store_reopen(self, error) ? g_steal_pointer(&self) : NULL;
}

IlkStore *
ilk_store_open(const char *directory, GError **error)
{
  g_autoptr(IlkStore) self = ilk_store_new(directory, NULL);
  if (!open_place(self, error))
    return NULL;
  g_autofree char *missing = ilk_second_copy_dup_missing(self);
  if (missing != NULL)
    ilk_store_add_notice(self, missing);
  return g_steal_pointer(&self);
}
