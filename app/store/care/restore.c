/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Going back to a backup, or to the second copy. It is made ready beside the collection, and takes
 * its place in one step. What is recorded from then on has a device of its own, so no key is given
 * to two reviews.
 */
#include "app/store/care/restore.h"

#include "app/base/clean-text.h"
#include "app/base/error.h"
#include "app/store/care/backup.h"
#include "app/store/care/check.h"
#include "app/store/care/place.h"
#include "app/store/care/salvage-cards.h"
#include "app/store/care/salvage-rows.h"
#include "app/store/care/swap.h"
#include "app/store/copy/copy-stage.h"
#include "app/store/rows/device.h"
#include "config.h"

#include <glib/gi18n-lib.h>
#include <unistd.h>

#define PAGES_AT_ONCE 1000
/* The shares of the work that are reading a second copy and putting its rows in order. */
#define READ_SHARE 0.4
#define MERGED_SHARE 0.6

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

static gboolean
count(IlkDatabase *db, gint64 *cards, gint64 *reviews, GError **error)
{
  return ilk_query_fetch_int(ilk_database_query(db, "SELECT count(*) FROM card"), cards, error) &&
         ilk_query_fetch_int(ilk_database_query(db, "SELECT count(*) FROM review"), reviews, error);
}

/* The file alone is the collection from then on: a log that could not be emptied into it is an
 * error. */
static gboolean
add_device(const char *path, IlkRestored *restored, GError **error)
{
  g_autoptr(IlkDatabase) db = ilk_database_open(path, ILK_DATABASE_READ_WRITE, error);
  return db != NULL && ilk_device_add(db, error) &&
         count(db, &restored->cards, &restored->reviews, error) && ilk_database_settle(db, error);
}

static GCancellable *
get_cancellable(const IlkReplayWatch *watch)
{
  return watch != NULL ? watch->cancellable : NULL;
}

static IlkProgressReport *
get_report(const IlkReplayWatch *watch)
{
  return watch != NULL ? watch->report : NULL;
}

static gboolean
copy_pages(IlkDatabase *backup, const char *path, const IlkReplayWatch *watch, GError **error)
{
  g_autoptr(IlkDatabaseCopy) copy = ilk_database_copy_new(backup, path, error);
  int state = copy != NULL ? 1 : -1;
  while (state > 0) {
    if (g_cancellable_set_error_if_cancelled(get_cancellable(watch), error))
      return FALSE;
    state = ilk_database_copy_step(copy, PAGES_AT_ONCE, error);
    if (state > 0)
      ilk_progress_report_tell(get_report(watch), ilk_database_copy_get_share(copy));
  }
  return state == 0;
}

/* The last moment at which nothing has happened. */
static gboolean
commit(const char *path, const char *partial, const IlkReplayWatch *watch, IlkRestored *restored,
       GError **error)
{
  return !g_cancellable_set_error_if_cancelled(get_cancellable(watch), error) &&
         ilk_swap_commit(path, partial, "collection-replaced", &restored->aside, error);
}

static gboolean
replace(const char *directory, IlkDatabase *backup, const IlkReplayWatch *watch,
        IlkRestored *restored, GError **error)
{
  g_autofree char *path = g_build_filename(directory, ILK_STORE_DATABASE_NAME, NULL);
  g_autofree char *earlier = NULL;
  if (!ilk_swap_finish(path, &earlier, error))
    return FALSE;
  g_autofree char *partial = ilk_swap_begin(path, error);
  if (partial == NULL)
    return FALSE;
  gboolean replaced = copy_pages(backup, partial, watch, error) &&
                      add_device(partial, restored, error) &&
                      commit(path, partial, watch, restored, error);
  ilk_swap_give_up(partial);
  return replaced;
}

gboolean
ilk_restore_backup(const char *directory, const char *backup, const IlkReplayWatch *watch,
                   IlkRestored *restored, GError **error)
{
  g_autoptr(IlkDatabase) db = open_backup(backup, error);
  return db != NULL && replace(directory, db, watch, restored, error);
}

typedef struct {
  IlkDatabase *stage;
  const IlkReplayWatch *watch; /* (nullable) */
} Rebuild;

