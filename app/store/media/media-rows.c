/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What is removed loses its row first: a file without a row is found again, a row without its file
 * would be a loss that never was one.
 */
#include "app/store/media/media-rows.h"

#include "app/base/clock.h"
#include "app/base/error.h"
#include "app/base/open-file.h"
#include "app/model/media-map.h"
#include "app/store/media/media-type.h"
#include "app/store/media/media-uses.h"
#include "app/store/rows/sealed.h"
#include "config.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#define HASH_BYTES (ILK_MEDIA_HASH_LENGTH / 2)
#define NAMED 3
#define BEGIN_BYTES 512

void
ilk_media_free(gpointer data)
{
  IlkMedia *media = data;
  g_free(media->hash);
  g_free(media->name);
  g_free(media->type);
  g_free(media);
}

static void
bind_hash(IlkQuery *query, const char *hash)
{
  guint8 bytes[HASH_BYTES];
  for (gsize i = 0; i < HASH_BYTES; i++)
    bytes[i] =
        (guint8) (g_ascii_xdigit_value(hash[2 * i]) << 4 | g_ascii_xdigit_value(hash[2 * i + 1]));
  ilk_query_bind_blob(query, bytes, sizeof bytes);
}

static char *
dup_hash(IlkQuery *query, int column)
{
  gsize length;
  const guint8 *bytes = ilk_query_get_blob(query, column, &length);
  GString *hash = g_string_new(NULL);
  for (gsize i = 0; i < length; i++)
    g_string_append_printf(hash, "%02x", bytes[i]);
  return g_string_free(hash, FALSE);
}

/* Of the file with @hash. Returns: FALSE when it is not there */
static gboolean
describe(const char *directory, const char *hash, const char **type, gint64 *size, gint64 *put)
{
  GStatBuf info;
  char begin[BEGIN_BYTES];
  g_autofree char *path = ilk_media_files_dup_path(directory, hash);
  int fd = ilk_open_path(path, NULL);
  if (fd < 0)
    return FALSE;
  gssize n = read(fd, begin, sizeof begin);
  close(fd);
  *type = ilk_media_type(begin, (gsize) MAX(n, 0));
  *size = g_stat(path, &info) == 0 ? info.st_size : 0;
  *put = (gint64) info.st_mtime * 1000;
  return TRUE;
}

static gboolean
add_row(IlkStore *store, const char *hash, GError **error)
{
  const char *type;
  gint64 size, put;
  if (!describe(store->directory, hash, &type, &size, &put)) {
    g_set_error(error, ILK_ERROR, ILK_ERROR_NOT_FOUND,
                _("The file %.12s… of a card is not in the collection."), hash);
    return FALSE;
  }
  g_autoptr(IlkQuery) there = ilk_table_query(&ilk_media_table, store->db, ILK_TABLE_FETCH);
  bind_hash(there, hash);
  int row = ilk_query_step(there, error);
  if (row != 0)
    return row > 0;
  g_autoptr(IlkQuery) query = ilk_table_query(&ilk_media_table, store->db, ILK_TABLE_SEAL);
  bind_hash(query, hash);
  ilk_query_bind_text(query, type);
  ilk_query_bind_int(query, size);
  ilk_query_bind_int(query, ilk_clock_now());
  return ilk_query_run(query, error);
}

gboolean
ilk_media_rows_add(IlkStore *store, const char *const *hashes, GError **error)
{
  for (; *hashes != NULL; hashes++)
    if (!add_row(store, *hashes, error))
      return FALSE;
  return TRUE;
}

static IlkMedia *
get_media(GHashTable *all, const char *hash)
{
  IlkMedia *media = g_hash_table_lookup(all, hash);
  if (media == NULL) {
    media = g_new0(IlkMedia, 1);
    media->hash = g_strdup(hash);
    media->condition = ILK_MEDIA_MISSING;
    g_hash_table_insert(all, media->hash, media);
  }
  return media;
}

