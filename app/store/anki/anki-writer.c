/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One transaction in a file that is nobody's yet, so it needs no journal.
 */
#include "app/store/anki/anki-writer.h"

#include "app/base/error.h"
#include "app/store/anki/anki-latest.h"
#include "app/store/sqlite/foreign-database.h"
#include "config.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <unistd.h>

#define CHANGED_HERE "-1"

struct _IlkAnkiWriter {
  /* Owned */
  IlkDatabase *db;
  GHashTable *next; /* of times that are taken, where to look for one that is not */
};

static const char *const tables =
    "CREATE TABLE col (id integer PRIMARY KEY, crt integer NOT NULL, mod integer NOT NULL,"
    " scm integer NOT NULL, ver integer NOT NULL, dty integer NOT NULL, usn integer NOT NULL,"
    " ls integer NOT NULL, conf text NOT NULL, models text NOT NULL, decks text NOT NULL,"
    " dconf text NOT NULL, tags text NOT NULL);"
    "CREATE TABLE notes (id integer PRIMARY KEY, guid text NOT NULL, mid integer NOT NULL,"
    " mod integer NOT NULL, usn integer NOT NULL, tags text NOT NULL, flds text NOT NULL,"
    " sfld integer NOT NULL, csum integer NOT NULL, flags integer NOT NULL, data text NOT NULL);"
    "CREATE TABLE cards (id integer PRIMARY KEY, nid integer NOT NULL, did integer NOT NULL,"
    " ord integer NOT NULL, mod integer NOT NULL, usn integer NOT NULL, type integer NOT NULL,"
    " queue integer NOT NULL, due integer NOT NULL, ivl integer NOT NULL, factor integer NOT NULL,"
    " reps integer NOT NULL, lapses integer NOT NULL, left integer NOT NULL, odue integer NOT NULL,"
    " odid integer NOT NULL, flags integer NOT NULL, data text NOT NULL);"
    "CREATE TABLE revlog (id integer PRIMARY KEY, cid integer NOT NULL, usn integer NOT NULL,"
    " ease integer NOT NULL, ivl integer NOT NULL, lastIvl integer NOT NULL,"
    " factor integer NOT NULL, time integer NOT NULL, type integer NOT NULL);"
    "CREATE TABLE graves (usn integer NOT NULL, oid integer NOT NULL, type integer NOT NULL);";

/* Made when the rows are there: that is faster. */
static const char *const indexes = "CREATE INDEX ix_notes_usn ON notes (usn);"
                                   "CREATE INDEX ix_notes_csum ON notes (csum);"
                                   "CREATE INDEX ix_cards_usn ON cards (usn);"
                                   "CREATE INDEX ix_cards_nid ON cards (nid);"
                                   "CREATE INDEX ix_cards_sched ON cards (did, queue, due);"
                                   "CREATE INDEX ix_revlog_usn ON revlog (usn);"
                                   "CREATE INDEX ix_revlog_cid ON revlog (cid);";

void
ilk_anki_writer_free(IlkAnkiWriter *self)
{
  if (self->db != NULL)
    ilk_database_rollback(self->db);
  g_clear_pointer(&self->db, ilk_database_close);
  g_hash_table_unref(self->next);
  g_free(self);
}

