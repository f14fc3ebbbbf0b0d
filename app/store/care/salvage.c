/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The new collection is made beside the damaged one. It begins as the newest backup, or empty. Then
 * every row that the damaged file still gives is added under its old id, unless it is there;
 * reviews have keys, so none counts twice. Everything else is computed from them. When it is whole
 * and on the disk, it takes the damaged one's place in one step.
 */
#include "app/store/care/salvage.h"

#include "app/base/error.h"
#include "app/store/care/backup.h"
#include "app/store/care/check.h"
#include "app/store/care/place.h"
#include "app/store/care/salvage-cards.h"
#include "app/store/care/salvage-rows.h"
#include "app/store/care/swap.h"
#include "app/store/rows/device.h"
#include "config.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>
#include <string.h>

static gboolean
count(IlkStore *store, const char *sql, gint64 *n, GError **error)
{
  return ilk_query_fetch_int(ilk_database_query(store->db, sql), n, error);
}

static gboolean
run_salvage(IlkStore *store, gpointer data, GError **error)
{
  IlkDatabase *damaged = data;
  return (damaged == NULL || ilk_salvage_rows(store, damaged, error)) &&
         ilk_salvage_reserve_numbers(store, damaged, error) &&
         ilk_salvage_cards(store, damaged, error) && ilk_device_add(store->db, error) &&
         ilk_store_load_decks(store, error) && ilk_store_rebuild(store, NULL, error);
}

static gboolean
start_from_backup(IlkStore *store, GError **error)
{
  g_autofree char *backup = ilk_backup_dup_newest(store->directory);
  if (backup == NULL)
    return TRUE;
  g_autoptr(IlkDatabase) db = ilk_database_open(backup, ILK_DATABASE_IMMUTABLE, error);
  return db != NULL && ilk_database_copy(db, store->path, error);
}

/* What is read from, where it lies. @source: (out) (nullable): NULL when there is nothing in it. A
 * disk that fails for once is no reason to do without. */
static gboolean
open_source(const char *path, IlkDatabase **source, GError **error)
{
  *source = NULL;
  if (path == NULL || ilk_place_is_empty(path))
    return TRUE;
  for (int attempt = 1; *source == NULL; attempt++) {
    g_autoptr(GError) local_error = NULL;
    *source = ilk_database_open(path, ILK_DATABASE_SALVAGE, &local_error);
    if (*source != NULL || g_error_matches(local_error, ILK_ERROR, ILK_ERROR_DAMAGED))
      break;
    if (attempt > 1) {
      g_propagate_error(error, g_steal_pointer(&local_error));
      return FALSE;
    }
  }
  return TRUE;
}

/* What a new collection holds when it is complete. */
typedef struct {
  gint64 cards;
  gint64 reviews;
} Saved;

static gboolean
count_saved(IlkStore *store, Saved *saved, GError **error)
{
  return count(store, "SELECT count(*) FROM card", &saved->cards, error) &&
         count(store, "SELECT count(*) FROM review", &saved->reviews, error);
}

/* @kept: (nullable): the damaged file's name */
static char *
dup_sentence(const Saved *saved, const char *kept)
{
  g_autofree char *cards = g_strdup_printf(
      ngettext("%" PRId64 " card", "%" PRId64 " cards", (gulong) saved->cards), saved->cards);
  g_autofree char *reviews = g_strdup_printf(
      ngettext("%" PRId64 " review", "%" PRId64 " reviews", (gulong) saved->reviews),
      saved->reviews);
  if (kept == NULL)
    /* Translators: “12 cards” and “3 reviews”. */
    return g_strdup_printf(
        _("The collection’s file was missing. %s and %s were brought back from the latest backup."),
        cards, reviews);
  if (saved->cards + saved->reviews == 0)
    return g_strdup_printf(_("The collection was damaged, and nothing in it could be read; the "
                             "file was kept as “%s”."),
                           kept);
  /* Translators: “12 cards” and “3 reviews”, then a file's name. */
  return g_strdup_printf(_("The collection was damaged. %s and %s could be saved; the damaged file "
                           "was kept as “%s”."),
                         cards, reviews, kept);
}

/* Makes a collection at @beside's path, from the backup and what can be read at @source. */
static gboolean
build(IlkStore *beside, const char *source, Saved *saved, GError **error)
{
  IlkDatabase *damaged = NULL;
  if (!start_from_backup(beside, error) || !ilk_store_open_database(beside, error) ||
      !open_source(source, &damaged, error))
    return FALSE;
  gboolean built = ilk_store_transact_bulk(beside, run_salvage, damaged, error) &&
                   count_saved(beside, saved, error) && ilk_database_settle(beside->db, error);
  g_clear_pointer(&damaged, ilk_database_close);
  return built;
}

/* @kept: (out) (transfer full): what the file that was in its place is called now */
static gboolean
replace(IlkStore *store, const char *source, Saved *saved, char **kept, GError **error)
{
  g_autofree char *partial = ilk_swap_begin(store->path, error);
  if (partial == NULL)
    return FALSE;
  IlkStore *beside = ilk_store_new(store->directory, partial);
  gboolean built = build(beside, source, saved, error);
  ilk_store_close(beside);
  gboolean replaced =
      built && ilk_swap_commit(store->path, partial, "collection-damaged", kept, error);
  ilk_swap_give_up(partial);
  return replaced;
}

/* A name that a swap has given: the latest is the highest, but for those of one second. */
static gboolean
is_aside(const char *name)
{
  return (g_str_has_prefix(name, "collection-damaged-") ||
          g_str_has_prefix(name, "collection-replaced-")) &&
         g_str_has_suffix(name, ".db");
}

char *
ilk_salvage_dup_aside(const char *directory)
{
  g_autofree char *latest = NULL;
  g_autoptr(GDir) dir = g_dir_open(directory, 0, NULL);
  const char *name;
  while (dir != NULL && (name = g_dir_read_name(dir)) != NULL) {
    /* By their dates, whatever they are called before those. */
    if (is_aside(name) && (latest == NULL || strcmp(strpbrk(name, "0123456789"),
                                                    strpbrk(latest, "0123456789")) > 0)) {
      g_free(latest);
      latest = g_strdup(name);
    }
  }
  return latest != NULL ? g_build_filename(directory, latest, NULL) : NULL;
}

/* The file in its place stays there, unchanged, until another takes it. Where there is none, what
 * was moved aside last is read. */
char *
ilk_salvage_store(IlkStore *store, GError **error)
{
  Saved saved;
  g_autofree char *kept = NULL, *name = NULL;
  gboolean is_empty = ilk_place_is_empty(store->path);
  g_autofree char *source =
      is_empty ? ilk_salvage_dup_aside(store->directory) : g_strdup(store->path);
  ilk_store_leave(store);
  if (!replace(store, source, &saved, &kept, error) || !ilk_store_open_database(store, error))
    return NULL;
  if (g_file_test(kept, G_FILE_TEST_EXISTS))
    name = g_path_get_basename(kept);
  else if (source != NULL)
    name = g_path_get_basename(source);
  return dup_sentence(&saved, name);
}
