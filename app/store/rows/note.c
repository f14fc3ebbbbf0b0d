/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Notes as JSON and back. The members keep their order, so that the same note gives the same text.
 */
#include "app/store/rows/note.h"

#include "app/base/clock.h"
#include "app/base/error.h"
#include "app/store/queue/search.h"
#include "app/store/rows/card.h"
#include "app/store/rows/device.h"
#include "app/store/rows/grave.h"
#include "app/store/rows/memory-row.h"
#include "app/store/sqlite/crc32c.h"
#include "config.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>
#include <json-glib/json-glib.h>
#include <string.h>

IlkTable ilk_note_table = {.name = "note", .columns = ILK_NOTE_ALL_COLUMNS};

/* As JSON-GLib writes it, which versions before this one did with: the same note gives the same
 * text. */
static void
write_string(GString *json, const char *text)
{
  static const char named[] = "btn-fr"; /* from 8 on; vertical tab has no name */
  g_string_append_c(json, '"');
  while (*text != '\0') {
    const char *begin = text;
    while ((guchar) *text >= ' ' && *text != '"' && *text != '\\' && *text != 0x7f)
      text++;
    g_string_append_len(json, begin, text - begin);
    guchar c = (guchar) *text;
    if (c == '\0')
      break;
    if (c == '"' || c == '\\')
      g_string_append_printf(json, "\\%c", c);
    else if (c >= '\b' && c <= '\r' && c != '\v')
      g_string_append_printf(json, "\\%c", named[c - '\b']);
    else
      g_string_append_printf(json, "\\u%04x", c);
    text++;
  }
  g_string_append_c(json, '"');
}

static void
write_name(GString *json, const char *name)
{
  if (json->len > 1)
    g_string_append_c(json, ',');
  write_string(json, name);
  g_string_append_c(json, ':');
}

static void
write_list(GString *json, const char *name, const char *const *values)
{
  write_name(json, name);
  g_string_append_c(json, '[');
  for (gsize i = 0; values[i] != NULL; i++) {
    if (i > 0)
      g_string_append_c(json, ',');
    write_string(json, values[i]);
  }
  g_string_append_c(json, ']');
}

static void
write_field(GString *json, const IlkField *field)
{
  if (field->is_list) {
    write_list(json, field->name, field->values);
    return;
  }
  write_name(json, field->name);
  write_string(json, field->values[0] != NULL ? field->values[0] : "");
}

/* Texts, then lists. Versions 1 to 4 wrote the list of wrong answers even when it was empty, and a
 * note that does not change keeps its text. */
static void
write_fields(GString *json, const IlkNote *note)
{
  for (gsize i = 0; i < ilk_note_get_n_fields(note); i++)
    if (!ilk_note_get_field(note, i)->is_list)
      write_field(json, ilk_note_get_field(note, i));
  write_list(json, ILK_FIELD_WRONG_ANSWERS, ilk_note_get_list(note, ILK_FIELD_WRONG_ANSWERS));
  for (gsize i = 0; i < ilk_note_get_n_fields(note); i++) {
    const IlkField *field = ilk_note_get_field(note, i);
    if (field->is_list && !g_str_equal(field->name, ILK_FIELD_WRONG_ANSWERS))
      write_field(json, field);
  }
}

static char *
dup_fields(const IlkNote *note)
{
  GString *json = g_string_sized_new(256);
  g_string_append_c(json, '{');
  if (ilk_note_get_kind(note) != ILK_NOTE_FOREIGN)
    write_fields(json, note);
  else
    for (gsize i = 0; i < ilk_note_get_n_fields(note); i++)
      write_field(json, ilk_note_get_field(note, i));
  g_string_append_c(json, '}');
  return g_string_free(json, FALSE);
}

static guint32
extend(guint32 crc, const char *text)
{
  return text != NULL ? ilk_crc32c(crc, text, strlen(text) + 1) : crc;
}

/* As versions 1 to 4 had it, which did not know the columns that version 5 added. */
static guint32
seal_text(const IlkNoteRow *row)
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
  return extend(seal_text(row), row->file_id);
}

