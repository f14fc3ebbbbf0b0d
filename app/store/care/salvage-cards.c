/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A card's row is lost with its page, but the index that keeps a note from having a card twice lies
 * elsewhere: it names note, ordinal and number of each. The memory, which is computed, knows the
 * card's deck and place. Where the index is lost as well, numbers follow from the cards around:
 * notes and cards are made together, one after the other.
 */
#include "app/store/care/salvage-cards.h"

#include "app/base/clock.h"
#include "app/store/rows/card.h"
#include "app/store/rows/deck-row.h"
#include "app/store/rows/note.h"
#include "config.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>

/* Where a text goes whose card, or deck, is lost. Importing its deck again moves it back. */
#define SAVED_DECK "saved-cards"
#define SAVED_SECONDS 15

typedef struct {
  IlkStore *store;
  IlkDatabase *damaged; /* (nullable) */
  GHashTable *numbers;  /* "note/ordinal" to a card's number */
  gint64 saved_deck;    /* 0 until it is needed */
} Rescue;

static char *
dup_key(gint64 note, int ordinal)
{
  return g_strdup_printf("%" PRId64 "/%d", note, ordinal);
}

/* Returns: whether @sql came to its end */
static gboolean
read_numbers(Rescue *self, const char *sql)
{
  int row;
  g_autoptr(IlkQuery) query = ilk_database_query(self->damaged, sql);
  while ((row = ilk_query_step(query, NULL)) > 0) {
    gint64 number = ilk_query_get_int(query, 2);
    g_hash_table_insert(self->numbers,
                        dup_key(ilk_query_get_int(query, 0), (int) ilk_query_get_int(query, 1)),
                        g_memdup2(&number, sizeof number));
  }
  return row == 0;
}

#define INDEX "SELECT note, ordinal, id FROM card INDEXED BY sqlite_autoindex_card_1 ORDER BY note"

static gboolean
fetch(IlkStore *store, const char *sql, gint64 bound, gint64 *value, GError **error)
{
  IlkQuery *query = ilk_database_query(store->db, sql);
  ilk_query_bind_int(query, bound);
  return ilk_query_fetch_int(query, value, error);
}

/* @offset: (out): by how much the number of a note's first card exceeds the note's, where the cards
 * before and after it agree on that; -1 where they do not. Up to version 4 it was 0. */
static gboolean
find_offset(IlkStore *store, gint64 note, gint64 *offset, GError **error)
{
  gint64 before = 0, after = 0, has_after = 0;
  if (!fetch(store,
             "SELECT id - note FROM card WHERE note < ? AND ordinal = 0 ORDER BY note DESC LIMIT 1",
             note, &before, error) ||
      !fetch(store,
             "SELECT id - note FROM card WHERE note > ? AND ordinal = 0 ORDER BY note LIMIT 1",
             note, &after, error) ||
      !fetch(store, "SELECT EXISTS (SELECT 1 FROM card WHERE note > ? AND ordinal = 0)", note,
             &has_after, error))
    return FALSE;
  *offset = has_after == 0 || before == after ? before : -1;
  return TRUE;
}

/* @number: (out): that the card had, 0 when it cannot be told */
static gboolean
find_number(Rescue *self, gint64 note, int ordinal, gint64 *number, GError **error)
{
  gint64 taken = 0, offset = 0;
  g_autofree char *key = dup_key(note, ordinal);
  const gint64 *known = g_hash_table_lookup(self->numbers, key);
  *number = 0;
  if (known == NULL && (ordinal != 0 || g_hash_table_size(self->numbers) > 0))
    return TRUE;
  if (known == NULL && !find_offset(self->store, note, &offset, error))
    return FALSE;
  *number = known != NULL ? *known : offset >= 0 ? note + offset : 0;
  if (!fetch(self->store, "SELECT count(*) FROM card WHERE id = ?", *number, &taken, error))
    return FALSE;
  if (taken != 0)
    *number = 0;
  return TRUE;
}

static gboolean
make_saved_deck(Rescue *self, GError **error)
{
  IlkDeckRow row = {.file_id = SAVED_DECK, .name = _("Saved cards"), .description = ""};
  ilk_uid_derive(row.uid, SAVED_DECK, NULL);
  if (self->saved_deck != 0)
    return TRUE;
  if (!ilk_query_fetch_int(ilk_deck_row_find_uid(self->store->db, row.uid), &self->saved_deck,
                           error))
    return FALSE;
  if (self->saved_deck != 0)
    return TRUE;
  gboolean made = ilk_deck_row_insert(self->store, &row, error);
  self->saved_deck = row.id;
  return made;
}

