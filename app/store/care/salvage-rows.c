/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Row by row, and what of a row can be believed.
 */
#include "app/store/care/salvage-rows.h"

#include "app/base/error.h"
#include "app/store/rows/card.h"
#include "app/store/rows/deck-row.h"
#include "app/store/rows/device.h"
#include "app/store/rows/log.h"
#include "app/store/rows/note.h"
#include "app/store/rows/prediction.h"
#include "app/store/rows/sealed.h"
#include "app/store/rows/setting.h"

typedef gboolean (*RowCopier)(IlkStore *store, IlkQuery *row, GError **error);

/* A table is read from its front and, past damage, from its end. */
typedef struct {
  const char *forward;
  const char *backward;
  RowCopier copy;
} Table;

static gboolean
copy_setting(IlkStore *store, IlkQuery *row, GError **error)
{
  return ilk_setting_copy(store, row, TRUE, error);
}

static gboolean
copy_unsealed_setting(IlkStore *store, IlkQuery *row, GError **error)
{
  return ilk_setting_copy(store, row, FALSE, error);
}

static gboolean
copy_deck(IlkStore *store, IlkQuery *row, GError **error)
{
  return ilk_deck_row_copy(store, row, TRUE, error);
}

static gboolean
copy_unsealed_deck(IlkStore *store, IlkQuery *row, GError **error)
{
  return ilk_deck_row_copy(store, row, FALSE, error);
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
  gboolean known = FALSE;
  return ilk_device_has(store->db, review.key.device, &known, error) &&
         (!known || ilk_log_append(store, &review, error));
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
    {BOTH_WAYS("SELECT " ILK_DEVICE_COLUMNS " FROM device", "id"), ilk_device_copy},
    {BOTH_WAYS("SELECT " ILK_SETTING_COLUMNS
               " FROM config WHERE key IN ('options', 'backup-share') OR key GLOB 'model:*'",
               "key"),
     copy_setting},
    {BOTH_WAYS("SELECT " ILK_SETTING_COLUMNS_3
               " FROM config WHERE key = 'options'" UNSEALED("config"),
               "key"),
     copy_unsealed_setting},
    {BOTH_WAYS("SELECT " ILK_DECK_COLUMNS " FROM deck", "id"), copy_deck},
    {BOTH_WAYS("SELECT " ILK_DECK_COLUMNS " FROM deck WHERE parent IS NOT NULL", "id"),
     ilk_deck_row_copy_parent},
    {BOTH_WAYS("SELECT " ILK_DECK_COLUMNS_4 ", NULL, 0, 0 FROM deck", "id"), copy_deck},
    {BOTH_WAYS("SELECT " ILK_DECK_COLUMNS_3
               ", 0, 0, NULL, 0, 0 FROM deck WHERE TRUE" UNSEALED("deck"),
               "id"),
     copy_unsealed_deck},
    {BOTH_WAYS("SELECT " ILK_NOTE_ALL_COLUMNS " FROM note", "id"), ilk_note_row_copy},
    {BOTH_WAYS("SELECT " ILK_NOTE_ALL_COLUMNS_4 ", 0, 0, '' FROM note", "id"), ilk_note_row_copy},
    {BOTH_WAYS("SELECT " ILK_CARD_COLUMNS " FROM card", "id"), copy_card},
    {BOTH_WAYS("SELECT " CARD_COLUMNS_4 " FROM card", "id"), copy_card},
    {BOTH_WAYS_REVIEW("SELECT " ILK_LOG_COLUMNS " FROM review"), copy_review},
    /* Earlier versions had not all columns; of this one, nothing is left to add. */
    {BOTH_WAYS_REVIEW("SELECT " ILK_LOG_COLUMNS_3 ", 0, 0 FROM review"), copy_review},
    {BOTH_WAYS_REVIEW("SELECT " ILK_LOG_COLUMNS_2 ", 0, 0, 0 FROM review"), copy_review},
    {BOTH_WAYS_REVIEW("SELECT " ILK_LOG_COLUMNS_1 ", 0, 0, 0, 0 FROM review"), copy_review},
    {BOTH_WAYS("SELECT " ILK_PREDICTION_COLUMNS " FROM prediction", "id"), ilk_prediction_copy},
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
  /* First the graves: what lies there does not come back from where it was still alive. */
  if (!ilk_sealed_copy(store, damaged, error))
    return FALSE;
  for (gsize i = 0; i < G_N_ELEMENTS(tables); i++) {
    if (!copy_table(store, damaged, &tables[i], error))
      return FALSE;
  }
  return TRUE;
}

/* Only of the collection itself: a path means nothing elsewhere. */
static const Table copy_place = {BOTH_WAYS("SELECT " ILK_SETTING_COLUMNS
                                           " FROM config WHERE key IN ('copy-folder', 'copy-off')",
                                           "key"),
                                 copy_setting};

gboolean
ilk_salvage_copy_place(IlkStore *store, IlkDatabase *damaged, GError **error)
{
  return copy_table(store, damaged, &copy_place, error);
}

static const Table damaged_texts = {BOTH_WAYS("SELECT " ILK_NOTE_ALL_COLUMNS " FROM note", "id"),
                                    ilk_note_row_copy_damaged};

static gboolean
count_notes(IlkStore *store, gint64 *n, GError **error)
{
  return ilk_query_fetch_int(ilk_database_query(store->db, "SELECT count(*) FROM note"), n, error);
}

gboolean
ilk_salvage_damaged_texts(IlkStore *store, IlkDatabase *damaged, gint64 *n, GError **error)
{
  gint64 before = 0, after = 0;
  gboolean done = count_notes(store, &before, error) &&
                  copy_table(store, damaged, &damaged_texts, error) &&
                  count_notes(store, &after, error);
  *n = after - before;
  return done;
}
