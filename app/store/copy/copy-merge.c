/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One collection of the rows of several devices. What has a uid is the same everywhere; a card is
 * its note's with its ordinal; an event has its device and number. Of what two devices have, the
 * one that was changed last counts, and of two changes at one moment that of the device with the
 * higher uid. Numbers stay what they are on the device with the lowest uid that knows them, unless
 * something else has them there. So all depends on what was written, and nothing on the order in
 * which it came.
 *
 * For a table T: k_T has what a row is known by, w_T the one that counts, i_T its number, x_T which
 * number a device's number became.
 */
#include "app/store/copy/copy-stage.h"

#include "app/store/copy/copy-tables.h"
#include "app/store/rows/card.h"
#include "app/store/rows/deck-row.h"
#include "app/store/rows/grave.h"
#include "app/store/rows/listening.h"
#include "app/store/rows/quiz-answer.h"
#include "app/store/rows/sealed.h"

/* What no checksum is. */
#define UNSOUND G_STRINGIFY(ILK_NO_SEAL)

/* A row that was damaged in a collection was copied as it was. */
static gboolean
drop_unsound(IlkDatabase *db, const IlkTable *table, GError **error)
{
  g_auto(GStrv) columns = ilk_table_list_columns(table);
  guint n = g_strv_length(columns);
  g_autoptr(GString) sql = g_string_new(NULL);
  g_string_printf(sql, "DELETE FROM s_%s WHERE %s <> seal(", table->name, columns[n - 1]);
  for (guint i = 0; i + 1 < n; i++)
    g_string_append_printf(sql, i > 0 ? ", %s" : "%s", columns[i]);
  g_string_append(sql, ")");
  return ilk_database_execute(db, sql->str, error);
}

typedef gboolean (*RowJudge)(IlkQuery *row);

static gboolean
is_sound_card(IlkQuery *row)
{
  IlkCardRow card = ilk_card_row_read(row, 0);
  return ilk_card_row_seal(&card) == card.crc;
}

static gboolean
is_sound_deck(IlkQuery *row)
{
  IlkDeckRow deck = ilk_deck_row_read(row);
  return ilk_deck_row_seal(&deck) == deck.crc;
}

/* Marks what is not as it was saved, so that it gets no seal later. @select: the row's columns,
 * then its place */
static gboolean
mark_unsound(IlkDatabase *db, const char *select, const char *mark, int place, RowJudge is_sound,
             GError **error)
{
  g_autoptr(GArray) places = g_array_new(FALSE, FALSE, sizeof(gint64));
  g_autoptr(IlkQuery) row = ilk_database_query(db, select);
  int state;
  while ((state = ilk_query_step(row, error)) > 0) {
    gint64 at = ilk_query_get_int(row, place);
    if (!is_sound(row))
      g_array_append_val(places, at);
  }
  for (guint i = 0; state == 0 && i < places->len; i++) {
    IlkQuery *query = ilk_database_query(db, mark);
    ilk_query_bind_int(query, g_array_index(places, gint64, i));
    if (!ilk_query_run(query, error))
      return FALSE;
  }
  return state == 0;
}

static gboolean
judge(IlkDatabase *db, GError **error)
{
  return drop_unsound(db, &ilk_grave_table, error) && drop_unsound(db, &ilk_media_table, error) &&
         drop_unsound(db, &ilk_quiz_answer_table, error) &&
         drop_unsound(db, &ilk_listening_table, error) &&
         mark_unsound(db, "SELECT " ILK_CARD_COLUMNS ", card.rowid FROM s_card AS card",
                      "UPDATE s_card SET crc = " UNSOUND " WHERE rowid = ?", ILK_N_CARD_COLUMNS,
                      is_sound_card, error) &&
         mark_unsound(db, "SELECT " ILK_DECK_COLUMNS ", deck.rowid FROM s_deck AS deck",
                      "UPDATE s_deck SET crc = " UNSOUND " WHERE rowid = ?", ILK_N_DECK_COLUMNS,
                      is_sound_deck, error);
}

/* When a row was changed is in it, where it was copied without a change. */
static const char times[] = "UPDATE s_deck SET stamp = max(stamp, changed);"
                            "UPDATE s_note SET stamp = max(stamp, changed);"
                            "UPDATE s_card SET stamp = max(stamp, changed);"
                            "UPDATE s_grave SET stamp = max(stamp, at);"
                            "UPDATE s_media SET stamp = max(stamp, added);";

/* A note that was removed and came back has two numbers on its device: the last one counts. */
#define KNOW(table, uid, from)                                                                     \
  "CREATE TABLE k_" table " AS SELECT t.src, t.id, " uid                                           \
  " AS uid, t.stamp, t.n, t.gone, row_number() OVER (PARTITION BY t.src, " uid                     \
  " ORDER BY t.gone, t.n DESC) AS turn FROM s_" table " AS t " from ";"
