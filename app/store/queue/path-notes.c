/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Read for who chooses among them, so nothing is verified: a path is walked by what is sealed.
 */
#include "app/store/queue/path-notes.h"

#include "app/base/limits.h"
#include "app/model/note.h"
#include "app/store/decks/decks.h"
#include "app/store/front/collection-path.h"

static void
free_cb(gpointer data)
{
  ilk_path_note_free(data);
}

/* @deck: (inout): the one in which @note stands, if there is such a note */
static gboolean
find_place(IlkStore *store, gint64 note, gint64 *deck, char **id, GError **error)
{
  g_autoptr(IlkQuery) query =
      ilk_database_query(store->db, "SELECT card.deck, note.file_id FROM card"
                                    " JOIN note ON note.id = card.note WHERE note.id = ?"
                                    " ORDER BY card.ordinal LIMIT 1");
  ilk_query_bind_int(query, note);
  int row = ilk_query_step(query, error);
  if (row > 0) {
    *deck = ilk_query_get_int(query, 0);
    *id = g_strdup(ilk_query_get_text(query, 1));
  }
  return row >= 0;
}

static IlkPathNote *
read_note(IlkQuery *query)
{
  const char *question = ilk_query_get_text(query, 1);
  const char *needs = ilk_query_get_text(query, 2);
  IlkPathNote *self = g_new(IlkPathNote, 1);
  *self = (IlkPathNote){.id = g_strdup(ilk_query_get_text(query, 0)),
                        .question = g_strdup(question != NULL ? question : ""),
                        .needs = g_strsplit(needs != NULL ? needs : "", "\n", -1)};
  return self;
}

#define SELECT                                                                                     \
  "SELECT note.file_id, json_extract(note.fields, '$." ILK_FIELD_QUESTION "'),"                    \
  " (SELECT group_concat(value, char(10)) FROM json_each(note.fields, '$." ILK_FIELD_NEEDS "'))"   \
  " FROM card JOIN note ON note.id = card.note WHERE card.deck = ? AND note.kind <> ?"             \
  " AND note.file_id IS NOT NULL"                                                                  \
  " GROUP BY note.id ORDER BY min(card.position), note.id LIMIT ?"

GPtrArray *
ilk_path_notes_list(IlkStore *store, gint64 deck, gint64 note, char **id, GError **error)
{
  g_autoptr(GPtrArray) notes = g_ptr_array_new_with_free_func(free_cb);
  g_autofree char *found = NULL;
  guint index;
  if ((note != 0 && !find_place(store, note, &deck, &found, error)) ||
      !ilk_store_find_deck(store, deck, &index, error))
    return NULL;
  g_autoptr(IlkQuery) query = ilk_database_query(store->db, SELECT);
  ilk_query_bind_int(query, deck);
  ilk_query_bind_int(query, ILK_NOTE_FOREIGN);
  ilk_query_bind_int(query, ILK_MAX_STUDY_CARDS);
  int row;
  while ((row = ilk_query_step(query, error)) > 0)
    g_ptr_array_add(notes, read_note(query));
  if (row < 0)
    return NULL;
  *id = g_steal_pointer(&found);
  return g_steal_pointer(&notes);
}