static gboolean
add_rows(IlkStore *store, GHashTable *all, GError **error)
{
  g_autoptr(IlkQuery) query = ilk_table_query(&ilk_media_table, store->db, ILK_TABLE_LIST);
  int row;
  while ((row = ilk_query_step(query, error)) > 0) {
    g_autofree char *hash = dup_hash(query, 0);
    if (!ilk_media_hash_is_valid(hash))
      continue;
    IlkMedia *media = get_media(all, hash);
    media->type = g_strdup(ilk_query_get_text(query, 1));
    media->size = ilk_query_get_int(query, 2);
    media->added = ilk_query_get_int(query, 3);
  }
  return row == 0;
}

static void
add_files(IlkStore *store, GHashTable *all)
{
  g_autoptr(GPtrArray) hashes = ilk_media_files_list(store->directory);
  for (guint i = 0; i < hashes->len; i++) {
    const char *type;
    gint64 size, put;
    if (!describe(store->directory, hashes->pdata[i], &type, &size, &put))
      continue;
    IlkMedia *media = get_media(all, hashes->pdata[i]);
    gboolean is_whole = media->size == 0 || media->size == size;
    media->condition = is_whole ? ILK_MEDIA_WHOLE : ILK_MEDIA_DAMAGED;
    media->size = size;
    if (media->added == 0)
      media->added = put;
    if (media->type == NULL)
      media->type = g_strdup(type);
  }
}

static void
add_uses(GHashTable *all, GHashTable *uses)
{
  GHashTableIter iter;
  gpointer hash, data;
  g_hash_table_iter_init(&iter, uses);
  while (g_hash_table_iter_next(&iter, &hash, &data)) {
    const IlkMediaUser *user = data;
    /* What only a backup needed and is gone is nobody's loss here; nor is what looks like a
     * hash. */
    if (user->use != ILK_MEDIA_USED_BY_NOTE && !g_hash_table_contains(all, hash))
      continue;
    IlkMedia *media = get_media(all, hash);
    media->use = user->use;
    media->name = g_strdup(user->name);
  }
}

static gint
compare(gconstpointer a, gconstpointer b)
{
  return strcmp((*(const IlkMedia *const *) a)->hash, (*(const IlkMedia *const *) b)->hash);
}

static GPtrArray *
sort(GHashTable *all)
{
  GPtrArray *sorted = g_ptr_array_new_with_free_func(ilk_media_free);
  GHashTableIter iter;
  gpointer data;
  g_hash_table_iter_init(&iter, all);
  while (g_hash_table_iter_next(&iter, NULL, &data)) {
    IlkMedia *media = data;
    if (media->type == NULL)
      media->type = g_strdup(ilk_media_type(NULL, 0));
    g_ptr_array_add(sorted, media);
    g_hash_table_iter_steal(&iter);
  }
  g_ptr_array_sort(sorted, compare);
  return sorted;
}

GPtrArray *
ilk_store_list_media(IlkStore *store, gboolean thorough, GError **error)
{
  g_autoptr(GHashTable) all = g_hash_table_new_full(g_str_hash, g_str_equal, NULL, ilk_media_free);
  g_autoptr(GHashTable) uses = ilk_media_list_uses(store, TRUE, error);
  if (uses == NULL || !add_rows(store, all, error))
    return NULL;
  add_files(store, all);
  add_uses(all, uses);
  GPtrArray *sorted = sort(all);
  for (guint i = 0; thorough && i < sorted->len; i++) {
    IlkMedia *media = sorted->pdata[i];
    if (media->condition == ILK_MEDIA_WHOLE)
      media->condition = ilk_media_files_look(store->directory, media->hash);
  }
  return sorted;
}

static gboolean
may_go(IlkStore *store, const IlkMedia *media, const IlkMediaRemoval *removal)
{
  const char *type;
  gint64 size, put;
  if (media->use > removal->most ||
      (removal->kept != NULL && strstr(removal->kept, media->hash) != NULL))
    return FALSE;
  return removal->rested_ms == 0 || !describe(store->directory, media->hash, &type, &size, &put) ||
         put < ilk_clock_now() - removal->rested_ms;
}

