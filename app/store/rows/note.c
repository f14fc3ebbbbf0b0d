/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Content as JSON and back.
 */
#include "app/store/rows/note.h"

#include "app/base/error.h"
#include "app/store/rows/memory-row.h"
#include "app/store/sqlite/crc32c.h"
#include "config.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>
#include <json-glib/json-glib.h>
#include <string.h>

static void
add_string(JsonBuilder *builder, const char *name, const char *value)
{
  if (value == NULL)
    return;
  json_builder_set_member_name(builder, name);
  json_builder_add_string_value(builder, value);
}

static char *
dup_fields(const IlkCardContent *content)
{
  g_autoptr(JsonBuilder) builder = json_builder_new();
  json_builder_begin_object(builder);
  add_string(builder, "question", content->question);
  add_string(builder, "answer", content->answer);
  add_string(builder, "source", content->source);
  json_builder_set_member_name(builder, "distractors");
  json_builder_begin_array(builder);
  for (gsize i = 0; content->distractors != NULL && content->distractors[i] != NULL; i++)
    json_builder_add_string_value(builder, content->distractors[i]);
  json_builder_end_array(builder);
  json_builder_end_object(builder);
  g_autoptr(JsonNode) root = json_builder_get_root(builder);
  return json_to_string(root, FALSE);
}

guint32
ilk_note_checksum(const char *fields, const char *tags)
{
  guint32 crc = ilk_crc32c(0, fields, strlen(fields) + 1);
  return ilk_crc32c(crc, tags, strlen(tags));
}

guint32
ilk_card_checksum(gint64 id, gint64 deck, gint64 position, gint64 seconds, const char *demo)
{
  const gint64 numbers[] = {GINT64_TO_LE(id), GINT64_TO_LE(deck), GINT64_TO_LE(position),
                            GINT64_TO_LE(seconds), GINT64_TO_LE((gint64) (demo != NULL))};
  guint32 crc = ilk_crc32c(0, numbers, sizeof numbers);
  return demo != NULL ? ilk_crc32c(crc, demo, strlen(demo)) : crc;
}

void
ilk_note_init(IlkNoteRow *self, const char *file_id, const IlkCardContent *content)
{
  self->file_id = g_strdup(file_id);
  self->fields = dup_fields(content);
  self->tags = content->tags ? g_strjoinv("\n", (char **) content->tags) : g_strdup("");
  self->crc = ilk_note_checksum(self->fields, self->tags);
}

void
ilk_note_clear(IlkNoteRow *self)
{
  g_clear_pointer(&self->file_id, g_free);
  g_clear_pointer(&self->fields, g_free);
  g_clear_pointer(&self->tags, g_free);
}

void
ilk_uid_derive(guint8 uid[ILK_UID_LENGTH], const char *deck, const char *card)
{
  g_autoptr(GChecksum) checksum = g_checksum_new(G_CHECKSUM_SHA256);
  guint8 digest[32];
  gsize length = sizeof digest;

  g_checksum_update(checksum, (const guchar *) deck, (gssize) strlen(deck) + 1);
  if (card != NULL)
    g_checksum_update(checksum, (const guchar *) card, (gssize) strlen(card) + 1);
  g_checksum_get_digest(checksum, digest, &length);
  memcpy(uid, digest, ILK_UID_LENGTH);
}

static const char *
get_string(JsonObject *object, const char *name)
{
  return json_object_get_string_member_with_default(object, name, NULL);
}

static char **
dup_strings(JsonObject *object, const char *name)
{
  g_autoptr(GStrvBuilder) strings = g_strv_builder_new();
  JsonNode *node = json_object_get_member(object, name);
  JsonArray *array = node != NULL && JSON_NODE_HOLDS_ARRAY(node) ? json_node_get_array(node) : NULL;
  for (guint i = 0; array != NULL && i < json_array_get_length(array); i++) {
    const char *string = json_node_get_string(json_array_get_element(array, i));
    g_strv_builder_add(strings, string != NULL ? string : "");
  }
  return g_strv_builder_end(strings);
}

static gboolean
fail_damaged(GError **error)
{
  g_set_error_literal(error, ILK_ERROR, ILK_ERROR_DAMAGED,
                      _("The text of a card is damaged. Import its deck again."));
  return FALSE;
}

/* The first columns of a query are a note's and its card's. */
#define CONTENT_COLUMNS "note.fields, note.tags, card.seconds, card.demo, note.file_id"
#define N_CONTENT_COLUMNS 5

/* Hands the row's content to @visit. */
static gboolean
visit_row(IlkQuery *query, IlkContentVisitor visit, gpointer data, GError **error)
{
  g_autoptr(JsonNode) root = json_from_string(ilk_query_get_text(query, 0), NULL);
  if (root == NULL || !JSON_NODE_HOLDS_OBJECT(root))
    return fail_damaged(error);

  JsonObject *fields = json_node_get_object(root);
  const char *question = get_string(fields, "question");
  const char *answer = get_string(fields, "answer");
  if (question == NULL || answer == NULL)
    return fail_damaged(error);

  const char *tag_lines = ilk_query_get_text(query, 1);
  g_auto(GStrv) tags = g_strsplit(tag_lines, "\n", -1);
  g_auto(GStrv) distractors = dup_strings(fields, "distractors");
  IlkCardContent content = {
      .question = question,
      .answer = answer,
      .seconds = (int) ilk_query_get_int(query, 2),
      .demo = ilk_query_get_text(query, 3),
      .tags = (const char *const *) tags,
      .distractors = (const char *const *) distractors,
      .source = get_string(fields, "source"),
  };
  visit(ilk_query_get_text(query, 4), &content, data);
  return TRUE;
}

typedef struct {
  gint64 id;
  IlkQuery *query;
  IlkCard *card;
} CardReader;

static void
make_card(const char *file_id, const IlkCardContent *content, gpointer data)
{
  CardReader *reader = data;
  IlkMemory memory = ilk_memory_row_read(reader->query, N_CONTENT_COLUMNS + 1);
  gint64 deck = ilk_query_get_int(reader->query, N_CONTENT_COLUMNS);
  reader->card = ilk_card_new(reader->id, deck, content, &memory);
}

IlkCard *
ilk_store_get_card(IlkStore *self, gint64 card, GError **error)
{
  g_autoptr(IlkQuery) query = ilk_database_query(
      self->db, "SELECT " CONTENT_COLUMNS ", card.deck, " ILK_MEMORY_COLUMNS " FROM card"
                " JOIN note ON note.id = card.id JOIN memory ON memory.card = card.id"
                " WHERE card.id = ?");
  ilk_query_bind_int(query, card);
  CardReader reader = {.id = card, .query = query};
  int row = ilk_query_step(query, error);
  if (row == 0)
    g_set_error(error, ILK_ERROR, ILK_ERROR_NOT_FOUND, _("There is no card %" PRId64 "."), card);
  if (row <= 0 || !visit_row(query, make_card, &reader, error))
    return NULL;
  return reader.card;
}

gboolean
ilk_store_list_content(IlkStore *self, gint64 deck, IlkContentVisitor visit, gpointer data,
                       GError **error)
{
  g_autoptr(IlkQuery) query = ilk_database_query(
      self->db, "SELECT " CONTENT_COLUMNS " FROM card JOIN note ON note.id = card.id"
                " WHERE card.deck = ?"
                " ORDER BY card.position");
  ilk_query_bind_int(query, deck);
  int row;
  while ((row = ilk_query_step(query, error)) > 0) {
    if (!visit_row(query, visit, data, error))
      return FALSE;
  }
  return row == 0;
}
