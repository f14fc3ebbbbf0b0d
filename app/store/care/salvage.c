/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The new collection is made beside the damaged one. Every row that the damaged file still gives is
 * added under its old id; then those that stand on its pages where SQLite does not get to them;
 * then what the device's second copy and the newest backup have besides, the later of them first.
 * Whatever is there already stays, so the newest wins; reviews have keys, so none counts twice.
 * Everything else is computed from them. When it is whole and on the disk, it takes the damaged
 * one's place in one step.
 */
#include "app/store/care/salvage.h"

#include "app/base/error.h"
#include "app/store/care/backup.h"
#include "app/store/care/check.h"
#include "app/store/care/harvest.h"
#include "app/store/care/header.h"
#include "app/store/care/place.h"
#include "app/store/care/salvage-cards.h"
#include "app/store/care/salvage-notice.h"
#include "app/store/care/salvage-rows.h"
#include "app/store/care/swap.h"
#include "app/store/copy/copy-place.h"
#include "app/store/copy/copy-size.h"
#include "app/store/copy/copy-stage.h"
#include "app/store/copy/second-copy-care.h"
#include "app/store/rows/device.h"

#include <string.h>

#define STAGE_ATTEMPTS 2

static gboolean
count(IlkStore *store, const char *sql, gint64 *n, GError **error)
{
  return ilk_query_fetch_int(ilk_database_query(store->db, sql), n, error);
}

/* What there is to read from, each (nullable), the best first. */
typedef struct {
  IlkDatabase *damaged;
  IlkDatabase *harvest;
  IlkDatabase *copy;
  IlkDatabase *backup;
  const char *rows;     /* an empty file, for what the second copy gives */
  gint64 backup_time;   /* UTC ms; 0: none */
  gint64 damaged_texts; /* that were taken as they are */
  IlkSalvageGain from_copy;
  IlkSalvageGain from_backup;
} Sources;

static gboolean
copy_rows(IlkStore *store, IlkDatabase *source, GError **error)
{
  return source == NULL || ilk_salvage_rows(store, source, error);
}

static gboolean
count_rows(IlkStore *store, IlkSalvageGain *rows, GError **error)
{
  return count(store, "SELECT count(*) FROM note", &rows->texts, error) &&
         count(store, "SELECT count(*) FROM review", &rows->reviews, error);
}

/* @gain: (out): what @source has besides */
static gboolean
add_rows(IlkStore *store, IlkDatabase *source, IlkSalvageGain *gain, GError **error)
{
  IlkSalvageGain before = {0}, after = {0};
  if (!count_rows(store, &before, error) || !copy_rows(store, source, error) ||
      !count_rows(store, &after, error))
    return FALSE;
  *gain = (IlkSalvageGain){after.texts - before.texts, after.reviews - before.reviews};
  return TRUE;
}

static gboolean
find_copy_place(IlkStore *store, Sources *sources, GError **error)
{
  return (sources->damaged == NULL || ilk_salvage_copy_place(store, sources->damaged, error)) &&
         (sources->harvest == NULL || ilk_salvage_copy_place(store, sources->harvest, error));
}

/* A disk that fails for once is no reason to do without the copy, and a copy that cannot be read is
 * none to do without the rest. */
static void
stage_copy(Sources *sources, const char *folder, const guint8 *uid)
{
  for (int attempt = 1; attempt <= STAGE_ATTEMPTS; attempt++) {
    g_autoptr(GError) error = NULL;
    g_autoptr(GPtrArray) problems = g_ptr_array_new_with_free_func(g_free);
    g_clear_pointer(&sources->copy, ilk_database_close);
    if (attempt > 1)
      ilk_swap_give_up(sources->rows);
    if ((attempt == 1 || ilk_place_make_file(sources->rows, &error)) &&
        ilk_copy_stage(folder, uid, sources->rows, &sources->copy, problems, NULL, &error) &&
        problems->len == 0)
      return;
    if (error != NULL)
      g_info("The second copy was not read: %s", error->message);
  }
}

/* The device's own copy, where it is known by now; else all that lie in the collection's folder. */
static gboolean
open_copy(IlkStore *store, Sources *sources, gboolean *is_later, GError **error)
{
  guint8 uid[ILK_DEVICE_UID_LENGTH];
  if (!find_copy_place(store, sources, error))
    return FALSE;
  g_autofree char *own = ilk_copy_place_dup_own(store->directory);
  g_autofree char *folder = ilk_second_copy_dup_folder(store);
  gboolean is_own = g_str_equal(own, folder), knows = ilk_device_read_uid(store->db, uid);
  *is_later = TRUE;
  if (!(is_own ? g_file_test(folder, G_FILE_TEST_IS_DIR)
               : knows && ilk_copy_place_look(folder, FALSE, NULL, NULL)))
    return TRUE;
  *is_later = ilk_copy_measure(folder).at >= sources->backup_time;
  stage_copy(sources, folder, knows ? uid : NULL);
  return TRUE;
}

