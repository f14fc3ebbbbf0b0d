/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A name and its value at a time.
 */
#include "app/anki/json-write.h"

void
ilk_anki_json_add_text(JsonBuilder *builder, const char *name, const char *value)
{
  json_builder_set_member_name(builder, name);
  json_builder_add_string_value(builder, value);
}

void
ilk_anki_json_add_int(JsonBuilder *builder, const char *name, gint64 value)
{
  json_builder_set_member_name(builder, name);
  json_builder_add_int_value(builder, value);
}

void
ilk_anki_json_add_real(JsonBuilder *builder, const char *name, double value)
{
  json_builder_set_member_name(builder, name);
  json_builder_add_double_value(builder, value);
}

void
ilk_anki_json_add_flag(JsonBuilder *builder, const char *name, gboolean value)
{
  json_builder_set_member_name(builder, name);
  json_builder_add_boolean_value(builder, value);
}

void
ilk_anki_json_add_null(JsonBuilder *builder, const char *name)
{
  json_builder_set_member_name(builder, name);
  json_builder_add_null_value(builder);
}

void
ilk_anki_json_add_ints(JsonBuilder *builder, const char *name, const int *values, int n)
{
  json_builder_set_member_name(builder, name);
  json_builder_begin_array(builder);
  for (int i = 0; i < n; i++)
    json_builder_add_int_value(builder, values[i]);
  json_builder_end_array(builder);
}

void
ilk_anki_json_add_reals(JsonBuilder *builder, const char *name, const double *values, int n)
{
  json_builder_set_member_name(builder, name);
  json_builder_begin_array(builder);
  for (int i = 0; i < n; i++)
    json_builder_add_double_value(builder, values[i]);
  json_builder_end_array(builder);
}

char *
ilk_anki_json_end(JsonBuilder *builder)
{
  g_autoptr(JsonBuilder) owned = builder;
  json_builder_end_object(owned);
  g_autoptr(JsonNode) root = json_builder_get_root(owned);
  return json_to_string(root, FALSE);
}