static gboolean
remove_rows(IlkStore *store, gpointer data, GError **error)
{
  const GPtrArray *going = data;
  for (guint i = 0; i < going->len; i++) {
    g_autoptr(IlkQuery) query = ilk_table_query(&ilk_media_table, store->db, ILK_TABLE_REMOVE);
    bind_hash(query, ((const IlkMedia *) going->pdata[i])->hash);
    if (!ilk_query_run(query, error))
      return FALSE;
  }
  return TRUE;
}

gboolean
ilk_store_remove_media(IlkStore *store, const IlkMediaRemoval *removal, guint *n, gint64 *bytes,
                       GError **error)
{
  g_autoptr(GPtrArray) all = ilk_store_list_media(store, FALSE, error);
  g_autoptr(GPtrArray) going = g_ptr_array_new();
  for (guint i = 0; all != NULL && i < all->len; i++)
    if (may_go(store, all->pdata[i], removal))
      g_ptr_array_add(going, all->pdata[i]);
  if (all == NULL || (going->len > 0 && !ilk_store_transact_bulk(store, remove_rows, going, error)))
    return FALSE;

  *n = 0;
  *bytes = 0;
  for (guint i = 0; i < going->len; i++) {
    const IlkMedia *media = going->pdata[i];
    if (!ilk_media_files_remove(store->directory, media->hash, error))
      return FALSE;
    *n += 1;
    *bytes += media->condition != ILK_MEDIA_MISSING ? media->size : 0;
  }
  return TRUE;
}

/* The first few are named. */
static void
report(GPtrArray *problems, const GPtrArray *media, const char *sentence)
{
  g_autoptr(GString) names = g_string_new(NULL);
  for (guint i = 0; i < MIN(media->len, NAMED); i++) {
    const IlkMedia *one = media->pdata[i];
    g_string_append_printf(names, "%s%s", i > 0 ? ", " : "",
                           one->name != NULL ? one->name : one->hash);
  }
  if (media->len > NAMED)
    g_string_append(names, ", …");
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
  if (media->len > 0)
    g_ptr_array_add(problems, g_strdup_printf(sentence, media->len, names->str));
#pragma GCC diagnostic pop
}

static void
report_condition(GPtrArray *problems, const GPtrArray *all, IlkMediaCondition condition)
{
  g_autoptr(GPtrArray) found = g_ptr_array_new();
  for (guint i = 0; i < all->len; i++) {
    const IlkMedia *media = all->pdata[i];
    if (media->use == ILK_MEDIA_USED_BY_NOTE && media->condition == condition)
      g_ptr_array_add(found, all->pdata[i]);
  }
  report(problems, found,
         condition == ILK_MEDIA_MISSING
             /* Translators: pictures and sounds; %s names the first few. */
             ? ngettext("%u file that a card shows is missing: %s. Import its deck again.",
                        "%u files that cards show are missing: %s. Import their decks again.",
                        found->len)
             : ngettext("%u file that a card shows is damaged: %s. Import its deck again.",
                        "%u files that cards show are damaged: %s. Import their decks again.",
                        found->len));
}

gboolean
ilk_media_rows_verify(IlkStore *store, GPtrArray *problems, GError **error)
{
  g_autoptr(GPtrArray) all = ilk_store_list_media(store, TRUE, error);
  if (all == NULL)
    return FALSE;
  report_condition(problems, all, ILK_MEDIA_MISSING);
  report_condition(problems, all, ILK_MEDIA_DAMAGED);
  return TRUE;
}

gboolean
ilk_media_rows_rebuild(IlkStore *store, GError **error)
{
  g_autoptr(GHashTable) uses = ilk_media_list_uses(store, FALSE, error);
  GHashTableIter iter;
  gpointer hash;
  if (uses == NULL)
    return FALSE;
  g_hash_table_iter_init(&iter, uses);
  while (g_hash_table_iter_next(&iter, &hash, NULL)) {
    g_autofree char *path = ilk_media_files_dup_path(store->directory, hash);
    if (g_file_test(path, G_FILE_TEST_IS_REGULAR) && !add_row(store, hash, error))
      return FALSE;
  }
  return TRUE;
}