void
ilk_note_row_init(IlkNoteRow *self, const char *file_id, const IlkNote *note)
{
  *self = (IlkNoteRow){
      .kind = ilk_note_get_kind(note),
      .form = ilk_note_get_form(note),
      .file_id = g_strdup(file_id),
      .fields = dup_fields(note),
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

void
ilk_uid_derive(guint8 uid[ILK_UID_LENGTH], const char *deck, const char *card)
{
  static GPrivate kept = G_PRIVATE_INIT((GDestroyNotify) g_checksum_free);
  guint8 digest[32];
  gsize length = sizeof digest;

  GChecksum *checksum = g_private_get(&kept);
  if (checksum == NULL) {
    checksum = g_checksum_new(G_CHECKSUM_SHA256);
    g_private_set(&kept, checksum);
  }
  g_checksum_reset(checksum);
  g_checksum_update(checksum, (const guchar *) deck, (gssize) strlen(deck) + 1);
  if (card != NULL)
    g_checksum_update(checksum, (const guchar *) card, (gssize) strlen(card) + 1);
  g_checksum_get_digest(checksum, digest, &length);
  memcpy(uid, digest, ILK_UID_LENGTH);
}

void
ilk_uid_random(guint8 uid[ILK_UID_LENGTH])
{
  for (gsize i = 0; i < ILK_UID_LENGTH; i += sizeof(guint32)) {
    guint32 number = g_random_int();
    memcpy(uid + i, &number, sizeof number);
  }
}

static gboolean
fail_damaged(GError **error)
{
  g_set_error_literal(error, ILK_ERROR, ILK_ERROR_DAMAGED,
                      _("The text of a card is damaged. Import its deck again."));
  return FALSE;
}

static char **
dup_values(JsonNode *node)
{
  g_autoptr(GStrvBuilder) values = g_strv_builder_new();
  if (JSON_NODE_HOLDS_VALUE(node) && json_node_get_value_type(node) == G_TYPE_STRING)
    g_strv_builder_add(values, json_node_get_string(node));
  JsonArray *array = JSON_NODE_HOLDS_ARRAY(node) ? json_node_get_array(node) : NULL;
  for (guint i = 0; array != NULL && i < json_array_get_length(array); i++) {
    JsonNode *element = json_array_get_element(array, i);
    const char *text = JSON_NODE_HOLDS_VALUE(element) ? json_node_get_string(element) : NULL;
    g_strv_builder_add(values, text != NULL ? text : "");
  }
  return g_strv_builder_end(values);
}

static void
clear_field(gpointer data)
{
  g_strfreev((char **) ((IlkField *) data)->values);
}

static GArray *
read_fields(JsonObject *object)
{
  GArray *fields = g_array_new(FALSE, FALSE, sizeof(IlkField));
  g_array_set_clear_func(fields, clear_field);
  g_autoptr(GList) names = json_object_get_members(object);
  for (GList *each = names; each != NULL; each = each->next) {
    JsonNode *node = json_object_get_member(object, each->data);
    IlkField field = {.name = each->data,
                      .values = (const char *const *) dup_values(node),
                      .is_list = JSON_NODE_HOLDS_ARRAY(node)};
    g_array_append_val(fields, field);
  }
  return fields;
}

static gboolean
is_whole(JsonObject *object, gint64 kind)
{
  return kind == ILK_NOTE_FOREIGN ||
         (json_object_get_string_member_with_default(object, ILK_FIELD_QUESTION, NULL) != NULL &&
          json_object_get_string_member_with_default(object, ILK_FIELD_ANSWER, NULL) != NULL);
}

static gboolean
is_object(JsonNode *root)
{
  return root != NULL && JSON_NODE_HOLDS_OBJECT(root);
}

IlkNote *
ilk_note_row_read(IlkQuery *query, int first, GError **error)
{
  gsize length;
  gconstpointer uid = ilk_query_get_blob(query, first, &length);
  gint64 kind = ilk_query_get_int(query, first + 1);
  const char *json = ilk_query_get_text(query, first + 3);
  const char *tag_lines = ilk_query_get_text(query, first + 4);
  g_autoptr(JsonNode) root = json != NULL ? json_from_string(json, NULL) : NULL;
  if (!is_object(root) || tag_lines == NULL || !is_whole(json_node_get_object(root), kind)) {
    fail_damaged(error);
    return NULL;
  }
  g_autoptr(GArray) fields = read_fields(json_node_get_object(root));
  g_auto(GStrv) tags = g_strsplit(tag_lines, "\n", -1);
  const IlkNoteValues values = {.uid = length == ILK_UID_LENGTH ? uid : NULL,
                                .kind = (IlkNoteKind) kind,
                                .form = (IlkAnswerForm) ilk_query_get_int(query, first + 2),
                                .fields = (const IlkField *) (gpointer) fields->data,
                                .n_fields = fields->len,
                                .tags = (const char *const *) tags,
                                .changed = ilk_query_get_int(query, first + 5),
                                .media = ilk_query_get_text(query, first + 6)};
  return ilk_note_new(&values);
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
      (ilk_note_row_seal(&note) != crc && seal_text(&note) != crc))
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
    if (seal_text(&row) != ilk_query_get_int(query, 7))
      continue;
    IlkQuery *update = ilk_database_query(db, "UPDATE note SET crc = ? WHERE id = ?");
    ilk_query_bind_int(update, ilk_note_row_seal(&row));
    ilk_query_bind_int(update, ilk_query_get_int(query, 0));
    if (!ilk_query_run(update, error))
      return FALSE;
  }
  return state == 0;
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

static IlkCard *
make_card(IlkQuery *query, GError **error)
{
  g_autoptr(IlkNote) note = ilk_note_row_read(query, 0, error);
  if (note == NULL)
    return NULL;
  IlkCardRow row = ilk_card_row_read(query, ILK_N_NOTE_COLUMNS);
  IlkMemory memory = ilk_memory_row_read(query, ILK_N_NOTE_COLUMNS + ILK_N_CARD_COLUMNS);
  g_autoptr(IlkFace) face = ilk_face_new(note, row.ordinal, row.seconds, row.demo, error);
  if (face == NULL)
    return NULL;
  const IlkCardPlace place = {row.id, row.note, row.ordinal, row.deck, row.added};
  const IlkCardMarks marks = {row.suspended, row.buried, (guint) row.flag};
  return ilk_card_new_of_note(&place, ilk_face_get_content(face), &memory, &marks);
}

IlkCard *
ilk_store_get_card(IlkStore *self, gint64 card, GError **error)
{
  g_autoptr(IlkQuery) query = ilk_database_query(
      self->db, "SELECT " ILK_NOTE_COLUMNS ", " ILK_CARD_COLUMNS ", " ILK_MEMORY_COLUMNS
                " FROM card JOIN note ON note.id = card.note JOIN memory ON memory.card = card.id"
                " WHERE card.id = ?");
  ilk_query_bind_int(query, card);
  int row = ilk_query_step(query, error);
  if (row == 0)
    g_set_error(error, ILK_ERROR, ILK_ERROR_NOT_FOUND, _("There is no card %" PRId64 "."), card);
  return row > 0 ? make_card(query, error) : NULL;
}

gboolean
ilk_store_list_notes(IlkStore *self, gint64 deck, IlkNoteVisitor visit, gpointer data,
                     GError **error)
{
  g_autoptr(IlkQuery) query = ilk_database_query(
      self->db, "SELECT " ILK_NOTE_COLUMNS ", note.file_id, card.seconds, card.demo, card.note"
                " FROM card JOIN note ON note.id = card.note WHERE card.deck = ?"
                " ORDER BY card.position, card.note, card.ordinal");
  ilk_query_bind_int(query, deck);
  gint64 last = 0;
  int row;
  while ((row = ilk_query_step(query, error)) > 0) {
    gint64 id = ilk_query_get_int(query, ILK_N_NOTE_COLUMNS + 3);
    if (id == last)
      continue;
    last = id;
    g_autoptr(IlkNote) note = ilk_note_row_read(query, 0, error);
    if (note == NULL || !visit(ilk_query_get_text(query, ILK_N_NOTE_COLUMNS), note,
                               (int) ilk_query_get_int(query, ILK_N_NOTE_COLUMNS + 1),
                               ilk_query_get_text(query, ILK_N_NOTE_COLUMNS + 2), data, error))
      return FALSE;
  }
  return row == 0;
}
