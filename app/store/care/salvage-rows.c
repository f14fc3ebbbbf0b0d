/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Row by row, and what of a row can be believed.
 */
#include "app/store/care/salvage-rows.h"

#include "app/base/error.h"
#include "app/schedule/study-options.h"
#include "app/store/rows/card.h"
#include "app/store/rows/log.h"
#include "app/store/rows/note.h"
#include "app/store/rows/deck-row.h"
#include "app/store/rows/sealed.h"

#include <string.h>

typedef gboolean (*RowCopier)(IlkStore *store, IlkQuery *row, GError **error);

/* A table is read from its front and, past damage, from its end. */
typedef struct {
  const char *forward;
  const char *backward;
  RowCopier copy;
} Table;

static gboolean
copy_device(IlkStore *store, IlkQuery *row, GError **error)
{
  gsize length;
  gconstpointer uid = ilk_query_get_blob(row, 1, &length);
  g_autoptr(IlkQuery) query =
      ilk_database_query(store->db, "INSERT OR IGNORE INTO device(id, uid, name) VALUES (?, ?, ?)");
  ilk_query_bind_int(query, ilk_query_get_int(row, 0));
  ilk_query_bind_blob(query, uid, length);
  ilk_query_bind_text(query, ilk_query_get_text(row, 2));
  return ilk_query_run(query, error);
}

/* The collection's options. What is there already is a backup's. */
static gboolean
copy_unsealed_config(IlkStore *store, IlkQuery *row, GError **error)
{
  const char *key = ilk_query_get_text(row, 0), *value = ilk_query_get_text(row, 1);
  IlkStudyOptions options;
  ilk_study_options_init(&options);
  if (value == NULL || !ilk_study_options_merge_json(&options, value, NULL))
    return TRUE;
  g_autoptr(IlkQuery) query = ilk_database_query(
      store->db, "INSERT OR IGNORE INTO config(key, value, crc) VALUES (?, ?, ?)");
  ilk_query_bind_text(query, key);
  ilk_query_bind_text(query, value);
  ilk_query_bind_int(query, ilk_seal_setting(key, value));
  return ilk_query_run(query, error);
}

static gboolean
copy_config(IlkStore *store, IlkQuery *row, GError **error)
{
  const char *key = ilk_query_get_text(row, 0), *value = ilk_query_get_text(row, 1);
  if (ilk_seal_setting(key, value) != ilk_query_get_int(row, 2))
    return TRUE;
  return copy_unsealed_config(store, row, error);
}

/* What is carried on of a deck. */
typedef struct {
  gint64 id;
  const guint8 *uid;
  const char *file_id, *name, *description, *options;
} Deck;

static gboolean
insert_deck(IlkStore *store, const Deck *deck, GError **error)
{
  g_autoptr(IlkQuery) query = ilk_database_query(
      store->db, "INSERT OR IGNORE INTO deck(id, uid, file_id, name, description, options, crc,"
                 " options_crc) VALUES (?, ?, ?, ?, ?, ?, ?, ?)");
  ilk_query_bind_int(query, deck->id);
  ilk_query_bind_blob(query, deck->uid, ILK_UID_LENGTH);
  ilk_query_bind_text(query, deck->file_id);
  ilk_query_bind_text(query, deck->name);
  ilk_query_bind_text(query, deck->description);
  ilk_query_bind_text(query, deck->options);
  ilk_query_bind_int(query,
                     ilk_seal_deck(deck->uid, deck->file_id, deck->name, deck->description, 0));
  ilk_query_bind_int(query, ilk_seal_options(deck->options));
  return ilk_query_run(query, error);
}

/* Returns: whether there is enough to go on from; what of the options is no JSON is left behind */
static gboolean
read_deck(Deck *deck, IlkQuery *row)
{
  gsize length;
  IlkStudyOptions options;
  ilk_study_options_init(&options);
  *deck = (Deck){
      .id = ilk_query_get_int(row, 0),
      .uid = ilk_query_get_blob(row, 1, &length),
      .file_id = ilk_query_get_text(row, 2),
      .name = ilk_query_get_text(row, 3),
      .description = ilk_query_get_text(row, 4),
      .options = ilk_query_get_text(row, 5),
  };
  if (deck->options == NULL || !ilk_study_options_merge_json(&options, deck->options, NULL))
    deck->options = ILK_SEAL_NO_OPTIONS;
  return length == ILK_UID_LENGTH && deck->file_id != NULL && deck->name != NULL &&
         deck->description != NULL;
}

static gboolean
copy_unsealed_deck(IlkStore *store, IlkQuery *row, GError **error)
{
  Deck deck;
  return !read_deck(&deck, row) || insert_deck(store, &deck, error);
}

