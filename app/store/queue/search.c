/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The index has no texts of its own: what goes in, and out again, is read from the notes.
 */
#include "app/store/queue/search.h"

#include "config.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>
#include <string.h>

#define INDEXED                                                                                    \
  "id, json_extract(fields, '$.question'), json_extract(fields, '$.answer'), tags FROM note"

gboolean
ilk_search_add(IlkStore *store, gint64 note, GError **error)
{
  g_autoptr(IlkQuery) query =
      ilk_database_query(store->db, "INSERT INTO note_fts(rowid, question, answer, tags)"
                                    " SELECT " INDEXED " WHERE id = ?");
  ilk_query_bind_int(query, note);
  return ilk_query_run(query, error);
}

gboolean
ilk_search_remove(IlkStore *store, gint64 note, GError **error)
{
  g_autoptr(IlkQuery) query =
      ilk_database_query(store->db, "INSERT INTO note_fts(note_fts, rowid, question, answer, tags)"
                                    " SELECT 'delete', " INDEXED " WHERE id = ?");
  ilk_query_bind_int(query, note);
  return ilk_query_run(query, error);
}

gboolean
ilk_search_rebuild(IlkStore *store, GError **error)
{
  IlkQuery *clear =
      ilk_database_query(store->db, "INSERT INTO note_fts(note_fts) VALUES ('delete-all')");
  IlkQuery *fill = ilk_database_query(
      store->db, "INSERT INTO note_fts(rowid, question, answer, tags) SELECT " INDEXED);
  return ilk_query_run(clear, error) && ilk_query_run(fill, error);
}

gboolean
ilk_search_verify(IlkStore *store, GPtrArray *problems, GError **error)
{
  gint64 missing = 0;
  /* The index's own table of what it holds: one walk, where its virtual table would be copied. */
  IlkQuery *query =
      ilk_database_query(store->db, "SELECT count(*) FROM note WHERE NOT EXISTS"
                                    " (SELECT 1 FROM note_fts_docsize WHERE id = note.id)");
  if (!ilk_query_fetch_int(query, &missing, error))
    return FALSE;
  if (missing > 0)
    g_ptr_array_add(problems, g_strdup_printf(ngettext("%" PRId64 " card cannot be searched for.",
                                                       "%" PRId64 " cards cannot be searched for.",
                                                       (gulong) missing),
                                              missing));
  return TRUE;
}