static gboolean
add_other_rows(IlkStore *store, Sources *sources, GError **error)
{
  gboolean is_later = TRUE;
  if (!open_copy(store, sources, &is_later, error))
    return FALSE;
  return (is_later || add_rows(store, sources->backup, &sources->from_backup, error)) &&
         add_rows(store, sources->copy, &sources->from_copy, error) &&
         (!is_later || add_rows(store, sources->backup, &sources->from_backup, error));
}

/* A wrong letter is better than no text, but only where there is no other. */
static gboolean
copy_damaged_texts(IlkStore *store, Sources *sources, GError **error)
{
  IlkDatabase *const from[] = {sources->damaged, sources->harvest};
  sources->damaged_texts = 0;
  for (gsize i = 0; i < G_N_ELEMENTS(from); i++) {
    gint64 n = 0;
    if (from[i] != NULL && !ilk_salvage_damaged_texts(store, from[i], &n, error))
      return FALSE;
    sources->damaged_texts += n;
  }
  return TRUE;
}

static gboolean
run_salvage(IlkStore *store, gpointer data, GError **error)
{
  Sources *sources = data;
  IlkDatabase *numbers = sources->damaged != NULL ? sources->damaged : sources->harvest;
  return ilk_device_clear(store->db, error) && copy_rows(store, sources->damaged, error) &&
         copy_rows(store, sources->harvest, error) && add_other_rows(store, sources, error) &&
         copy_damaged_texts(store, sources, error) &&
         ilk_salvage_reserve_numbers(store, numbers, error) &&
         ilk_salvage_reserve_numbers(store, sources->copy, error) &&
         ilk_salvage_reserve_numbers(store, sources->backup, error) &&
         ilk_salvage_cards(store, numbers, error) && ilk_device_add(store->db, error) &&
         ilk_store_load_device(store, error) && ilk_store_load_decks(store, error) &&
         ilk_store_rebuild(store, NULL, error);
}

static gboolean
open_backup(IlkStore *store, Sources *sources, GError **error)
{
  g_autofree char *path = ilk_backup_dup_newest(store->directory);
  if (path == NULL)
    return TRUE;
  sources->backup = ilk_database_open(path, ILK_DATABASE_IMMUTABLE, error);
  sources->backup_time = ilk_backup_get_newest_time(store->directory);
  return sources->backup != NULL;
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
    if (*source != NULL || g_error_matches(local_error, ILK_ERROR, ILK_ERROR_DAMAGED) ||
        ilk_header_is_damaged(path))
      break;
    if (attempt > 1) {
      g_propagate_error(error, g_steal_pointer(&local_error));
      return FALSE;
    }
  }
  return TRUE;
}

static gboolean
count_saved(IlkStore *store, IlkSalvaged *saved, GError **error)
{
  return count(store, "SELECT count(*) FROM card", &saved->cards, error) &&
         count(store, "SELECT count(*) FROM review", &saved->reviews, error);
}

static gboolean
open_sources(IlkStore *beside, const char *path, const char *pages, Sources *sources,
             GError **error)
{
  return (path == NULL || ilk_harvest(path, pages, &sources->harvest, error)) &&
         open_source(path, &sources->damaged, error) && open_backup(beside, sources, error);
}

static void
sources_clear(Sources *sources)
{
  g_clear_pointer(&sources->damaged, ilk_database_close);
  g_clear_pointer(&sources->harvest, ilk_database_close);
  g_clear_pointer(&sources->copy, ilk_database_close);
  g_clear_pointer(&sources->backup, ilk_database_close);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Sources, sources_clear)

/* Makes a collection at @beside's path, from what can be read at @source, and from the backup.
 * @pages, @rows: empty files, for what is found page by page, and in the second copy */
static gboolean
build(IlkStore *beside, const char *source, const char *pages, const char *rows, IlkSalvaged *saved,
      GError **error)
{
  g_auto(Sources) sources = {.rows = rows};
  gboolean built = ilk_store_open_database(beside, error) &&
                   open_sources(beside, source, pages, &sources, error) &&
                   ilk_store_transact_bulk(beside, run_salvage, &sources, error) &&
                   count_saved(beside, saved, error) && ilk_database_settle(beside->db, error);
  saved->damaged_texts = sources.damaged_texts;
  saved->from_copy = sources.from_copy;
  saved->from_backup = sources.from_backup;
  return built;
}

/* @kept: (out) (transfer full): what the file that was in its place is called now */
static gboolean
replace(IlkStore *store, const char *source, IlkSalvaged *saved, char **kept, GError **error)
{
  g_autofree char *partial = ilk_swap_begin(store->path, error);
  if (partial == NULL)
    return FALSE;
  g_autofree char *harvest = g_strconcat(store->path, "-pages", NULL);
  g_autofree char *pages = ilk_swap_begin(harvest, error);
  g_autofree char *copied = g_strconcat(store->path, "-copy", NULL);
  g_autofree char *rows = pages != NULL ? ilk_swap_begin(copied, error) : NULL;
  if (rows == NULL)
    return FALSE;
  IlkStore *beside = ilk_store_new(store->directory, partial);
  gboolean built = build(beside, source, pages, rows, saved, error);
  ilk_store_close(beside);
  ilk_swap_give_up(pages);
  ilk_swap_give_up(rows);
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
  IlkSalvaged saved;
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
  return ilk_salvage_dup_notice(&saved, name);
}
