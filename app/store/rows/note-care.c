/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Notes looked at with distrust: compared with their seals, and carried over to another collection.
 */
#include "app/store/rows/note-private.h"

#include "app/store/rows/device.h"
#include "app/store/rows/grave.h"
#include "config.h"

#include <glib/gi18n-lib.h>

/* A text that is not what it was is not carried on; its deck's file has it. */
gboolean
ilk_note_row_copy(IlkStore *store, IlkQuery *row, GError **error)
{
  gboolean known = FALSE;
  const IlkNoteRow note = {.kind = (IlkNoteKind) ilk_query_get_int(row, 8),
                           .form = (IlkAnswerForm) ilk_query_get_int(row, 9),
                           .file_id = (char *) ilk_query_get_text(row, 2),
                           .fields = (char *) ilk_query_get_text(row, 3),
                           .tags = (char *) ilk_query_get_text(row, 4),
                           .media = (char *) ilk_query_get_text(row, 10)};
  gint64 crc = ilk_query_get_int(row, 7);
  if (note.file_id == NULL || note.fields == NULL || note.tags == NULL ||
      (ilk_note_row_seal(&note) != crc && ilk_note_row_seal_text(&note) != crc))
    return TRUE;
  if (!ilk_device_has(store->db, ilk_query_get_int(row, 6), &known, error))
    return FALSE;
  gsize length = 0;
  gboolean is_deleted = FALSE;
  const guint8 *uid = ilk_query_get_blob(row, 1, &length);
  if (length != ILK_UID_LENGTH)
    return TRUE;
  if (!ilk_grave_has(store, uid, &is_deleted, error))
    return FALSE;
  if (is_deleted)
    return TRUE;
  g_autoptr(IlkQuery) query = ilk_table_query(&ilk_note_table, store->db, ILK_TABLE_KEEP);
  for (int column = 0; column <= 10; column++) {
    if (column == 7)
      ilk_query_bind_int(query, ilk_note_row_seal(&note));
    else
      ilk_query_bind_column(query, row, column);
  }
  return !known || ilk_query_run(query, error);
}

/* Returns: (transfer full): @fields, or what can be shown of them, as the question */
static char *
dup_readable(IlkStore *store, const char *fields, GError **error)
{
  g_autofree char *valid = g_utf8_make_valid(fields, -1);
  g_autoptr(IlkQuery) query = ilk_database_query(
      store->db, "SELECT iif(json_valid(?1) AND json_type(?1, '$.question') = 'text'"
                 " AND json_type(?1, '$.answer') = 'text', ?1,"
                 " json_object('question', ?1, 'answer', ''))");
  ilk_query_bind_text(query, valid);
  return ilk_query_step(query, error) > 0 ? g_strdup(ilk_query_get_text(query, 0)) : NULL;
}

gboolean
ilk_note_row_copy_damaged(IlkStore *store, IlkQuery *row, GError **error)
{
  gint64 there = 0;
  gsize length = 0;
  gboolean known = FALSE, is_deleted = FALSE;
  const char *file_id = ilk_query_get_text(row, 2), *fields = ilk_query_get_text(row, 3);
  const guint8 *uid = ilk_query_get_blob(row, 1, &length);
  IlkQuery *query = ilk_database_query(store->db, "SELECT count(*) FROM note WHERE id = ?");
  ilk_query_bind_int(query, ilk_query_get_int(row, 0));
  if (file_id == NULL || fields == NULL || length != ILK_UID_LENGTH)
    return TRUE;
  if (!ilk_query_fetch_int(query, &there, error) ||
      !ilk_device_has(store->db, ilk_query_get_int(row, 6), &known, error) ||
      !ilk_grave_has(store, uid, &is_deleted, error))
    return FALSE;
  if (there != 0 || is_deleted)
    return TRUE;
  gint64 origin = ilk_query_get_int(row, 6);
  if (!known && !ilk_device_get_latest(store->db, &origin, error))
    return FALSE;
  g_autofree char *readable = dup_readable(store, fields, error);
  if (readable == NULL || origin == 0)
    return readable != NULL;
  const IlkNoteRow note = {.file_id = (char *) file_id,
                           .fields = readable,
                           .tags = (char *) ILK_NOTE_DAMAGED_TAG,
                           .media = (char *) ""};
  g_autoptr(IlkQuery) put = ilk_table_query(&ilk_note_table, store->db, ILK_TABLE_KEEP);
  ilk_query_bind_column(put, row, 0);
  ilk_query_bind_column(put, row, 1);
  ilk_query_bind_text(put, file_id);
  ilk_query_bind_text(put, readable);
  ilk_query_bind_text(put, note.tags);
  ilk_query_bind_column(put, row, 5);
  ilk_query_bind_int(put, origin);
  ilk_query_bind_int(put, ilk_note_row_seal(&note));
  ilk_query_bind_int(put, 0);
  ilk_query_bind_int(put, 0);
  ilk_query_bind_text(put, "");
  return ilk_query_run(put, error);
}

gboolean
ilk_note_row_verify(IlkStore *store, GPtrArray *problems, GError **error)
{
  g_autoptr(IlkQuery) query = ilk_database_query(
      store->db, "SELECT file_id, kind, form, fields, tags, media, crc FROM note");
  int state;
  while ((state = ilk_query_step(query, error)) > 0) {
    const IlkNoteRow row = {.kind = (IlkNoteKind) ilk_query_get_int(query, 1),
                            .form = (IlkAnswerForm) ilk_query_get_int(query, 2),
                            .file_id = (char *) ilk_query_get_text(query, 0),
                            .fields = (char *) ilk_query_get_text(query, 3),
                            .tags = (char *) ilk_query_get_text(query, 4),
                            .media = (char *) ilk_query_get_text(query, 5)};
    if (ilk_note_row_seal(&row) != ilk_query_get_int(query, 6))
      g_ptr_array_add(problems, g_strdup_printf(_("The text of card “%s” is not as it was saved."),
                                                ilk_query_get_text(query, 0)));
  }
  return state == 0;
}

/* What is not as it was saved stays so, for a check to find. */
gboolean
ilk_note_row_seal_all(IlkDatabase *db, GError **error)
{
  g_autoptr(IlkQuery) query =
      ilk_database_query(db, "SELECT id, file_id, kind, form, fields, tags, media, crc FROM note");
  int state;
  while ((state = ilk_query_step(query, error)) > 0) {
    const IlkNoteRow row = {.kind = (IlkNoteKind) ilk_query_get_int(query, 2),
                            .form = (IlkAnswerForm) ilk_query_get_int(query, 3),
                            .file_id = (char *) ilk_query_get_text(query, 1),
                            .fields = (char *) ilk_query_get_text(query, 4),
                            .tags = (char *) ilk_query_get_text(query, 5),
                            .media = (char *) ilk_query_get_text(query, 6)};
    if (ilk_note_row_seal_text(&row) != ilk_query_get_int(query, 7))
      continue;
    IlkQuery *update = ilk_database_query(db, "UPDATE note SET crc = ? WHERE id = ?");
    ilk_query_bind_int(update, ilk_note_row_seal(&row));
    ilk_query_bind_int(update, ilk_query_get_int(query, 0));
    if (!ilk_query_run(update, error))
      return FALSE;
  }
  return state == 0;
}
