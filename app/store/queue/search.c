/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The index has no texts of its own: what goes in, and out again, is read from the notes.
 */
#include "app/store/queue/search.h"

#include "app/base/clock.h"

#include "config.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>
#include <string.h>

#define INDEXED                                                                                    \
  "id, json_extract(fields, '$.question'), json_extract(fields, '$.answer'), tags FROM note"

/* The number of the last note that is indexed; not there when all are. */
#define INDEXED_SETTING "search-indexed"

#define NOTES_AT_ONCE 16
#define PIECE_MS 20

gboolean
ilk_search_add(IlkStore *store, gint64 note, GError **error)
{
  gint64 last = 0;
  if (!ilk_search_get_indexed(store, &last, error))
    return FALSE;
  if (note > last)
    return TRUE;
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
                                    " SELECT 'delete', " INDEXED " WHERE id = ?1"
                                    " AND EXISTS (SELECT 1 FROM note_fts_docsize WHERE id = ?1)");
  ilk_query_bind_int(query, note);
  return ilk_query_run(query, error);
}

gboolean
ilk_search_remove_range(IlkStore *store, gint64 first, gint64 last, GError **error)
{
  g_autoptr(IlkQuery) query = ilk_database_query(
      store->db, "INSERT INTO note_fts(note_fts, rowid, question, answer, tags)"
                 " SELECT 'delete', " INDEXED " WHERE id BETWEEN ? AND ?"
                 " AND EXISTS (SELECT 1 FROM note_fts_docsize WHERE id = note.id)");
  ilk_query_bind_int(query, first);
  ilk_query_bind_int(query, last);
  return ilk_query_run(query, error);
}

static gboolean
load_indexed(IlkStore *store, GError **error)
{
  gint64 last = ILK_INDEXED_ALL;
  g_autofree char *value = ilk_store_dup_config(store, INDEXED_SETTING, error);
  if (value == NULL)
    return FALSE;
  if (*value != '\0' && !g_ascii_string_to_signed(value, 10, 0, G_MAXINT64, &last, NULL))
    last = ILK_INDEXED_ALL;
  store->indexed = last;
  return TRUE;
}

/* Within a transaction that writes, nobody else changes the setting. */
gboolean
ilk_search_get_indexed(IlkStore *store, gint64 *last, GError **error)
{
  gboolean known =
      !store->read_only && store->indexed >= 0 && ilk_database_in_transaction(store->db);
  if (!known && !load_indexed(store, error))
    return FALSE;
  *last = store->indexed;
  return TRUE;
}

gboolean
ilk_search_count_waiting(IlkStore *store, gint64 *n, GError **error)
{
  gint64 last = 0;
  if (!ilk_search_get_indexed(store, &last, error))
    return FALSE;
  IlkQuery *query = ilk_database_query(store->db, "SELECT count(*) FROM note WHERE id > ?");
  ilk_query_bind_int(query, last);
  return ilk_query_fetch_int(query, n, error);
}

static gboolean
set_indexed(IlkStore *store, gint64 last, GError **error)
{
  store->indexed = last;
  if (last == ILK_INDEXED_ALL)
    return ilk_store_drop_config(store, INDEXED_SETTING, error);
  g_autofree char *value = g_strdup_printf("%" PRId64, last);
  return ilk_store_set_config(store, INDEXED_SETTING, value, error);
}

gboolean
ilk_search_defer(IlkStore *store, GError **error)
{
  gint64 last = 0;
  if (!ilk_search_get_indexed(store, &last, error))
    return FALSE;
  if (last != ILK_INDEXED_ALL)
    return TRUE;
  IlkQuery *query =
      ilk_database_query(store->db, "SELECT seq FROM sqlite_sequence WHERE name = 'note'");
  return ilk_query_fetch_int(query, &last, error) && set_indexed(store, last, error);
}

typedef struct {
  IlkSearchPause pause;
  gpointer data;
  gint64 last;
} CatchUp;

