/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Notetypes in the two forms in which packages have them, and in the first of them for keeping.
 */
#include "app/anki/notetype.h"

#include "app/anki/json.h"
#include "app/anki/wire.h"
#include "app/base/limits.h"

#include <string.h>

static void
template_free(gpointer data)
{
  IlkAnkiTemplate *self = data;
  g_clear_pointer(&self->asked, ilk_template_free);
  g_clear_pointer(&self->answered, ilk_template_free);
  g_free(self->name);
  g_free(self->front);
  g_free(self->back);
  g_free(self);
}

IlkAnkiNotetype *
ilk_anki_notetype_new(gint64 id, const char *name)
{
  IlkAnkiNotetype *self = g_new0(IlkAnkiNotetype, 1);
  self->id = id;
  self->name = g_strdup(name != NULL ? name : "");
  self->css = g_strdup("");
  self->fields = g_ptr_array_new_with_free_func(g_free);
  self->templates = g_ptr_array_new_with_free_func(template_free);
  return self;
}

void
ilk_anki_notetype_free(gpointer data)
{
  IlkAnkiNotetype *self = data;
  g_ptr_array_unref(self->fields);
  g_ptr_array_unref(self->templates);
  g_free(self->name);
  g_free(self->css);
  g_free(self);
}

void
ilk_anki_notetype_add_field(IlkAnkiNotetype *self, const char *name)
{
  if (self->fields->len < ILK_MAX_PACKAGE_FIELDS)
    g_ptr_array_add(self->fields, g_strdup(name != NULL ? name : ""));
}

/* Takes @front and @back. */
static void
take_template(IlkAnkiNotetype *self, const char *name, char *front, char *back)
{
  IlkAnkiTemplate *template = g_new0(IlkAnkiTemplate, 1);
  *template =
      (IlkAnkiTemplate){.name = g_strdup(name != NULL ? name : ""), .front = front, .back = back};
  g_ptr_array_add(self->templates, template);
}

static const char *
get_text(JsonObject *object, const char *name)
{
  const char *text = ilk_anki_json_text(json_object_get_member(object, name));
  return text != NULL ? text : "";
}

static int
compare_places(gconstpointer a, gconstpointer b)
{
  gint64 one = ilk_anki_json_int(json_object_get_member(*(JsonObject *const *) a, "ord"), 0);
  gint64 other = ilk_anki_json_int(json_object_get_member(*(JsonObject *const *) b, "ord"), 0);
  return (one > other) - (one < other);
}

/* Returns: (transfer container) (element-type JsonObject): by what they say their place is, and
 * else as they stand */
static GPtrArray *
list_in_order(JsonObject *object, const char *name)
{
  JsonArray *array = ilk_anki_json_array(json_object_get_member(object, name));
  GPtrArray *list = g_ptr_array_new();
  guint n = array != NULL ? MIN(json_array_get_length(array), ILK_MAX_PACKAGE_FIELDS) : 0;
  for (guint i = 0; i < n; i++) {
    JsonObject *each = ilk_anki_json_object(json_array_get_element(array, i));
    if (each != NULL)
      g_ptr_array_add(list, each);
  }
  g_ptr_array_sort(list, compare_places);
  return list;
}

IlkAnkiNotetype *
ilk_anki_notetype_new_from_json(gint64 id, JsonObject *object)
{
  IlkAnkiNotetype *self = ilk_anki_notetype_new(id, get_text(object, "name"));
  g_autoptr(GPtrArray) fields = list_in_order(object, "flds");
  g_autoptr(GPtrArray) templates = list_in_order(object, "tmpls");
  gint64 sort_field = ilk_anki_json_int(json_object_get_member(object, "sortf"), 0);

  self->is_cloze = ilk_anki_json_int(json_object_get_member(object, "type"), 0) == 1;
  self->sort_field = (guint) CLAMP(sort_field, 0, ILK_MAX_PACKAGE_FIELDS);
  g_free(self->css);
  self->css = g_strdup(get_text(object, "css"));
  for (guint i = 0; i < fields->len; i++)
    ilk_anki_notetype_add_field(self, get_text(fields->pdata[i], "name"));
  for (guint i = 0; i < templates->len; i++)
    take_template(self, get_text(templates->pdata[i], "name"),
                  g_strdup(get_text(templates->pdata[i], "qfmt")),
                  g_strdup(get_text(templates->pdata[i], "afmt")));
  return self;
}

