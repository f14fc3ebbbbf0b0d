/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Notes are asked for their maps. The journal of edits holds notes as text, in which a hash is
 * found by how it looks: one too many keeps a file that could go, and no more.
 */
#include "app/store/media/media-uses.h"

#include "app/model/media-map.h"
#include "app/store/care/backup.h"

#include <string.h>

static void
user_free(gpointer data)
{
  IlkMediaUser *user = data;
  g_free(user->name);
  g_free(user);
}

static void
add_use(GHashTable *uses, const char *hash, IlkMediaUse use, const char *name)
{
  IlkMediaUser *user = g_hash_table_lookup(uses, hash);
  if (user == NULL) {
    user = g_new0(IlkMediaUser, 1);
    g_hash_table_insert(uses, g_strdup(hash), user);
  }
  user->use = MAX(user->use, use);
  if (user->name == NULL)
    user->name = g_strdup(name);
}

static void
add_map(GHashTable *uses, const char *map, IlkMediaUse use)
{
  g_auto(GStrv) lines = g_strsplit(map != NULL ? map : "", "\n", -1);
  for (gsize i = 0; lines[i] != NULL; i++) {
    char *tab = strrchr(lines[i], '\t');
    if (tab == NULL || !ilk_media_hash_is_valid(tab + 1))
      continue;
    *tab = '\0';
    add_use(uses, tab + 1, use, lines[i]);
  }
}

static gboolean
add_notes(GHashTable *uses, IlkDatabase *db, IlkMediaUse use, GError **error)
{
  g_autoptr(IlkQuery) query = ilk_database_query(db, "SELECT media FROM note WHERE media <> ''");
  int row;
  while ((row = ilk_query_step(query, error)) > 0)
    add_map(uses, ilk_query_get_text(query, 0), use);
  return row == 0;
}

static void
add_hashes(GHashTable *uses, const char *text)
{
  static const char hex[] = "0123456789abcdef";
  while (text != NULL && *text != '\0') {
    gsize n = strspn(text, hex);
    if (n == ILK_MEDIA_HASH_LENGTH) {
      g_autofree char *hash = g_strndup(text, n);
      add_use(uses, hash, ILK_MEDIA_USED_BY_UNDO, NULL);
    }
    text += n;
    text += strcspn(text, hex);
  }
}

static gboolean
add_edits(GHashTable *uses, IlkDatabase *db, GError **error)
{
  g_autoptr(IlkQuery) query = ilk_database_query(db, "SELECT forward, inverse FROM edit");
  int row;
  while ((row = ilk_query_step(query, error)) > 0) {
    add_hashes(uses, ilk_query_get_text(query, 0));
    add_hashes(uses, ilk_query_get_text(query, 1));
  }
  return row == 0;
}

/* One of an earlier version needs no files; one that cannot be read is no help anyway. */
static void
add_backup(GHashTable *uses, const char *path)
{
  g_autoptr(IlkDatabase) db = ilk_database_open(path, ILK_DATABASE_IMMUTABLE, NULL);
  if (db != NULL)
    (void) add_notes(uses, db, ILK_MEDIA_USED_BY_BACKUP, NULL);
}

static void
add_backups(GHashTable *uses, const char *directory)
{
  g_autofree char *folder = g_build_filename(directory, ILK_BACKUP_FOLDER, NULL);
  g_autoptr(GDir) names = g_dir_open(folder, 0, NULL);
  const char *name;
  while (names != NULL && (name = g_dir_read_name(names)) != NULL) {
    g_autofree char *path = g_build_filename(folder, name, NULL);
    if (g_str_has_suffix(name, ".db"))
      add_backup(uses, path);
  }
}

GHashTable *
ilk_media_list_uses(IlkStore *store, gboolean backups, GError **error)
{
  g_autoptr(GHashTable) uses = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, user_free);
  if (!add_notes(uses, store->db, ILK_MEDIA_USED_BY_NOTE, error) ||
      !add_edits(uses, store->db, error))
    return NULL;
  if (backups)
    add_backups(uses, store->directory);
  return g_steal_pointer(&uses);
}
