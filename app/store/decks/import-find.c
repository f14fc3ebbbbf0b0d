/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What of a file is in the collection already: by its ids, and by those that earlier versions
 * derived from the same texts. Their ids had lost the signs of a text, so that such an id counts
 * only beside the text itself.
 */
#include "app/base/text-form.h"
#include "app/store/decks/import.h"
#include "app/store/decks/uid-filter.h"
#include "app/store/rows/deck-row.h"
#include "app/store/rows/note.h"

#include <string.h>

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

/* A deck that was made here has an id that is nobody else's, and no uid that follows from it. */
static gboolean
find_made_deck(IlkStore *store, const IlkDeckFile *file, gint64 *deck, GError **error)
{
  IlkQuery *query =
      ilk_database_query(store->db, "SELECT id FROM deck WHERE file_id = ? ORDER BY id LIMIT 1");
  ilk_query_bind_text(query, file->id);
  return ilk_query_fetch_int(query, deck, error);
}

gboolean
ilk_import_find_deck(IlkStore *store, const IlkDeckFile *file, gint64 *deck, GError **error)
{
  guint8 uid[ILK_UID_LENGTH];
  ilk_uid_derive(uid, file->id, NULL);
  if (!ilk_query_fetch_int(ilk_deck_row_find_uid(store->db, uid), deck, error) ||
      (*deck == 0 && !find_made_deck(store, file, deck, error)))
    return FALSE;
  return *deck != 0 || file->earlier_id == NULL || find_earlier_deck(store, file, deck, error);
}

/* The id of a deck under which the notes of @file have their uids: an earlier version may have
 * derived another from the title of @deck than @file has. */
static char *
dup_origin(IlkStore *store, const IlkDeckFile *file, gint64 deck, GError **error)
{
  if (file->earlier_id == NULL)
    return g_strdup(file->id);
  g_autoptr(IlkQuery) query = ilk_deck_row_find(store->db, deck);
  int state = ilk_query_step(query, error);
  if (state < 0)
    return NULL;
  return g_strdup(state > 0 ? ilk_deck_row_read(query).file_id : file->id);
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
  if (note != NULL && (question == NULL || !ilk_text_is_same(question, card->content.question)))
    *id = 0;
  return TRUE;
}

struct _IlkImportFinder {
  /* Owned */
  char *origin;
  GHashTable *there;    /* (nullable): file ids to notes of @deck, read when first wanted */
  IlkUidFilter *filter; /* (nullable): the uids of all notes, and those that were looked for */

  /* Borrowed */
  IlkStore *store;

  gint64 deck;
  gint64 n_notes; /* at the beginning, at most */
  gint64 misses;
  gboolean is_new;     /* the deck had no cards before */
  gboolean has_own_id; /* @origin is the file's id */
};

/* Reading all uids costs about a fiftieth of looking as many up. */
#define UIDS_PER_LOOK_UP 50

IlkImportFinder *
ilk_import_finder_new(IlkStore *store, const IlkDeckFile *file, gint64 deck, GError **error)
{
  g_autofree char *origin = dup_origin(store, file, deck, error);
  if (origin == NULL)
    return NULL;
  g_autoptr(IlkQuery) query = ilk_deck_row_find(store->db, deck);
  int state = ilk_query_step(query, error);
  if (state < 0)
    return NULL;
  gint64 n_notes = 0;
  if (!ilk_query_fetch_int(ilk_database_query(store->db, "SELECT coalesce(max(id), 0) FROM note"),
                           &n_notes, error))
    return NULL;
  gboolean has_own_id = g_str_equal(origin, file->id);
  IlkImportFinder *self = g_new0(IlkImportFinder, 1);
  *self = (IlkImportFinder){.has_own_id = has_own_id,
                            .origin = g_steal_pointer(&origin),
                            .store = store,
                            .deck = deck,
                            .n_notes = n_notes,
                            .is_new = state == 0 || ilk_deck_row_read(query).cards == 0};
  return self;
}

void
ilk_import_finder_free(IlkImportFinder *self)
{
  g_free(self->origin);
  g_clear_pointer(&self->there, g_hash_table_unref);
  g_clear_pointer(&self->filter, ilk_uid_filter_free);
  g_free(self);
}

static gboolean
read_uids(IlkImportFinder *self, GError **error)
{
  g_autoptr(IlkUidFilter) filter = ilk_uid_filter_new();
  g_autoptr(IlkQuery) query = ilk_database_query(self->store->db, "SELECT uid FROM note");
  int row;
  while ((row = ilk_query_step(query, error)) > 0) {
    gsize length;
    const guint8 *uid = ilk_query_get_blob(query, 0, &length);
    if (length == ILK_UID_LENGTH)
      ilk_uid_filter_add(filter, uid);
  }
  self->filter = row == 0 ? g_steal_pointer(&filter) : NULL;
  return row == 0;
}

