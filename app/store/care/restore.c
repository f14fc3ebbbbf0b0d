/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Going back to a backup. It is made ready beside the collection, and takes its place in one step.
 * What is recorded from then on has a device of its own, so no key is given to two reviews.
 */
#include "app/base/error.h"
#include "app/store/care/backup.h"
#include "app/store/care/place.h"
#include "app/store/care/swap.h"
#include "app/store/front/collection-care.h"
#include "app/store/rows/device.h"
#include "config.h"

#include <glib/gi18n-lib.h>
#include <unistd.h>

/* Returns: (transfer full): a connection to @backup, when this program can go on from it */
static IlkDatabase *
open_backup(const char *backup, GError **error)
{
  int version = 0;
  if (!ilk_backup_verify(backup, error))
    return NULL;
  g_autoptr(IlkDatabase) db = ilk_database_open(backup, ILK_DATABASE_IMMUTABLE, error);
  if (db == NULL || !ilk_schema_identify(db, &version, error))
    return NULL;
  if (version >= 1 && version <= ilk_schema_get_version())
    return g_steal_pointer(&db);
  if (version == 0)
    g_set_error_literal(error, ILK_ERROR, ILK_ERROR_INVALID, _("This file is empty."));
  else
    g_set_error_literal(error, ILK_ERROR, ILK_ERROR_NEWER,
                        _("This backup was written by a newer Interlock."));
  return NULL;
}

/* The file alone is the collection from then on: a log that could not be emptied into it is an
 * error. */
static gboolean
add_device(const char *path, GError **error)
{
  g_autoptr(IlkDatabase) db = ilk_database_open(path, ILK_DATABASE_READ_WRITE, error);
  return db != NULL && ilk_device_add(db, error) && ilk_database_settle(db, error);
}

static gboolean
replace(const char *directory, IlkDatabase *backup, GError **error)
{
  g_autofree char *path = g_build_filename(directory, ILK_STORE_DATABASE_NAME, NULL);
  g_autofree char *earlier = NULL, *aside = NULL;
  if (!ilk_swap_finish(path, &earlier, error))
    return FALSE;
  g_autofree char *partial = ilk_swap_begin(path, error);
  if (partial == NULL)
    return FALSE;
  gboolean replaced = ilk_database_copy(backup, partial, error) && add_device(partial, error) &&
                      ilk_swap_commit(path, partial, "collection-replaced", &aside, error);
  ilk_swap_give_up(partial);
  return replaced;
}

gboolean
ilk_collection_restore(const char *directory, const char *backup, GError **error)
{
  g_return_val_if_fail(directory != NULL && backup != NULL, FALSE);

  g_autoptr(IlkDatabase) db = open_backup(backup, error);
  if (db == NULL || !ilk_place_make(directory, error))
    return FALSE;
  int lock = ilk_place_lock(directory, error);
  if (lock < 0)
    return FALSE;
  gboolean replaced = replace(directory, db, error);
  close(lock);
  return replaced;
}
