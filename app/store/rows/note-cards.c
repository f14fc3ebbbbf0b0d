/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Cards as they are asked, made of their note's row and their own; and a deck's notes in its order.
 */
#include "app/store/rows/note.h"

#include "app/base/error.h"
#include "app/store/rows/card.h"
#include "app/store/rows/memory-row.h"
#include "config.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>

static IlkCard *
make_card(IlkStore *self, IlkQuery *query, GError **error)
{
  g_autoptr(IlkNote) note = ilk_note_row_read(query, 0, error);
  if (note == NULL)
    return NULL;
  IlkCardRow row = ilk_card_row_read(query, ILK_N_NOTE_COLUMNS);
  IlkMemory memory = ilk_memory_row_read(query, ILK_N_NOTE_COLUMNS + ILK_N_CARD_COLUMNS);
  g_autoptr(IlkFace) face = ilk_face_new(note, row.ordinal, row.seconds, row.demo, error);
  if (face == NULL)
    return NULL;
  const IlkCardPlace place = {row.id,   row.note,  row.ordinal,
                              row.deck, row.added, ilk_store_get_deck_speech(self, row.deck)};
  const IlkCardMarks marks = {row.suspended, row.buried, (guint) row.flag};
  return ilk_card_new_of_note(&place, ilk_face_get_content(face), &memory, &marks);
}

IlkCard *
ilk_store_get_card(IlkStore *self, gint64 card, GError **error)
{
  g_autoptr(IlkQuery) query = ilk_database_query(
      self->db, "SELECT " ILK_NOTE_COLUMNS ", " ILK_CARD_COLUMNS ", " ILK_MEMORY_COLUMNS
                " FROM card JOIN note ON note.id = card.note JOIN memory ON memory.card = card.id"
                " WHERE card.id = ?");
  ilk_query_bind_int(query, card);
  int row = ilk_query_step(query, error);
  if (row == 0)
    g_set_error(error, ILK_ERROR, ILK_ERROR_NOT_FOUND, _("There is no card %" PRId64 "."), card);
  return row > 0 ? make_card(self, query, error) : NULL;
}

gboolean
ilk_store_list_notes(IlkStore *self, gint64 deck, IlkNoteVisitor visit, gpointer data,
                     GError **error)
{
  g_autoptr(IlkQuery) query = ilk_database_query(
      self->db, "SELECT " ILK_NOTE_COLUMNS ", note.file_id, card.seconds, card.demo, card.note"
                " FROM card JOIN note ON note.id = card.note WHERE card.deck = ?"
                " ORDER BY card.position, card.note, card.ordinal");
  ilk_query_bind_int(query, deck);
  gint64 last = 0;
  int row;
  while ((row = ilk_query_step(query, error)) > 0) {
    gint64 id = ilk_query_get_int(query, ILK_N_NOTE_COLUMNS + 3);
    if (id == last)
      continue;
    last = id;
    g_autoptr(IlkNote) note = ilk_note_row_read(query, 0, error);
    if (note == NULL || !visit(ilk_query_get_text(query, ILK_N_NOTE_COLUMNS), note,
                               (int) ilk_query_get_int(query, ILK_N_NOTE_COLUMNS + 1),
                               ilk_query_get_text(query, ILK_N_NOTE_COLUMNS + 2), data, error))
      return FALSE;
  }
  return row == 0;
}
