/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Going back to a backup, or to the second copy. It is made ready beside the collection, and takes
 * its place in one step. What is recorded from then on has a device of its own, so no key is given
 * to two reviews.
 */
#include "app/base/clean-text.h"
#include "app/base/error.h"
#include "app/store/care/backup.h"
#include "app/store/care/check.h"
#include "app/store/care/place.h"
#include "app/store/care/salvage-cards.h"
#include "app/store/care/salvage-rows.h"
#include "app/store/care/swap.h"
#include "app/store/copy/copy-stage.h"
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

/* Everything that is not in the rows is computed from them. */
static gboolean
run_rebuild(IlkStore *store, gpointer stage, GError **error)
{
  return ilk_device_clear(store->db, error) && ilk_salvage_rows(store, stage, error) &&
         ilk_salvage_reserve_numbers(store, NULL, error) && ilk_salvage_cards(store, NULL, error) &&
         ilk_device_add(store->db, error) && ilk_store_load_device(store, error) &&
         ilk_store_load_decks(store, error) && ilk_store_rebuild(store, NULL, error);
}

static gboolean
fail_no_copy(const char *folder, GError **error)
{
  g_autofree char *name = ilk_clean_path(folder);
  g_set_error(error, ILK_ERROR, ILK_ERROR_NOT_FOUND,
              _("There is no second copy of a collection in “%s”."), name);
  return FALSE;
}

static gboolean
count(IlkStore *store, IlkRestored *restored, GError **error)
{
  return ilk_query_fetch_int(ilk_database_query(store->db, "SELECT count(*) FROM card"),
                             &restored->cards, error) &&
         ilk_query_fetch_int(ilk_database_query(store->db, "SELECT count(*) FROM review"),
                             &restored->reviews, error);
}

/* Makes a collection at @beside's path of what @folder gives. @rows: an empty file */
static gboolean
build(IlkStore *beside, const char *folder, const char *rows, IlkRestored *restored, GError **error)
{
  g_autoptr(IlkDatabase) stage = NULL;
  if (!ilk_copy_stage(folder, NULL, rows, &stage, restored->problems, error))
    return FALSE;
  if (stage == NULL)
    return fail_no_copy(folder, error);
  return ilk_store_open_database(beside, error) &&
         ilk_store_transact_bulk(beside, run_rebuild, stage, error) &&
         count(beside, restored, error) && ilk_database_settle(beside->db, error);
}

static gboolean
replace_by_copy(const char *directory, const char *folder, IlkRestored *restored, GError **error)
{
  g_autofree char *path = g_build_filename(directory, ILK_STORE_DATABASE_NAME, NULL);
  g_autofree char *earlier = NULL, *staged = g_strconcat(path, "-copy", NULL);
  if (!ilk_swap_finish(path, &earlier, error))
    return FALSE;
  g_autofree char *partial = ilk_swap_begin(path, error);
  g_autofree char *rows = partial != NULL ? ilk_swap_begin(staged, error) : NULL;
  if (rows == NULL)
    return FALSE;
  IlkStore *beside = ilk_store_new(directory, partial);
  gboolean built = build(beside, folder, rows, restored, error);
  ilk_store_close(beside);
  ilk_swap_give_up(rows);
  gboolean replaced =
      built && ilk_swap_commit(path, partial, "collection-replaced", &restored->aside, error);
  ilk_swap_give_up(partial);
  return replaced;
}

void
ilk_restored_clear(IlkRestored *restored)
{
  g_clear_pointer(&restored->problems, g_ptr_array_unref);
  g_clear_pointer(&restored->aside, g_free);
}

gboolean
ilk_collection_restore_copy(const char *directory, const char *folder, IlkRestored *restored,
                            GError **error)
{
  g_return_val_if_fail(directory != NULL && folder != NULL && restored != NULL, FALSE);

  *restored = (IlkRestored){.problems = g_ptr_array_new_with_free_func(g_free)};
  if (!g_file_test(folder, G_FILE_TEST_IS_DIR))
    return fail_no_copy(folder, error);
  if (!ilk_place_make(directory, error))
    return FALSE;
  int lock = ilk_place_lock(directory, error);
  if (lock < 0)
    return FALSE;
  gboolean replaced = replace_by_copy(directory, folder, restored, error);
  close(lock);
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