/* Returns: whether @deck's id in its file is what it was: its uid is derived from it */
static gboolean
has_own_uid(const Deck *deck)
{
  guint8 uid[ILK_UID_LENGTH];
  ilk_uid_derive(uid, deck->file_id, NULL);
  return memcmp(uid, deck->uid, sizeof uid) == 0;
}

/* A deck that is not what it was goes by the id in its file, which importing that finds again. */
static gboolean
copy_deck(IlkStore *store, IlkQuery *row, GError **error)
{
  Deck deck;
  if (!read_deck(&deck, row))
    return TRUE;
  if (ilk_seal_deck_row(row) != ilk_query_get_int(row, 6)) {
    if (!has_own_uid(&deck))
      return TRUE;
    deck.name = deck.file_id;
    deck.description = "";
  }
  deck.options = ilk_seal_trust_options(deck.options, ilk_query_get_int(row, 7));
  return insert_deck(store, &deck, error);
}

/* A deck stands where it stood once both it and the one above it are there. */
static gboolean
copy_parent(IlkStore *store, IlkQuery *row, GError **error)
{
  if (ilk_seal_deck_row(row) != ilk_query_get_int(row, 6))
    return TRUE;
  gint64 id = ilk_query_get_int(row, 0);
  g_autoptr(IlkQuery) query =
      ilk_database_query(store->db, "UPDATE deck SET parent = ?1 WHERE id = ?2 AND parent IS NULL"
                                    " AND EXISTS (SELECT 1 FROM deck WHERE id = ?1)");
  ilk_query_bind_int(query, ilk_query_get_int(row, 8));
  ilk_query_bind_int(query, id);
  return ilk_query_run(query, error) && ilk_seal_deck_again(store, id, error);
}

#define NOTE_COLUMNS_4 "id, uid, file_id, fields, tags, changed, origin, crc"
#define NOTE_COLUMNS NOTE_COLUMNS_4 ", kind, form, media"

/* A text that is not what it was is not carried on; its deck's file has it. */
static gboolean
copy_note(IlkStore *store, IlkQuery *row, GError **error)
{
  const IlkNoteRow note = {.kind = (IlkNoteKind) ilk_query_get_int(row, 8),
                           .form = (IlkAnswerForm) ilk_query_get_int(row, 9),
                           .fields = (char *) ilk_query_get_text(row, 3),
                           .tags = (char *) ilk_query_get_text(row, 4),
                           .media = (char *) ilk_query_get_text(row, 10)};
  if (note.fields == NULL || note.tags == NULL ||
      ilk_note_row_seal(&note) != ilk_query_get_int(row, 7))
    return TRUE;
  g_autoptr(IlkQuery) query =
      ilk_database_query(store->db, "INSERT OR IGNORE INTO note(" NOTE_COLUMNS ")"
                                    " SELECT ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11"
                                    " WHERE EXISTS (SELECT 1 FROM device WHERE id = ?7)");
  for (int column = 0; column <= 10; column++)
    ilk_query_bind_column(query, row, column);
  return ilk_query_run(query, error);
}

static gboolean
copy_card(IlkStore *store, IlkQuery *row, GError **error)
{
  IlkCardRow card = ilk_card_row_read(row, 0);
  return ilk_card_row_seal(&card) != card.crc || ilk_card_row_copy(store, &card, error);
}

static gboolean
copy_review(IlkStore *store, IlkQuery *row, GError **error)
{
  IlkReview review = ilk_log_read(row);
  gint64 known = 0;
  IlkQuery *query = ilk_database_query(store->db, "SELECT count(*) FROM device WHERE id = ?");
  ilk_query_bind_int(query, review.key.device);
  if (!ilk_query_fetch_int(query, &known, error))
    return FALSE;
  return known == 0 || ilk_log_append(store, &review, error);
}

static gboolean
copy_prediction(IlkStore *store, IlkQuery *row, GError **error)
{
  g_autoptr(IlkQuery) query = ilk_database_query(
      store->db, "INSERT OR IGNORE INTO prediction(id, card, demo, at, parameters, predicted,"
                 " measured) VALUES (?, nullif(?, 0), ?, ?, ?, ?, nullif(?, 0))");
  ilk_query_bind_int(query, ilk_query_get_int(row, 0));
  ilk_query_bind_int(query, ilk_query_get_int(row, 1));
  ilk_query_bind_text(query, ilk_query_get_text(row, 2));
  ilk_query_bind_int(query, ilk_query_get_int(row, 3));
  ilk_query_bind_text(query, ilk_query_get_text(row, 4));
  ilk_query_bind_real(query, ilk_query_get_real(row, 5));
  ilk_query_bind_real(query, ilk_query_get_real(row, 6));
  return ilk_query_run(query, error);
}