gboolean
ilk_anki_notetype_take_config(IlkAnkiNotetype *self, gconstpointer data, gsize length)
{
  IlkWire wire;
  IlkWireField field;
  ilk_wire_init(&wire, data, length);
  while (ilk_wire_next(&wire, &field)) {
    if (field.number == 1)
      self->is_cloze = field.value == 1;
    else if (field.number == 2)
      self->sort_field = (guint) MIN(field.value, ILK_MAX_PACKAGE_FIELDS);
    else if (field.number == 3) {
      g_free(self->css);
      self->css = ilk_wire_dup_text(&field);
    }
  }
  return !wire.broken;
}

gboolean
ilk_anki_notetype_add_template(IlkAnkiNotetype *self, const char *name, gconstpointer data,
                               gsize length)
{
  IlkWire wire;
  IlkWireField field;
  char *sides[2] = {NULL, NULL};
  ilk_wire_init(&wire, data, length);
  while (ilk_wire_next(&wire, &field)) {
    if (field.number != 1 && field.number != 2)
      continue;
    g_free(sides[field.number - 1]);
    sides[field.number - 1] = ilk_wire_dup_text(&field);
  }
  take_template(self, name, sides[0] != NULL ? sides[0] : g_strdup(""),
                sides[1] != NULL ? sides[1] : g_strdup(""));
  return !wire.broken;
}

void
ilk_anki_notetype_parse(IlkAnkiNotetype *self)
{
  for (guint i = 0; i < self->templates->len; i++) {
    IlkAnkiTemplate *template = self->templates->pdata[i];
    template->asked = ilk_template_new(template->front, self->fields);
    template->answered = ilk_template_new(template->back, self->fields);
  }
}

static void
add_string(JsonBuilder *builder, const char *name, const char *value)
{
  json_builder_set_member_name(builder, name);
  json_builder_add_string_value(builder, value);
}

static void
add_int(JsonBuilder *builder, const char *name, gint64 value)
{
  json_builder_set_member_name(builder, name);
  json_builder_add_int_value(builder, value);
}

static void
add_fields(const IlkAnkiNotetype *self, JsonBuilder *builder)
{
  json_builder_set_member_name(builder, "flds");
  json_builder_begin_array(builder);
  for (guint i = 0; i < self->fields->len; i++) {
    json_builder_begin_object(builder);
    add_string(builder, "name", self->fields->pdata[i]);
    add_int(builder, "ord", i);
    json_builder_end_object(builder);
  }
  json_builder_end_array(builder);
}

static void
add_templates(const IlkAnkiNotetype *self, JsonBuilder *builder)
{
  json_builder_set_member_name(builder, "tmpls");
  json_builder_begin_array(builder);
  for (guint i = 0; i < self->templates->len; i++) {
    const IlkAnkiTemplate *template = self->templates->pdata[i];
    json_builder_begin_object(builder);
    add_string(builder, "name", template->name);
    add_int(builder, "ord", i);
    add_string(builder, "qfmt", template->front);
    add_string(builder, "afmt", template->back);
    json_builder_end_object(builder);
  }
  json_builder_end_array(builder);
}

char *
ilk_anki_notetype_to_json(const IlkAnkiNotetype *self)
{
  g_autoptr(JsonBuilder) builder = json_builder_new();
  json_builder_begin_object(builder);
  add_int(builder, "id", self->id);
  add_string(builder, "name", self->name);
  add_int(builder, "type", self->is_cloze ? 1 : 0);
  add_int(builder, "sortf", self->sort_field);
  add_string(builder, "css", self->css);
  add_fields(self, builder);
  add_templates(self, builder);
  json_builder_end_object(builder);
  g_autoptr(JsonNode) root = json_builder_get_root(builder);
  return json_to_string(root, FALSE);
}
