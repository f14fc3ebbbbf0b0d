/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What of a file is in the collection already: by its ids, and by those that earlier versions
 * derived from the same texts. Their ids had lost the signs of a text, so that such an id counts
 * only beside the text itself.
 */
#include "app/base/text-form.h"
#include "app/store/decks/import.h"
#include "app/store/rows/deck-row.h"
#include "app/store/rows/note.h"

/* The deck that versions before 5 made of a title that is still the same. */
static gboolean
find_earlier_deck(IlkStore *store, const IlkDeckFile *file, gint64 *deck, GError **error)
{
  guint8 uid[ILK_UID_LENGTH];
  ilk_uid_derive(uid, file->earlier_id, NULL);
  g_autoptr(IlkQuery) query = ilk_deck_row_find_uid(store->db, uid);
  int state = ilk_query_step(query, error);
  IlkDeckRow row = state > 0 ? ilk_deck_row_read(query) : (IlkDeckRow){0};
  *deck = row.id != 0 && ilk_text_is_same(row.name, file->title) ? row.id : 0;
  return state >= 0;
}

gboolean
ilk_import_find_deck(IlkStore *store, const IlkDeckFile *file, gint64 *deck, GError **error)
{
  guint8 uid[ILK_UID_LENGTH];
  ilk_uid_derive(uid, file->id, NULL);
  if (!ilk_query_fetch_int(ilk_deck_row_find_uid(store->db, uid), deck, error))
    return FALSE;
  return *deck != 0 || file->earlier_id == NULL || find_earlier_deck(store, file, deck, error);
}

char *
ilk_import_dup_origin(IlkStore *store, const IlkDeckFile *file, gint64 deck, GError **error)
{
  if (file->earlier_id == NULL)
    return g_strdup(file->id);
  g_autoptr(IlkQuery) query = ilk_deck_row_find(store->db, deck);
  int state = ilk_query_step(query, error);
  if (state < 0)
    return NULL;
  return g_strdup(state > 0 ? ilk_deck_row_read(query).file_id : file->id);
}

static gboolean
find_note(IlkStore *store, const char *origin, const char *file_id, gint64 *id, GError **error)
{
  guint8 uid[ILK_UID_LENGTH];
  IlkQuery *query = ilk_database_query(store->db, "SELECT id FROM note WHERE uid = ?");
  ilk_uid_derive(uid, origin, file_id);
  ilk_query_bind_blob(query, uid, sizeof uid);
  *id = 0;
  return ilk_query_fetch_int(query, id, error);
}

/* Forgets @id when that note asks something else. */
static gboolean
keep_same_question(IlkStore *store, const IlkDeckFileCard *card, gint64 *id, GError **error)
{
  g_autoptr(IlkQuery) query =
      ilk_database_query(store->db, "SELECT " ILK_NOTE_COLUMNS " FROM note WHERE id = ?");
  ilk_query_bind_int(query, *id);
  if (ilk_query_step(query, error) <= 0)
    return FALSE;
  /* A damaged text cannot be compared; the id says what it was. */
  g_autoptr(IlkNote) note = ilk_note_row_read(query, 0, NULL);
  const char *question = note != NULL ? ilk_note_get_text(note, ILK_FIELD_QUESTION) : NULL;
  if (question != NULL && !ilk_text_is_same(question, card->content.question))
    *id = 0;
  return TRUE;
}

gboolean
ilk_import_find_note(IlkStore *store, const IlkDeckFile *file, gint64 deck, guint index, gint64 *id,
                     GError **error)
{
  const IlkDeckFileCard *card = ilk_deck_file_get_card(file, index);
  g_autofree char *origin = ilk_import_dup_origin(store, file, deck, error);
  if (origin == NULL || !find_note(store, origin, card->id, id, error))
    return FALSE;
  if (*id != 0 || card->earlier_id == NULL)
    return TRUE;
  return find_note(store, origin, card->earlier_id, id, error) &&
         (*id == 0 || keep_same_question(store, card, id, error));
}