#define SETTLE(table)                                                                              \
  "DELETE FROM k_" table " WHERE turn > 1;"                                                        \
  "CREATE TABLE w_" table " AS SELECT * FROM (SELECT *, row_number() OVER (PARTITION BY uid"       \
  " ORDER BY stamp DESC, src DESC) AS rank, first_value(id) OVER (PARTITION BY uid ORDER BY src)"  \
  " AS number FROM k_" table ") WHERE rank = 1;"                                                   \
  "CREATE TABLE i_" table                                                                          \
  " AS SELECT uid, CASE WHEN turn = 1 THEN number ELSE base + row_number()"                        \
  " OVER (PARTITION BY turn > 1 ORDER BY number, uid) END AS id FROM (SELECT uid, number,"         \
  " row_number() OVER (PARTITION BY number ORDER BY uid) AS turn, max(number) OVER () AS base"     \
  " FROM w_" table ");"                                                                            \
  "CREATE UNIQUE INDEX i_" table "_uid ON i_" table "(uid);"                                       \
  "CREATE TABLE x_" table "(src, old, id, PRIMARY KEY(src, old)) WITHOUT ROWID;"                   \
  "INSERT INTO x_" table " SELECT k.src, k.id, i.id FROM k_" table " AS k JOIN i_" table           \
  " AS i USING (uid);"

/* Reviews speak of cards that are gone, and of some that nobody knows. */
static const char numbers[] = KNOW("device", "t.uid", "") SETTLE("device") KNOW("deck", "t.uid", "")
    SETTLE("deck") KNOW("note", "t.uid", "") SETTLE("note")
        KNOW("prediction", "t.at || '/' || t.demo || '/' || t.parameters", "") SETTLE("prediction")
            KNOW("card", "hex(note.uid) || '/' || t.ordinal",
                 "JOIN s_note AS note ON note.src = t.src AND note.id = "
                 "t.note") "CREATE INDEX k_card_id ON k_card(src, id);"
                           "INSERT INTO k_card SELECT DISTINCT src, card, '~' "
                           "|| src || '/' || card, 0, 0, 1, 1 FROM"
                           " (SELECT src, card FROM s_review UNION SELECT "
                           "src, card FROM s_quiz_answer"
                           " UNION SELECT src, card FROM s_listening UNION "
                           "SELECT src, card FROM s_prediction) AS t"
                           " WHERE card IS NOT NULL AND NOT EXISTS"
                           " (SELECT 1 FROM k_card AS k WHERE k.src = t.src "
                           "AND k.id = t.card AND k.turn = 1);" SETTLE("card");

/* What was buried stays so, unless it was written again since. */
static const char graves[] =
    "CREATE TABLE w_grave AS SELECT * FROM (SELECT *, row_number() OVER (PARTITION BY uid"
    " ORDER BY stamp DESC, src DESC) AS rank FROM s_grave) WHERE rank = 1 AND gone = 0;"
    "CREATE INDEX w_grave_uid ON w_grave(uid);"
    "DELETE FROM w_note WHERE EXISTS (SELECT 1 FROM w_grave AS g WHERE g.uid = w_note.uid"
    " AND g.kind = 1 AND g.stamp >= w_note.stamp);"
    "DELETE FROM w_deck WHERE EXISTS (SELECT 1 FROM w_grave AS g WHERE g.uid = w_deck.uid"
    " AND g.kind = 0 AND g.stamp >= w_deck.stamp);"
    "DELETE FROM w_grave WHERE kind = 1 AND uid IN (SELECT uid FROM w_note WHERE gone = 0);"
    "DELETE FROM w_grave WHERE kind = 0 AND uid IN (SELECT uid FROM w_deck WHERE gone = 0);";

/* What a column of a table becomes; a column without a row here stays as it is. */
typedef struct {
  const char *table;
  const char *column;
  const char *value;
} Column;

#define MAPPED(table, column)                                                                      \
  "(SELECT x.id FROM x_" table " AS x WHERE x.src = s.src AND x.old = s." column ")"
#define ORIGIN "coalesce(" MAPPED("device", "origin") ", s.origin)"

