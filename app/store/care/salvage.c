/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The new collection is made beside the damaged one. Every row that the damaged file still gives is
 * added under its old id; then those that stand on its pages where SQLite does not get to them;
 * then what the newest backup has besides. Whatever is there already stays, so the newest wins;
 * reviews have keys, so none counts twice. Everything else is computed from them. When it is whole
 * and on the disk, it takes the damaged one's place in one step.
 */
#include "app/store/care/salvage.h"

#include "app/base/error.h"
#include "app/store/care/backup.h"
#include "app/store/care/check.h"
#include "app/store/care/harvest.h"
#include "app/store/care/header.h"
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

/* What there is to read from, each (nullable), the best first. */
typedef struct {
  IlkDatabase *damaged;
  IlkDatabase *harvest;
  IlkDatabase *backup;
  gint64 damaged_texts; /* that were taken as they are */
} Sources;

static gboolean
copy_rows(IlkStore *store, IlkDatabase *source, GError **error)
{
  return source == NULL || ilk_salvage_rows(store, source, error);
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
         copy_rows(store, sources->harvest, error) && copy_rows(store, sources->backup, error) &&
         copy_damaged_texts(store, sources, error) &&
         ilk_salvage_reserve_numbers(store, numbers, error) &&
         ilk_salvage_reserve_numbers(store, sources->backup, error) &&
         ilk_salvage_cards(store, numbers, error) && ilk_device_add(store->db, error) &&
         ilk_store_load_device(store, error) && ilk_store_load_decks(store, error) &&
         ilk_store_rebuild(store, NULL, error);
}

static gboolean
open_backup(IlkStore *store, IlkDatabase **backup, GError **error)
{
  g_autofree char *path = ilk_backup_dup_newest(store->directory);
  *backup = path != NULL ? ilk_database_open(path, ILK_DATABASE_IMMUTABLE, error) : NULL;
  return path == NULL || *backup != NULL;
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

/* What a new collection holds when it is complete. */
typedef struct {
  gint64 cards;
  gint64 reviews;
  gint64 damaged_texts;
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

static gboolean
open_sources(IlkStore *beside, const char *path, const char *pages, Sources *sources,
             GError **error)
{
  return (path == NULL || ilk_harvest(path, pages, &sources->harvest, error)) &&
         open_source(path, &sources->damaged, error) &&
         open_backup(beside, &sources->backup, error);
}

static void
sources_clear(Sources *sources)
{
  g_clear_pointer(&sources->damaged, ilk_database_close);
  g_clear_pointer(&sources->harvest, ilk_database_close);
  g_clear_pointer(&sources->backup, ilk_database_close);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Sources, sources_clear)

/* Makes a collection at @beside's path, from what can be read at @source, and from the backup.
 * @pages: an empty file, for what is found page by page */
static gboolean
build(IlkStore *beside, const char *source, const char *pages, Saved *saved, GError **error)
{
  g_auto(Sources) sources = {NULL};
  gboolean built = ilk_store_open_database(beside, error) &&
                   open_sources(beside, source, pages, &sources, error) &&
                   ilk_store_transact_bulk(beside, run_salvage, &sources, error) &&
                   count_saved(beside, saved, error) && ilk_database_settle(beside->db, error);
  saved->damaged_texts = sources.damaged_texts;
  return built;
}

/* @kept: (out) (transfer full): what the file that was in its place is called now */
static gboolean
replace(IlkStore *store, const char *source, Saved *saved, char **kept, GError **error)
{
  g_autofree char *partial = ilk_swap_begin(store->path, error);
  if (partial == NULL)
    return FALSE;
  g_autofree char *harvest = g_strconcat(store->path, "-pages", NULL);
  g_autofree char *pages = ilk_swap_begin(harvest, error);
  if (pages == NULL)
    return FALSE;
  IlkStore *beside = ilk_store_new(store->directory, partial);
  gboolean built = build(beside, source, pages, saved, error);
  ilk_store_close(beside);
  ilk_swap_give_up(pages);
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
  g_autofree char *sentence = dup_sentence(&saved, name);
  if (saved.damaged_texts == 0)
    return g_steal_pointer(&sentence);
  g_autofree char *damaged = g_strdup_printf(
      ngettext("The text of %" PRId64 " card may have wrong letters now: it has the tag “damaged”.",
               "The texts of %" PRId64 " cards may have wrong letters now: they have the tag "
               "“damaged”.",
               (gulong) saved.damaged_texts),
      saved.damaged_texts);
  return g_strjoin(" ", sentence, damaged, NULL);
}