/* Everything that is not in the rows is computed from them. */
static gboolean
run_rebuild(IlkStore *store, gpointer data, GError **error)
{
  const Rebuild *rebuild = data;
  return ilk_device_clear(store->db, error) && ilk_salvage_rows(store, rebuild->stage, error) &&
         ilk_salvage_reserve_numbers(store, NULL, error) && ilk_salvage_cards(store, NULL, error) &&
         ilk_device_add(store->db, error) && ilk_store_load_device(store, error) &&
         ilk_store_load_decks(store, error) &&
         ilk_store_rebuild(store, (gpointer) rebuild->watch, error);
}

static gboolean
fail_no_copy(const char *folder, GError **error)
{
  g_autofree char *name = ilk_clean_path(folder);
  g_set_error(error, ILK_ERROR, ILK_ERROR_NOT_FOUND,
              _("There is no second copy of a collection in “%s”."), name);
  return FALSE;
}

/* @stage: (out): the rows that @folder gives, in the file @rows */
static gboolean
stage_copy(const char *folder, const char *rows, const IlkReplayWatch *watch, GPtrArray *problems,
           IlkDatabase **stage, GError **error)
{
  if (!g_file_test(folder, G_FILE_TEST_IS_DIR))
    return fail_no_copy(folder, error);
  if (!ilk_copy_stage(folder, NULL, rows, stage, problems, watch, error))
    return FALSE;
  return *stage != NULL || fail_no_copy(folder, error);
}

gboolean
ilk_restore_count_copy(const char *folder, const char *rows, const IlkReplayWatch *watch,
                       gint64 *cards, gint64 *reviews, GError **error)
{
  g_autoptr(IlkDatabase) stage = NULL;
  return stage_copy(folder, rows, watch, NULL, &stage, error) &&
         count(stage, cards, reviews, error);
}

/* Makes a collection at @beside's path of what @folder gives. @rows: an empty file */
static gboolean
build(IlkStore *beside, const char *folder, const char *rows, const IlkReplayWatch *watch,
      IlkRestored *restored, GError **error)
{
  g_autoptr(IlkDatabase) stage = NULL;
  ilk_progress_report_set_span(get_report(watch), 0, READ_SHARE);
  if (!stage_copy(folder, rows, watch, restored->problems, &stage, error))
    return FALSE;
  Rebuild rebuild = {stage, watch};
  ilk_progress_report_set_span(get_report(watch), MERGED_SHARE, 1);
  return ilk_store_open_database(beside, error) &&
         ilk_store_transact_bulk(beside, run_rebuild, &rebuild, error) &&
         count(beside->db, &restored->cards, &restored->reviews, error) &&
         ilk_database_settle(beside->db, error);
}

gboolean
ilk_restore_copy(const char *directory, const char *folder, const IlkReplayWatch *watch,
                 IlkRestored *restored, GError **error)
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
  gboolean built = build(beside, folder, rows, watch, restored, error);
  ilk_store_close(beside);
  ilk_swap_give_up(rows);
  gboolean replaced = built && commit(path, partial, watch, restored, error);
  ilk_swap_give_up(partial);
  return replaced;
}

void
ilk_restored_clear(IlkRestored *restored)
{
  g_clear_pointer(&restored->problems, g_ptr_array_unref);
  g_clear_pointer(&restored->aside, g_free);
}

/* Nobody else has the collection meanwhile. */
static gboolean
restore(const char *directory, const char *source, gboolean is_copy, IlkRestored *restored,
        GError **error)
{
  if (!ilk_place_make(directory, error))
    return FALSE;
  int lock = ilk_place_lock(directory, error);
  if (lock < 0)
    return FALSE;
  gboolean replaced = is_copy ? ilk_restore_copy(directory, source, NULL, restored, error)
                              : ilk_restore_backup(directory, source, NULL, restored, error);
  close(lock);
  return replaced;
}

gboolean
ilk_collection_restore_copy(const char *directory, const char *folder, IlkRestored *restored,
                            GError **error)
{
  g_return_val_if_fail(directory != NULL && folder != NULL && restored != NULL, FALSE);

  *restored = (IlkRestored){.problems = g_ptr_array_new_with_free_func(g_free)};
  return (g_file_test(folder, G_FILE_TEST_IS_DIR) || fail_no_copy(folder, error)) &&
         restore(directory, folder, TRUE, restored, error);
}

gboolean
ilk_collection_restore(const char *directory, const char *backup, GError **error)
{
  g_return_val_if_fail(directory != NULL && backup != NULL, FALSE);

  g_auto(IlkRestored) restored = {0};
  g_autoptr(IlkDatabase) db = open_backup(backup, error);
  return db != NULL && restore(directory, backup, FALSE, &restored, error);
}
