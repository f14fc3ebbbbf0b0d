/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What belongs to a fact is looked up in tables of our own, since nobody knows which indexes the
 * file has.
 */
#include "app/store/anki/mnemosyne-source.h"

#include "app/anki/mnemosyne.h"
#include "app/base/error.h"
#include "app/base/limits.h"
#include "app/store/sqlite/foreign-database.h"
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define NOTES_AT_ONCE 250
#define REPETITION "9"

typedef struct {
  IlkCardSource parent;

  /* Owned */
  IlkDatabase *db;
  IlkMnemosyne *mnemosyne;
  IlkDeckFile *deck;

  /* Borrowed */
  IlkQuery *facts;

  gboolean begun;
  gboolean ended;
} Source;

static const char *const tables =
    "DROP TABLE IF EXISTS temp.datum; DROP TABLE IF EXISTS temp.face;"
    "DROP TABLE IF EXISTS temp.word; DROP TABLE IF EXISTS temp.answer;"
    "CREATE TEMP TABLE datum AS SELECT _fact_id AS fact, key, value FROM data_for_fact;"
    "CREATE INDEX temp.datum_fact ON datum(fact);"
    "CREATE TEMP TABLE face AS SELECT _fact_id AS fact, _id AS card, id, card_type_id, "
    "fact_view_id,"
    " grade, easiness, last_rep, next_rep, extra_data FROM cards;"
    "CREATE INDEX temp.face_fact ON face(fact);"
    "CREATE TEMP TABLE word AS SELECT _card_id AS card, tags.name AS name FROM tags_for_card"
    " JOIN tags ON tags._id = _tag_id;"
    "CREATE INDEX temp.word_card ON word(card);"
    "CREATE TEMP TABLE answer AS SELECT object_id AS id, timestamp, grade, easiness, next_rep,"
    " thinking_time FROM log WHERE event_type = " REPETITION ";"
    "CREATE INDEX temp.answer_id ON answer(id, timestamp)";

static void
source_free(IlkCardSource *source)
{
  Source *self = (Source *) source;
  g_clear_pointer(&self->db, ilk_database_close);
  g_clear_pointer(&self->mnemosyne, ilk_mnemosyne_free);
  g_clear_pointer(&self->deck, ilk_deck_file_free);
  g_free(self);
}

static gboolean
fail(GError **error)
{
  g_set_error_literal(error, ILK_ERROR, ILK_ERROR_INVALID,
                      _("This database cannot be read as Mnemosyne’s: it is damaged, or another "
                        "program’s."));
  return FALSE;
}

static const char *
get_text(IlkQuery *query, int column)
{
  const char *text = ilk_query_get_text(query, column);
  return text != NULL ? text : "";
}

static char *
dup_valid(IlkQuery *query, int column)
{
  return g_utf8_make_valid(get_text(query, column), -1);
}

static gboolean
read_data(Source *self, IlkMnemosyneFact *fact, gint64 id, GError **error)
{
  gsize bytes = 0;
  int state = 0;
  g_autoptr(IlkQuery) query = ilk_database_query(
      self->db, "SELECT key, value FROM temp.datum WHERE fact = ? ORDER BY rowid LIMIT 100");
  ilk_query_bind_int(query, id);
  while (bytes <= ILK_MAX_CARD_BYTES && (state = ilk_query_step(query, NULL)) > 0) {
    g_autofree char *key = dup_valid(query, 0), *value = dup_valid(query, 1);
    bytes += strlen(value);
    ilk_mnemosyne_fact_set(fact, key, value);
  }
  return state >= 0 || fail(error);
}

static gboolean
read_tags(Source *self, IlkMnemosyneCard *card, gint64 id, GError **error)
{
  int state;
  g_autoptr(GString) names = g_string_new(NULL);
  g_autoptr(IlkQuery) query =
      ilk_database_query(self->db, "SELECT name FROM temp.word WHERE card = ? LIMIT 100");
  ilk_query_bind_int(query, id);
  while ((state = ilk_query_step(query, NULL)) > 0)
    if (strlen(get_text(query, 0)) <= ILK_MAX_NAME_BYTES) {
      g_autofree char *name = dup_valid(query, 0);
      g_string_append_printf(names, "%s,", name);
    }
  card->tags = g_strdup(names->str);
  return state == 0 || fail(error);
}

static gboolean
read_log(Source *self, IlkMnemosyneCard *card, const char *id, GError **error)
{
  gboolean known = FALSE;
  int state = 0;
  g_autoptr(IlkQuery) query = ilk_database_query(
      self->db, "SELECT timestamp, grade, easiness, next_rep, thinking_time FROM temp.answer"
                " WHERE id = ? ORDER BY timestamp");
  ilk_query_bind_text(query, id);
  card->log = g_array_new(FALSE, FALSE, sizeof(IlkAnkiLogRow));
  while (card->log->len < ILK_MAX_PACKAGE_LOG_ROWS && (state = ilk_query_step(query, NULL)) > 0) {
    gint64 grade = ilk_query_get_int(query, 1);
    if (grade < 0 || grade > 5)
      continue;
    IlkAnkiLogRow row = ilk_mnemosyne_log_row(
        ilk_query_get_int(query, 0), (int) grade, ilk_query_get_real(query, 2),
        CLAMP(ilk_query_get_int(query, 3), 0, G_MAXUINT32),
        (int) CLAMP(ilk_query_get_int(query, 4), 0, 3600), known);
    known = known || grade >= 2;
    g_array_append_val(card->log, row);
  }
  return state >= 0 || fail(error);
}