#define BOTH_WAYS(select, key) select " ORDER BY " key, select " ORDER BY " key " DESC"
#define BOTH_WAYS_REVIEW(select)                                                                   \
  select " ORDER BY card, at, device, seq",                                                        \
      select " ORDER BY card DESC, at DESC, device DESC, seq DESC"

/* Holds in collections before version 4. */
#define UNSEALED(table)                                                                            \
  " AND NOT EXISTS (SELECT 1 FROM pragma_table_info('" table "') WHERE name = 'crc')"

/* A card before version 5 had its note's number. */
#define CARD_COLUMNS_4                                                                             \
  "id, id, 0, deck, position, seconds, demo, 0, 0, 0,"                                             \
  " (SELECT changed FROM note WHERE note.id = card.id), 0, 0, crc"

/* In the order of their references. */
static const Table tables[] = {
    {BOTH_WAYS("SELECT id, uid, name FROM device", "id"), copy_device},
    {BOTH_WAYS("SELECT key, value, crc FROM config WHERE key = 'options'", "key"), copy_config},
    {BOTH_WAYS("SELECT key, value FROM config WHERE key = 'options'" UNSEALED("config"), "key"),
     copy_unsealed_config},
    {BOTH_WAYS("SELECT " ILK_SEAL_DECK_COLUMNS " FROM deck", "id"), copy_deck},
    {BOTH_WAYS("SELECT " ILK_SEAL_DECK_COLUMNS " FROM deck WHERE parent IS NOT NULL", "id"),
     copy_parent},
    {BOTH_WAYS("SELECT " ILK_SEAL_DECK_COLUMNS_4 ", NULL FROM deck", "id"), copy_deck},
    {BOTH_WAYS("SELECT id, uid, file_id, name, description, options FROM deck WHERE TRUE" UNSEALED(
                   "deck"),
               "id"),
     copy_unsealed_deck},
    {BOTH_WAYS("SELECT " NOTE_COLUMNS " FROM note", "id"), copy_note},
    {BOTH_WAYS("SELECT " NOTE_COLUMNS_4 ", 0, 0, '' FROM note", "id"), copy_note},
    {BOTH_WAYS("SELECT " ILK_CARD_COLUMNS " FROM card", "id"), copy_card},
    {BOTH_WAYS("SELECT " CARD_COLUMNS_4 " FROM card", "id"), copy_card},
    {BOTH_WAYS_REVIEW("SELECT " ILK_LOG_COLUMNS " FROM review"), copy_review},
    /* Earlier versions had not all columns; of this one, nothing is left to add. */
    {BOTH_WAYS_REVIEW("SELECT " ILK_LOG_COLUMNS_3 ", 0, 0 FROM review"), copy_review},
    {BOTH_WAYS_REVIEW("SELECT " ILK_LOG_COLUMNS_2 ", 0, 0, 0 FROM review"), copy_review},
    {BOTH_WAYS_REVIEW("SELECT " ILK_LOG_COLUMNS_1 ", 0, 0, 0, 0 FROM review"), copy_review},
    {BOTH_WAYS("SELECT id, card, demo, at, parameters, predicted, measured FROM prediction", "id"),
     copy_prediction},
};

/* A row that breaks a rule of the schema is damaged; only a failure of the new collection ends it.
 * Returns: -1 on such a failure, 0 when the damaged file could be read no further, 1 at its end */
static int
copy_rows(IlkStore *store, IlkDatabase *damaged, const char *sql, RowCopier copy, GError **error)
{
  g_autoptr(IlkQuery) row = ilk_database_query(damaged, sql);
  int state;
  while ((state = ilk_query_step(row, NULL)) > 0) {
    g_autoptr(GError) local_error = NULL;
    if (copy(store, row, &local_error) ||
        g_error_matches(local_error, ILK_ERROR, ILK_ERROR_INVALID))
      continue;
    g_propagate_error(error, g_steal_pointer(&local_error));
    return -1;
  }
  return state == 0;
}

static gboolean
copy_table(IlkStore *store, IlkDatabase *damaged, const Table *table, GError **error)
{
  int state = copy_rows(store, damaged, table->forward, table->copy, error);
  if (state == 0)
    state = copy_rows(store, damaged, table->backward, table->copy, error);
  return state >= 0;
}

gboolean
ilk_salvage_rows(IlkStore *store, IlkDatabase *damaged, GError **error)
{
  for (gsize i = 0; i < G_N_ELEMENTS(tables); i++) {
    if (!copy_table(store, damaged, &tables[i], error))
      return FALSE;
  }
  return ilk_sealed_copy(store, damaged, error);
}