/* Whoever brings much that is new looks little up. What was not found may be added next; what was
 * added before the uids are read is read with them. */
static gboolean
note_miss(IlkImportFinder *self, const guint8 uid[ILK_UID_LENGTH], GError **error)
{
  self->misses++;
  if (self->filter == NULL && self->misses * UIDS_PER_LOOK_UP >= self->n_notes &&
      !read_uids(self, error))
    return FALSE;
  if (self->filter != NULL)
    ilk_uid_filter_add(self->filter, uid);
  return TRUE;
}

static gboolean
find_note(IlkImportFinder *self, const guint8 uid[ILK_UID_LENGTH], gint64 *id, GError **error)
{
  *id = 0;
  if (self->filter != NULL && !ilk_uid_filter_may_have(self->filter, uid))
    return note_miss(self, uid, error);
  IlkQuery *query = ilk_database_query(self->store->db, "SELECT id FROM note WHERE uid = ?");
  ilk_query_bind_blob(query, uid, ILK_UID_LENGTH);
  return ilk_query_fetch_int(query, id, error) && (*id != 0 || note_miss(self, uid, error));
}

static gboolean
find_earlier(IlkImportFinder *self, const IlkDeckFileCard *card, gint64 *id, GError **error)
{
  guint8 uid[ILK_UID_LENGTH];
  if (card->earlier_id == NULL || g_str_equal(card->earlier_id, card->id))
    return TRUE;
  ilk_uid_derive(uid, self->origin, card->earlier_id);
  return find_note(self, uid, id, error) &&
         (*id == 0 || keep_same_question(self->store, card, id, error));
}

static gboolean
read_there(IlkImportFinder *self, GError **error)
{
  g_autoptr(GHashTable) there = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
  g_autoptr(IlkQuery) query =
      ilk_database_query(self->store->db, "SELECT DISTINCT note.id, note.file_id FROM card"
                                          " JOIN note ON note.id = card.note WHERE card.deck = ?");
  ilk_query_bind_int(query, self->deck);
  int row;
  while ((row = ilk_query_step(query, error)) > 0) {
    gint64 id = ilk_query_get_int(query, 0);
    g_hash_table_insert(there, g_strdup(ilk_query_get_text(query, 1)), g_memdup2(&id, sizeof id));
  }
  self->there = row == 0 ? g_steal_pointer(&there) : NULL;
  return row == 0;
}

/* Returns: whether @file_id was made for a note that was written here: it is nobody else's */
static gboolean
is_made_here(const char *file_id)
{
  gsize prefix = strlen(ILK_NOTE_MADE_PREFIX);
  return g_str_has_prefix(file_id, ILK_NOTE_MADE_PREFIX) &&
         strlen(file_id) == prefix + ILK_NOTE_MADE_DIGITS &&
         strspn(file_id + prefix, "0123456789abcdef") == ILK_NOTE_MADE_DIGITS;
}

/* What was written here, or moved here from another deck, is not known by the deck's id. */
static gboolean
find_there(IlkImportFinder *self, const IlkDeckFileCard *card, gint64 *id, GError **error)
{
  if (self->is_new)
    return TRUE;
  if (self->there == NULL && !read_there(self, error))
    return FALSE;
  const gint64 *found = g_hash_table_lookup(self->there, card->id);
  if (found == NULL)
    return TRUE;
  *id = *found;
  return is_made_here(card->id) || keep_same_question(self->store, card, id, error);
}

gboolean
ilk_import_finder_find(IlkImportFinder *self, const IlkDeckFileCard *card, const guint8 *derived,
                       guint8 uid[ILK_UID_LENGTH], gint64 *id, GError **error)
{
  if (derived != NULL && self->has_own_id)
    memcpy(uid, derived, ILK_UID_LENGTH);
  else
    ilk_uid_derive(uid, self->origin, card->id);
  return find_note(self, uid, id, error) && (*id != 0 || find_earlier(self, card, id, error)) &&
         (*id != 0 || find_there(self, card, id, error));
}

gboolean
ilk_import_finder_is_of_file(const IlkImportFinder *self, const guint8 *uid, gsize length,
                             const char *file_id)
{
  guint8 derived[ILK_UID_LENGTH];
  ilk_uid_derive(derived, self->origin, file_id);
  return length == sizeof derived && memcmp(uid, derived, sizeof derived) == 0;
}