static gboolean
read_card(Source *self, IlkMnemosyneFact *fact, IlkQuery *query, GError **error)
{
  g_autofree char *view = dup_valid(query, 3), *id = dup_valid(query, 1);
  IlkMnemosyneCard *card = ilk_mnemosyne_fact_add_card(fact, view);
  if (fact->type == NULL)
    fact->type = dup_valid(query, 2);
  card->grade = (int) CLAMP(ilk_query_get_int(query, 4), -1, 5);
  card->ease = ilk_query_get_real(query, 5);
  card->last = CLAMP(ilk_query_get_int(query, 6), 0, G_MAXUINT32);
  card->next = CLAMP(ilk_query_get_int(query, 7), 0, G_MAXUINT32);
  ilk_mnemosyne_card_take_extra(card, get_text(query, 8));
  return read_tags(self, card, ilk_query_get_int(query, 0), error) &&
         read_log(self, card, id, error);
}

static gboolean
read_cards(Source *self, IlkMnemosyneFact *fact, gint64 id, GError **error)
{
  int state;
  /* Reading a card asks on: all of its row is taken before. */
  IlkQuery *query = ilk_database_prepare(
      self->db, "SELECT card, id, card_type_id, fact_view_id, grade, easiness, last_rep, next_rep,"
                " extra_data FROM temp.face WHERE fact = ? ORDER BY card LIMIT 500");
  gboolean read = TRUE;
  ilk_query_bind_int(query, id);
  while (read && (state = ilk_query_step(query, NULL)) > 0)
    read = read_card(self, fact, query, error);
  ilk_query_free(query);
  return read && (state == 0 || fail(error));
}

static gboolean
read_fact(Source *self, IlkCardBatch *batch, GError **error)
{
  gint64 id = ilk_query_get_int(self->facts, 0);
  g_autofree char *name = dup_valid(self->facts, 1);
  g_autoptr(IlkMnemosyneFact) fact = ilk_mnemosyne_fact_new(name);
  return read_data(self, fact, id, error) && read_cards(self, fact, id, error) &&
         ilk_mnemosyne_add(self->mnemosyne, batch, fact, error);
}

static IlkCardBatch *
next(IlkCardSource *source, GError **error)
{
  Source *self = (Source *) source;
  g_autoptr(IlkCardBatch) batch = ilk_package_batch_new();
  int state = 1;
  if (!self->begun)
    self->facts = ilk_database_query(self->db, "SELECT _id, id FROM facts ORDER BY _id");
  self->begun = TRUE;
  while (!self->ended && batch->notes->len < NOTES_AT_ONCE &&
         (state = ilk_query_step(self->facts, NULL)) > 0)
    if (!read_fact(self, batch, error))
      return NULL;
  self->ended = self->ended || state <= 0;
  if (state < 0)
    fail(error);
  return state >= 0 && batch->notes->len > 0 ? g_steal_pointer(&batch) : NULL;
}

static gboolean
rewind_source(IlkCardSource *source, GError **error)
{
  Source *self = (Source *) source;
  if (self->facts != NULL)
    ilk_query_reset(self->facts);
  ilk_mnemosyne_begin(self->mnemosyne);
  self->begun = FALSE;
  self->ended = FALSE;
  return TRUE;
}

static gboolean
open_database(Source *self, const char *path, GError **error)
{
  gint64 n = 0;
  g_autoptr(GError) failure = NULL;
  self->db = ilk_foreign_database_open(path, &failure);
  if (self->db == NULL)
    return fail(error);
  if (!ilk_query_fetch_int(ilk_database_query(self->db, "SELECT count(*) FROM sqlite_schema WHERE"
                                                        " type = 'table' AND name IN ('facts',"
                                                        " 'data_for_fact', 'cards', 'tags',"
                                                        " 'tags_for_card', 'log')"),
                           &n, NULL) ||
      n != 6) {
    g_set_error_literal(error, ILK_ERROR, ILK_ERROR_INVALID,
                        _("This database is not Mnemosyne’s: there are no facts in it."));
    return FALSE;
  }
  return ilk_database_execute(self->db, tables, NULL) || fail(error);
}

IlkCardSource *
ilk_mnemosyne_source_new(const char *path, const char *title, IlkFindMedia find, gpointer data,
                         GError **error)
{
  g_return_val_if_fail(path != NULL && title != NULL && find != NULL, NULL);

  Source *self = g_new0(Source, 1);
  g_autoptr(IlkCardSource) source = &self->parent;
  self->mnemosyne = ilk_mnemosyne_new(title, find, data);
  self->deck = ilk_deck_file_new("mnemosyne", title, NULL);
  self->parent = (IlkCardSource){.deck = self->deck,
                                 .package = ilk_mnemosyne_get_package(self->mnemosyne),
                                 .next = next,
                                 .rewind = rewind_source,
                                 .free = source_free};
  return open_database(self, path, error) ? g_steal_pointer(&source) : NULL;
}
