/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A file that many notes show is read once.
 */
#include "app/anki/media-finder.h"

#include "app/anki/html.h"
#include "app/base/error.h"
#include "app/model/media-map.h"

struct _IlkMediaFinder {
  /* Owned */
  GHashTable *hashes; /* names to hashes, "" for a file that was not put */

  /* Borrowed */
  IlkFindMedia find;
  gpointer data;
  IlkLossReport *losses;
};

IlkMediaFinder *
ilk_media_finder_new(IlkFindMedia find, gpointer data, IlkLossReport *losses)
{
  IlkMediaFinder *self = g_new(IlkMediaFinder, 1);
  *self = (IlkMediaFinder){g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free), find,
                           data, losses};
  return self;
}

void
ilk_media_finder_free(IlkMediaFinder *self)
{
  g_hash_table_unref(self->hashes);
  g_free(self);
}

void
ilk_media_finder_forget(IlkMediaFinder *self)
{
  g_hash_table_remove_all(self->hashes);
}

/* @hash: (out) (transfer full) (nullable) */
static gboolean
find(IlkMediaFinder *self, const char *name, char **hash, GError **error)
{
  g_autoptr(GError) failure = NULL;
  gboolean there = self->find(self->data, name, hash, &failure);
  gboolean left_out = g_error_matches(failure, ILK_ERROR, ILK_ERROR_TOO_LARGE) ||
                      g_error_matches(failure, ILK_ERROR, ILK_ERROR_INVALID);
  if (failure != NULL && !left_out) {
    g_propagate_error(error, g_steal_pointer(&failure));
    return FALSE;
  }
  if (!there || left_out)
    ilk_loss_report_add(self->losses, left_out ? ILK_LOSS_MEDIA_SIZE : ILK_LOSS_MEDIA, 1, name);
  return TRUE;
}

/* Looks @name up, and says where @address, which means it, is in @map. */
static gboolean
add_file(IlkMediaFinder *self, const char *name, const char *address, GPtrArray *hashes,
         GString *map, GError **error)
{
  const char *known = g_hash_table_lookup(self->hashes, name);
  if (known == NULL) {
    g_autofree char *hash = NULL;
    if (!find(self, name, &hash, error))
      return FALSE;
    if (hash != NULL)
      g_ptr_array_add(hashes, g_strdup(hash));
    g_hash_table_insert(self->hashes, g_strdup(name), g_strdup(hash != NULL ? hash : ""));
    known = g_hash_table_lookup(self->hashes, name);
  }
  if (*known != '\0')
    ilk_media_map_append(map, address, known);
  return TRUE;
}

static void
set_map(IlkNote **note, const GString *map)
{
  if (map->len == 0)
    return;
  g_autoptr(IlkNote) plain = *note;
  *note = ilk_note_new_with_media(plain, map->str);
}

gboolean
ilk_media_finder_add(IlkMediaFinder *self, IlkNote **note, const GPtrArray *names,
                     GPtrArray *hashes, GError **error)
{
  g_autoptr(GString) map = g_string_new(NULL);
  for (guint i = 0; i < names->len; i++) {
    g_autofree char *address = ilk_html_dup_address(names->pdata[i]);
    if (!add_file(self, names->pdata[i], address, hashes, map, error))
      return FALSE;
  }
  set_map(note, map);
  return TRUE;
}

gboolean
ilk_media_finder_add_named(IlkMediaFinder *self, IlkNote **note, const char *const *names,
                           GPtrArray *hashes, GError **error)
{
  g_autoptr(GString) map = g_string_new(NULL);
  for (; *names != NULL; names++)
    if (!add_file(self, *names, *names, hashes, map, error))
      return FALSE;
  set_map(note, map);
  return TRUE;
}
