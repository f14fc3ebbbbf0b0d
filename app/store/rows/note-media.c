/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A text that comes without its files, from an editor or a deck file alone, keeps those that it
 * had.
 */
#include "app/model/media-map.h"
#include "app/store/rows/note.h"

static gboolean
read_media(IlkStore *store, gint64 id, char **media, GError **error)
{
  g_autoptr(IlkQuery) query = ilk_database_query(store->db, "SELECT media FROM note WHERE id = ?");
  ilk_query_bind_int(query, id);
  int state = ilk_query_step(query, error);
  *media = state > 0 ? g_strdup(ilk_query_get_text(query, 0)) : NULL;
  return state >= 0;
}

gboolean
ilk_note_row_keep_media(IlkStore *store, gint64 id, const IlkNote *note, IlkNoteRow *row,
                        GError **error)
{
  g_auto(GStrv) names = ilk_note_dup_media(note);
  g_autofree char *earlier = NULL;
  if (names[0] != NULL && !read_media(store, id, &earlier, error))
    return FALSE;
  g_free(row->media);
  row->media = ilk_media_map_merge(ilk_note_get_media(note), earlier, (const char *const *) names);
  row->crc = ilk_note_row_seal(row);
  return TRUE;
}