/* @last: (inout): 0 when no note is left */
static gboolean
index_few(IlkStore *store, gint64 *last, GError **error)
{
  IlkQuery *find = ilk_database_query(
      store->db, "SELECT max(id) FROM (SELECT id FROM note WHERE id > ? ORDER BY id LIMIT ?)");
  gint64 first = *last + 1;
  ilk_query_bind_int(find, *last);
  ilk_query_bind_int(find, NOTES_AT_ONCE);
  if (!ilk_query_fetch_int(find, last, error))
    return FALSE;
  g_autoptr(IlkQuery) fill = ilk_database_query(
      store->db, "INSERT INTO note_fts(rowid, question, answer, tags) SELECT " INDEXED
                 " WHERE id BETWEEN ? AND ?"
                 " AND NOT EXISTS (SELECT 1 FROM note_fts_docsize WHERE id = note.id)");
  ilk_query_bind_int(fill, first);
  ilk_query_bind_int(fill, *last);
  return ilk_query_run(fill, error);
}

static gboolean
run_catch_up(IlkStore *store, gpointer data, GError **error)
{
  CatchUp *self = data;
  gint64 begun = ilk_clock_ticks(), last = 0;
  if (!ilk_search_get_indexed(store, &last, error))
    return FALSE;
  while (last != ILK_INDEXED_ALL) {
    if (!index_few(store, &last, error))
      return FALSE;
    if (last == 0)
      last = ILK_INDEXED_ALL;
    else if (self->pause != NULL &&
             (self->pause(self->data) || ilk_clock_ticks() - begun > PIECE_MS))
      break;
  }
  self->last = last;
  return set_indexed(store, last, error);
}

/* What was done once more would have been found done. */
static gboolean
has_caught_up(IlkStore *store, gpointer data, GError **error)
{
  gint64 last = 0;
  return ilk_search_get_indexed(store, &last, error) && last == ((CatchUp *) data)->last;
}

gboolean
ilk_search_catch_up(IlkStore *store, IlkSearchPause pause, gpointer data, gboolean *more,
                    GError **error)
{
  CatchUp self = {pause, data, 0};
  if (!ilk_search_get_indexed(store, &self.last, error))
    return FALSE;
  *more = FALSE;
  if (self.last == ILK_INDEXED_ALL)
    return TRUE;
  if (!ilk_store_transact(store, run_catch_up, has_caught_up, &self, error))
    return FALSE;
  *more = self.last != ILK_INDEXED_ALL;
  return TRUE;
}

gboolean
ilk_search_rebuild(IlkStore *store, GError **error)
{
  IlkQuery *clear =
      ilk_database_query(store->db, "INSERT INTO note_fts(note_fts) VALUES ('delete-all')");
  IlkQuery *fill = ilk_database_query(
      store->db, "INSERT INTO note_fts(rowid, question, answer, tags) SELECT " INDEXED);
  return ilk_query_run(clear, error) && ilk_query_run(fill, error) &&
         set_indexed(store, ILK_INDEXED_ALL, error);
}

gboolean
ilk_search_verify(IlkStore *store, GPtrArray *problems, GError **error)
{
  gint64 missing = 0, last = 0;
  if (!ilk_search_get_indexed(store, &last, error))
    return FALSE;
  /* The index's own table of what it holds: one walk, where its virtual table would be copied. */
  IlkQuery *query =
      ilk_database_query(store->db, "SELECT count(*) FROM note WHERE id <= ? AND NOT EXISTS"
                                    " (SELECT 1 FROM note_fts_docsize WHERE id = note.id)");
  ilk_query_bind_int(query, last);
  if (!ilk_query_fetch_int(query, &missing, error))
    return FALSE;
  if (missing > 0)
    g_ptr_array_add(problems, g_strdup_printf(ngettext("%" PRId64 " card cannot be searched for.",
                                                       "%" PRId64 " cards cannot be searched for.",
                                                       (gulong) missing),
                                              missing));
  return TRUE;
}