static const Column mapped[] = {
    {"device", "id", "i.id"},
    {"deck", "id", "i.id"},
    {"deck", "parent", MAPPED("deck", "parent")},
    {"deck", "origin", ORIGIN},
    {"note", "id", "i.id"},
    {"note", "origin", ORIGIN},
    {"card", "id", "i.id"},
    {"card", "note", MAPPED("note", "note")},
    {"card", "deck", MAPPED("deck", "deck")},
    {"card", "origin", ORIGIN},
    {"grave", "device", MAPPED("device", "device")},
    {"review", "card", MAPPED("card", "card")},
    {"review", "device", MAPPED("device", "device")},
    {"quiz_answer", "card", MAPPED("card", "card")},
    {"quiz_answer", "device", MAPPED("device", "device")},
    {"listening", "card", MAPPED("card", "card")},
    {"listening", "device", MAPPED("device", "device")},
    {"prediction", "id", "i.id"},
    {"prediction", "card", MAPPED("card", "card")},
};

/* Where the rows that count are found: s, and i where their number is chosen. */
#define NUMBERED(table)                                                                            \
  "w_" table " AS w JOIN s_" table " AS s ON s.src = w.src AND s.id = w.id JOIN i_" table          \
  " AS i ON i.uid = w.uid WHERE w.gone = 0 ORDER BY i.id"
#define LATEST(table, key)                                                                         \
  "(SELECT *, row_number() OVER (PARTITION BY " key " ORDER BY stamp DESC, src DESC) AS rank FROM" \
  " s_" table ") AS s WHERE s.rank = 1 AND s.gone = 0 ORDER BY " key
/* An event is the same wherever it is known. */
#define EVENTS(table) "s_" table " AS s WHERE s.gone = 0 ORDER BY s.src"

static const struct {
  const char *table;
  const char *rows;
} outputs[] = {
    {"device", NUMBERED("device")},
    {"config", LATEST("config", "key")},
    {"deck", NUMBERED("deck")},
    {"note", NUMBERED("note")},
    {"card", NUMBERED("card")},
    {"grave", "w_grave AS s ORDER BY s.uid"},
    {"media", LATEST("media", "hash")},
    {"review", EVENTS("review")},
    {"quiz_answer", EVENTS("quiz_answer")},
    {"listening", EVENTS("listening")},
    {"prediction", NUMBERED("prediction")},
};

static const char *
get_value(const char *table, const char *column)
{
  for (gsize i = 0; i < G_N_ELEMENTS(mapped); i++)
    if (g_str_equal(mapped[i].table, table) && g_str_equal(mapped[i].column, column))
      return mapped[i].value;
  return NULL;
}

static gboolean
put_out(IlkDatabase *db, const char *table, const char *rows, GError **error)
{
  g_autoptr(GPtrArray) columns = ilk_copy_table_list_columns(db, table, error);
  g_autoptr(GString) sql = g_string_new(NULL), values = g_string_new(NULL);
  if (columns == NULL)
    return FALSE;
  g_string_printf(sql, "INSERT OR IGNORE INTO %s(", table);
  for (guint i = 0; i < columns->len; i++) {
    const char *column = columns->pdata[i], *value = get_value(table, column);
    g_string_append_printf(sql, i > 0 ? ", %s" : "%s", column);
    g_string_append_printf(values, i > 0 ? ", %s%s" : "%s%s", value != NULL ? "" : "s.",
                           value != NULL ? value : column);
  }
  g_string_append_printf(sql, ") SELECT %s FROM %s", values->str, rows);
  return ilk_database_execute(db, sql->str, error);
}

/* Their numbers are in the seals of these. */
static gboolean
seal_again(IlkDatabase *db, const IlkTable *table, GError **error)
{
  g_auto(GStrv) columns = ilk_table_list_columns(table);
  guint n = g_strv_length(columns);
  g_autoptr(GString) sql = g_string_new(NULL);
  g_string_printf(sql, "UPDATE %s SET %s = seal(", table->name, columns[n - 1]);
  for (guint i = 0; i + 1 < n; i++)
    g_string_append_printf(sql, i > 0 ? ", %s" : "%s", columns[i]);
  g_string_append(sql, ")");
  return ilk_database_execute(db, sql->str, error);
}

gboolean
ilk_copy_merge(IlkDatabase *stage, GError **error)
{
  if (!judge(stage, error) || !ilk_database_execute(stage, times, error) ||
      !ilk_database_execute(stage, numbers, error) || !ilk_database_execute(stage, graves, error))
    return FALSE;
  for (gsize i = 0; i < G_N_ELEMENTS(outputs); i++)
    if (!put_out(stage, outputs[i].table, outputs[i].rows, error))
      return FALSE;
  return ilk_card_row_seal_again(stage, error) && ilk_deck_row_seal_again(stage, error) &&
         seal_again(stage, &ilk_grave_table, error) &&
         seal_again(stage, &ilk_quiz_answer_table, error) &&
         seal_again(stage, &ilk_listening_table, error);
}
