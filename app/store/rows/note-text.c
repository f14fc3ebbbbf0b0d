/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Notes as JSON and back. The members keep their order, so that the same note gives the same text.
 */
#include "app/store/rows/note-private.h"

#include "app/base/error.h"
#include "config.h"

#include <glib/gi18n-lib.h>
#include <json-glib/json-glib.h>

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

char *
ilk_note_text_dup_fields(const IlkNote *note)
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