static gboolean
make_file(const char *path, GError **error)
{
  int fd = open(path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
  if (fd >= 0)
    return close(fd) == 0;
  g_set_error(error, ILK_ERROR, ILK_ERROR_FAILED, _("The package could not be written there: %s."),
              g_strerror(errno));
  return FALSE;
}

IlkAnkiWriter *
ilk_anki_writer_new(const char *path, GError **error)
{
  if (!make_file(path, error))
    return NULL;
  g_autoptr(IlkAnkiWriter) self = g_new0(IlkAnkiWriter, 1);
  self->next = g_hash_table_new_full(g_int64_hash, g_int64_equal, g_free, g_free);
  self->db = ilk_database_open(path, ILK_DATABASE_READ_WRITE, error);
  return self->db != NULL && ilk_foreign_database_add_names(self->db, error) &&
                 ilk_database_settle(self->db, error) &&
                 ilk_database_execute(
                     self->db, "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;", error) &&
                 ilk_database_begin(self->db, error) &&
                 ilk_database_execute(self->db, tables, error)
             ? g_steal_pointer(&self)
             : NULL;
}

gboolean
ilk_anki_writer_add_note(IlkAnkiWriter *self, const IlkAnkiNoteOut *note, GError **error)
{
  IlkQuery *query = ilk_database_query(
      self->db, "INSERT INTO notes VALUES (?, ?, ?, ?, " CHANGED_HERE ", ?, ?, ?, ?, 0, '')");
  ilk_query_bind_int(query, note->id);
  ilk_query_bind_text(query, note->guid);
  ilk_query_bind_int(query, note->model);
  ilk_query_bind_int(query, note->modified);
  ilk_query_bind_text(query, note->tags);
  ilk_query_bind_text(query, note->fields);
  ilk_query_bind_text(query, note->sorted);
  ilk_query_bind_int(query, note->checksum);
  return ilk_query_run(query, error);
}

gboolean
ilk_anki_writer_add_card(IlkAnkiWriter *self, const IlkAnkiCardOut *card, GError **error)
{
  const gint64 values[] = {card->id,   card->note,   card->deck, card->ordinal,  card->modified,
                           card->type, card->queue,  card->due,  card->interval, card->factor,
                           card->reps, card->lapses, card->left, card->flags};
  IlkQuery *query = ilk_database_query(
      self->db, "INSERT INTO cards (id, nid, did, ord, mod, type, queue, due, ivl, factor, reps,"
                " lapses, left, flags, data, usn, odue, odid)"
                " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, " CHANGED_HERE ", 0, 0)");
  for (gsize i = 0; i < G_N_ELEMENTS(values); i++)
    ilk_query_bind_int(query, values[i]);
  ilk_query_bind_text(query, card->data);
  return ilk_query_run(query, error);
}

static gboolean
is_taken(IlkAnkiWriter *self, gint64 at, gboolean *taken, GError **error)
{
  gint64 n = 0;
  IlkQuery *query =
      ilk_database_query(self->db, "SELECT EXISTS (SELECT 1 FROM revlog WHERE id = ?)");
  ilk_query_bind_int(query, at);
  gboolean known = ilk_query_fetch_int(query, &n, error);
  *taken = n != 0;
  return known;
}

/* @at: (inout). Where many rows have the same time, each goes on where the last one ended. */
static gboolean
find_free(IlkAnkiWriter *self, gint64 *at, GError **error)
{
  gboolean taken = FALSE;
  gint64 wanted = *at;
  if (!is_taken(self, *at, &taken, error))
    return FALSE;
  if (!taken)
    return TRUE;
  gint64 *next = g_hash_table_lookup(self->next, &wanted);
  *at = next != NULL ? *next : wanted;
  while (taken) {
    (*at)++;
    if (!is_taken(self, *at, &taken, error))
      return FALSE;
  }
  g_hash_table_replace(self->next, g_memdup2(&wanted, sizeof wanted), g_memdup2(at, sizeof *at));
  return TRUE;
}

gboolean
ilk_anki_writer_add_log(IlkAnkiWriter *self, const IlkAnkiLogOut *row, GError **error)
{
  gint64 at = row->at;
  if (!find_free(self, &at, error))
    return FALSE;
  const gint64 values[] = {at,          row->card, row->ease, row->interval, row->last_interval,
                           row->factor, row->ms,   row->kind};
  IlkQuery *query = ilk_database_query(
      self->db, "INSERT INTO revlog (id, cid, ease, ivl, lastIvl, factor, time, type, usn)"
                " VALUES (?, ?, ?, ?, ?, ?, ?, ?, " CHANGED_HERE ")");
  for (gsize i = 0; i < G_N_ELEMENTS(values); i++)
    ilk_query_bind_int(query, values[i]);
  return ilk_query_run(query, error);
}

/* In the latest form the row says next to nothing. */
static gboolean
add_settings(IlkAnkiWriter *self, const IlkAnkiSettingsOut *settings, GError **error)
{
  gboolean latest = settings->latest;
  IlkQuery *query = ilk_database_query(
      self->db, "INSERT INTO col VALUES (1, ?, ?, ?, ?, 0, 0, 0, ?, ?, ?, ?, ?)");
  ilk_query_bind_int(query, settings->created);
  ilk_query_bind_int(query, settings->modified);
  ilk_query_bind_int(query, settings->modified);
  ilk_query_bind_int(query, latest ? 18 : 11);
  ilk_query_bind_text(query, latest ? "" : settings->conf);
  ilk_query_bind_text(query, latest ? "" : settings->models);
  ilk_query_bind_text(query, latest ? "" : settings->decks);
  ilk_query_bind_text(query, latest ? "" : settings->presets);
  ilk_query_bind_text(query, latest ? "" : "{}");
  return ilk_query_run(query, error) && (!latest || ilk_anki_latest_add(self->db, settings, error));
}

gboolean
ilk_anki_writer_end(IlkAnkiWriter *self, const IlkAnkiSettingsOut *settings, GError **error)
{
  return add_settings(self, settings, error) && ilk_database_execute(self->db, indexes, error) &&
         ilk_database_commit(self->db, error);
}
