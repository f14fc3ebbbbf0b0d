/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Notes as rows: sealed, put in, changed, taken away. What they say is in note-text.c.
 */
#include "app/store/rows/note-private.h"

#include "app/base/clock.h"
#include "app/store/queue/search.h"
#include "app/store/sqlite/crc32c.h"

#include <string.h>

IlkTable ilk_note_table = {.name = "note", .columns = ILK_NOTE_ALL_COLUMNS};

static guint32
extend(guint32 crc, const char *text)
{
  return text != NULL ? ilk_crc32c(crc, text, strlen(text) + 1) : crc;
}

/* What version 5 added counts only where there is some. */
guint32
ilk_note_row_seal_text(const IlkNoteRow *row)
{
  const gint32 later[] = {GINT32_TO_LE((gint32) row->kind), GINT32_TO_LE((gint32) row->form)};
  guint32 crc = extend(0, row->fields);
  if (row->tags != NULL)
    crc = ilk_crc32c(crc, row->tags, strlen(row->tags));
  if (row->kind != 0 || row->form != 0 || (row->media != NULL && *row->media != '\0'))
    crc = extend(ilk_crc32c(crc, later, sizeof later), row->media);
  return crc;
}

guint32
ilk_note_row_seal(const IlkNoteRow *row)
{
  return extend(ilk_note_row_seal_text(row), row->file_id);
}

void
ilk_note_row_init(IlkNoteRow *self, const char *file_id, const IlkNote *note)
{
  *self = (IlkNoteRow){
      .kind = ilk_note_get_kind(note),
      .form = ilk_note_get_form(note),
      .file_id = g_strdup(file_id),
      .fields = ilk_note_text_dup_fields(note),
      .tags = g_strjoinv("\n", (char **) ilk_note_get_tags(note)),
      .media = g_strdup(ilk_note_get_media(note)),
  };
  self->crc = ilk_note_row_seal(self);
}

void
ilk_note_row_clear(IlkNoteRow *self)
{
  g_clear_pointer(&self->file_id, g_free);
  g_clear_pointer(&self->fields, g_free);
  g_clear_pointer(&self->tags, g_free);
  g_clear_pointer(&self->media, g_free);
}

/* The columns that a learner's change changes. */
static void
bind_note(IlkStore *store, IlkQuery *query, const IlkNoteRow *row)
{
  ilk_query_bind_int(query, row->kind);
  ilk_query_bind_int(query, row->form);
  ilk_query_lend_text(query, row->fields);
  ilk_query_lend_text(query, row->tags);
  ilk_query_lend_text(query, row->media);
  ilk_query_bind_int(query, row->crc);
  ilk_query_bind_int(query, ilk_clock_now());
  ilk_query_bind_int(query, store->device);
}

gboolean
ilk_note_row_insert(IlkStore *store, const guint8 *uid, const IlkNoteRow *row, gint64 *id,
                    GError **error)
{
  g_autoptr(IlkQuery) query = ilk_database_query(
      store->db, "INSERT INTO note(kind, form, fields, tags, media, crc, changed, origin, uid,"
                 " file_id) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
  bind_note(store, query, row);
  ilk_query_bind_blob(query, uid, ILK_UID_LENGTH);
  ilk_query_lend_text(query, row->file_id);
  if (!ilk_query_run(query, error))
    return FALSE;
  *id = ilk_database_last_id(store->db);
  return ilk_search_add(store, *id, error);
}

gboolean
ilk_note_row_update(IlkStore *store, gint64 id, const IlkNoteRow *row, GError **error)
{
  if (!ilk_search_remove(store, id, error))
    return FALSE;
  g_autoptr(IlkQuery) query = ilk_database_query(
      store->db, "UPDATE note SET kind = ?, form = ?, fields = ?, tags = ?, media = ?, crc = ?,"
                 " changed = ?, origin = ? WHERE id = ?");
  bind_note(store, query, row);
  ilk_query_bind_int(query, id);
  return ilk_query_run(query, error) && ilk_search_add(store, id, error);
}

gboolean
ilk_note_row_remove_range(IlkStore *store, gint64 first, gint64 last, GError **error)
{
  g_autoptr(IlkQuery) query =
      ilk_database_query(store->db, "DELETE FROM note WHERE id BETWEEN ? AND ?");
  ilk_query_bind_int(query, first);
  ilk_query_bind_int(query, last);
  return ilk_search_remove_range(store, first, last, error) && ilk_query_run(query, error);
}

gboolean
ilk_note_row_remove(IlkStore *store, gint64 id, GError **error)
{
  g_autoptr(IlkQuery) query = ilk_database_query(store->db, "DELETE FROM note WHERE id = ?");
  ilk_query_bind_int(query, id);
  return ilk_search_remove(store, id, error) && ilk_query_run(query, error);
}

gboolean
ilk_note_row_get(IlkStore *store, gint64 id, IlkNoteRow *row, guint8 uid[ILK_UID_LENGTH],
                 GError **error)
{
  gsize length;
  g_autoptr(IlkQuery) query = ilk_table_query(&ilk_note_table, store->db, ILK_TABLE_FETCH);
  ilk_query_bind_int(query, id);
  int state = ilk_query_step(query, error);
  *row = (IlkNoteRow){0};
  if (state <= 0)
    return state == 0;
  gconstpointer stored = ilk_query_get_blob(query, 1, &length);
  memset(uid, 0, ILK_UID_LENGTH);
  if (length == ILK_UID_LENGTH)
    memcpy(uid, stored, length);
  *row = (IlkNoteRow){.kind = (IlkNoteKind) ilk_query_get_int(query, 8),
                      .form = (IlkAnswerForm) ilk_query_get_int(query, 9),
                      .file_id = g_strdup(ilk_query_get_text(query, 2)),
                      .fields = g_strdup(ilk_query_get_text(query, 3)),
                      .tags = g_strdup(ilk_query_get_text(query, 4)),
                      .media = g_strdup(ilk_query_get_text(query, 10)),
                      .crc = (guint32) ilk_query_get_int(query, 7)};
  return TRUE;
}

char *
ilk_note_row_dup_file_id(IlkStore *store, gint64 id, GError **error)
{
  g_autoptr(IlkQuery) query =
      ilk_database_query(store->db, "SELECT file_id FROM note WHERE id = ?");
  ilk_query_bind_int(query, id);
  int state = ilk_query_step(query, error);
  if (state < 0)
    return NULL;
  return g_strdup(state > 0 ? ilk_query_get_text(query, 0) : "");
}
