/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Nothing is kept of paths but what each note says it needs, so nothing has to be brought up to
 * date when cards move, go or are edited. A look at the next card costs a look at its note; only
 * who needs others costs more, and a need that is not new any more ends the way there.
 */
#include "app/store/queue/path.h"

#include "app/base/limits.h"
#include "app/model/uid.h"
#include "app/store/rows/deck-row.h"
#include "app/store/rows/note.h"

typedef struct {
  IlkStore *store;
  const IlkPathPlace *place;
  char *file_id;    /* the deck's, read when first wanted */
  GHashTable *seen; /* notes on the way */
  gint64 first;
} Walk;

/* Returns: (transfer full) (nullable): what @note needs; NULL when nothing, when it is not as it
 * was saved, and with @error */
static char **
dup_needs(IlkStore *store, gint64 note, GError **error)
{
  g_autoptr(IlkQuery) query =
      ilk_database_query(store->db, "SELECT " ILK_NOTE_COLUMNS " FROM note WHERE id = ?"
                                    " AND instr(fields, '\"" ILK_FIELD_NEEDS "\"') > 0");
  ilk_query_bind_int(query, note);
  if (ilk_query_step(query, error) <= 0)
    return NULL;
  g_autoptr(IlkNote) read = ilk_note_row_read(query, 0, NULL);
  if (read == NULL || ilk_note_get_kind(read) == ILK_NOTE_FOREIGN)
    return NULL;
  const char *const *needs = ilk_note_get_list(read, ILK_FIELD_NEEDS);
  return needs[0] != NULL ? g_strdupv((char **) needs) : NULL;
}

static gboolean
read_file_id(Walk *self, GError **error)
{
  if (self->file_id != NULL)
    return TRUE;
  g_autoptr(IlkQuery) query = ilk_deck_row_find(self->store->db, self->place->deck);
  int row = ilk_query_step(query, error);
  self->file_id = g_strdup(row > 0 ? ilk_deck_row_read(query).file_id : "");
  return row >= 0;
}

/* What was written here, or came from another deck, is not known by the deck's id. */
static gboolean
find_new_by_file_id(Walk *self, const char *need, gint64 *note, GError **error)
{
  IlkQuery *query = ilk_database_query(
      self->store->db, "SELECT note.id FROM memory JOIN card ON card.id = memory.card"
                       " JOIN note ON note.id = card.note WHERE memory.deck = ?"
                       " AND memory.state = 0 AND note.file_id = ? LIMIT 1");
  ilk_query_bind_int(query, self->place->deck);
  ilk_query_bind_text(query, need);
  return ilk_query_fetch_int(query, note, error);
}

/* @note: (out): the one that the deck knows as @need, 0 when there is none */
static gboolean
find_note(Walk *self, const char *need, gint64 *note, GError **error)
{
  guint8 uid[ILK_UID_LENGTH];
  if (!read_file_id(self, error))
    return FALSE;
  ilk_uid_derive(uid, self->file_id, need);
  IlkQuery *query = ilk_database_query(self->store->db, "SELECT id FROM note WHERE uid = ?");
  ilk_query_bind_blob(query, uid, sizeof uid);
  return ilk_query_fetch_int(query, note, error) &&
         (*note != 0 || find_new_by_file_id(self, need, note, error));
}

/* @is_new: (out): whether a card of @note in the deck is. @card: (out): the first of these that may
 * be asked now, 0 when none may */
static gboolean
look_at(Walk *self, gint64 note, gboolean *is_new, gint64 *card, GError **error)
{
  const IlkPathPlace *place = self->place;
  g_autoptr(IlkQuery) query = ilk_database_query(
      self->store->db, "SELECT card.id, card.suspended = 0 AND card.buried <= ? FROM card"
                       " JOIN memory ON memory.card = card.id WHERE card.note = ?"
                       " AND card.deck = ? AND memory.state = 0 AND card.id <> ?"
                       " ORDER BY card.position, card.ordinal");
  ilk_query_bind_int(query, place->day);
  ilk_query_bind_int(query, note);
  ilk_query_bind_int(query, place->deck);
  ilk_query_bind_int(query, place->except);
  int row;
  *is_new = FALSE;
  *card = 0;
  while ((row = ilk_query_step(query, error)) > 0) {
    gint64 id = ilk_query_get_int(query, 0);
    if (place->taken != NULL && g_hash_table_contains(place->taken, &id))
      continue;
    *is_new = TRUE;
    if (*card == 0 && note != place->note && ilk_query_get_int(query, 1) != 0)
      *card = id;
  }
  return row >= 0;
}

static gboolean walk_to(Walk *self, gint64 note, GError **error);

/* What @need needs comes before it. */
static gboolean
follow(Walk *self, const char *need, GError **error)
{
  gint64 note = 0, card = 0;
  gboolean is_new = FALSE;
  if (!find_note(self, need, &note, error))
    return FALSE;
  if (note == 0 || g_hash_table_contains(self->seen, &note) ||
      g_hash_table_size(self->seen) >= ILK_MAX_PATH_CARDS)
    return TRUE;
  g_hash_table_add(self->seen, g_memdup2(&note, sizeof note));
  if (!look_at(self, note, &is_new, &card, error) || (is_new && !walk_to(self, note, error)))
    return FALSE;
  self->first = self->first != 0 ? self->first : card;
  return TRUE;
}

static gboolean
walk_to(Walk *self, gint64 note, GError **error)
{
  g_autoptr(GError) local_error = NULL;
  g_auto(GStrv) needs = dup_needs(self->store, note, &local_error);
  if (local_error != NULL) {
    g_propagate_error(error, g_steal_pointer(&local_error));
    return FALSE;
  }
  for (char **need = needs; need != NULL && *need != NULL && self->first == 0; need++)
    if (!follow(self, *need, error))
      return FALSE;
  return TRUE;
}

gboolean
ilk_path_find_first(IlkStore *store, const IlkPathPlace *place, gint64 *card, GError **error)
{
  g_autoptr(GHashTable) seen = g_hash_table_new_full(g_int64_hash, g_int64_equal, g_free, NULL);
  Walk self = {.store = store, .place = place, .seen = seen};
  IlkQuery *query = ilk_database_query(store->db, "SELECT note FROM card WHERE id = ?");
  gint64 note = 0;
  ilk_query_bind_int(query, *card);
  if (!ilk_query_fetch_int(query, &note, error))
    return FALSE;
  g_hash_table_add(seen, g_memdup2(&note, sizeof note));
  gboolean walked = walk_to(&self, note, error);
  g_free(self.file_id);
  if (walked && self.first != 0)
    *card = self.first;
  return walked;
}