/* @card: its number is known or 0, its deck and place are found out */
static gboolean
find_place(Rescue *self, IlkCardRow *card, GError **error)
{
  gint64 there = 0;
  if (card->id != 0 && self->damaged != NULL) {
    g_autoptr(IlkQuery) query = ilk_database_query(
        self->damaged, "SELECT deck, position, suspended, buried FROM memory WHERE card = ?");
    ilk_query_bind_int(query, card->id);
    if (ilk_query_step(query, NULL) > 0) {
      card->deck = ilk_query_get_int(query, 0);
      card->position = ilk_query_get_int(query, 1);
      card->suspended = ilk_query_get_int(query, 2) == 1;
      card->buried = MAX(ilk_query_get_int(query, 3), 0);
    }
  }
  if (!fetch(self->store, "SELECT count(*) FROM deck WHERE id = ?", card->deck, &there, error))
    return FALSE;
  if (there != 0)
    return TRUE;
  gboolean made = make_saved_deck(self, error);
  card->deck = self->saved_deck;
  card->position = card->note;
  return made;
}

static gboolean
rescue_card(Rescue *self, gint64 note, int ordinal, GError **error)
{
  gint64 there = 0, now = ilk_clock_now();
  IlkCardRow row = {
      .note = note, .ordinal = ordinal, .seconds = SAVED_SECONDS, .added = now, .changed = now};
  IlkQuery *query = ilk_database_query(self->store->db,
                                       "SELECT count(*) FROM card WHERE note = ? AND ordinal = ?");
  ilk_query_bind_int(query, note);
  ilk_query_bind_int(query, ordinal);
  if (!ilk_query_fetch_int(query, &there, error))
    return FALSE;
  return there != 0 ||
         (find_number(self, note, ordinal, &row.id, error) && find_place(self, &row, error) &&
          ilk_card_row_insert(self->store, &row, error));
}

static gboolean
rescue_note(Rescue *self, IlkQuery *row, GError **error)
{
  g_autoptr(IlkNote) note = ilk_note_row_read(row, 0, NULL);
  g_autoptr(GArray) ordinals = note != NULL ? ilk_note_list_ordinals(note) : NULL;
  for (guint i = 0; ordinals != NULL && i < ordinals->len; i++)
    if (!rescue_card(self, ilk_query_get_int(row, ILK_N_NOTE_COLUMNS),
                     g_array_index(ordinals, int, i), error))
      return FALSE;
  return TRUE;
}

/* A question with an answer has one card; of the others, each note says which it has. */
static gboolean
rescue_notes(Rescue *self, GError **error)
{
  g_autoptr(IlkQuery) query = ilk_database_query(
      self->store->db, "SELECT " ILK_NOTE_COLUMNS ", note.id FROM note WHERE kind <> 0"
                       " OR id NOT IN (SELECT note FROM card) ORDER BY id");
  int row;
  while ((row = ilk_query_step(query, error)) > 0) {
    if (!rescue_note(self, query, error))
      return FALSE;
  }
  return row == 0;
}

gboolean
ilk_salvage_cards(IlkStore *store, IlkDatabase *damaged, GError **error)
{
  g_autoptr(GHashTable) numbers = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
  Rescue self = {.store = store, .damaged = damaged, .numbers = numbers};
  if (damaged != NULL && !read_numbers(&self, INDEX))
    read_numbers(&self, INDEX " DESC");
  return rescue_notes(&self, error);
}

static gboolean
raise_number(IlkStore *store, const char *table, gint64 number, GError **error)
{
  IlkQuery *begin = ilk_database_query(
      store->db, "INSERT INTO sqlite_sequence(name, seq) SELECT ?1, 0"
                 " WHERE NOT EXISTS (SELECT 1 FROM sqlite_sequence WHERE name = ?1)");
  ilk_query_bind_text(begin, table);
  if (!ilk_query_run(begin, error))
    return FALSE;
  g_autoptr(IlkQuery) raise =
      ilk_database_query(store->db, "UPDATE sqlite_sequence SET seq = max(seq, ?) WHERE name = ?");
  ilk_query_bind_int(raise, number);
  ilk_query_bind_text(raise, table);
  return ilk_query_run(raise, error);
}

/* A damaged page must not use numbers up. */
#define MOST_NUMBERS (G_MAXINT64 >> 16)

static gboolean
reserve_given(IlkStore *store, IlkDatabase *damaged, const char *table, GError **error)
{
  gint64 last = 0;
  if (damaged == NULL)
    return TRUE;
  IlkQuery *query = ilk_database_query(damaged, "SELECT seq FROM sqlite_sequence WHERE name = ?");
  ilk_query_bind_text(query, table);
  return !ilk_query_fetch_int(query, &last, NULL) || last < 0 || last > MOST_NUMBERS ||
         raise_number(store, table, last, error);
}

gboolean
ilk_salvage_reserve_numbers(IlkStore *store, IlkDatabase *damaged, GError **error)
{
  static const char *const tables[] = {"card", "deck", "note"};
  gint64 last = 0;
  IlkQuery *query =
      ilk_database_query(store->db, "SELECT max(coalesce((SELECT max(card) FROM review), 0),"
                                    " coalesce((SELECT max(id) FROM card), 0))");
  if (!ilk_query_fetch_int(query, &last, error) || !raise_number(store, "card", last, error))
    return FALSE;
  for (gsize i = 0; i < G_N_ELEMENTS(tables); i++)
    if (!reserve_given(store, damaged, tables[i], error))
      return FALSE;
  return TRUE;
}
