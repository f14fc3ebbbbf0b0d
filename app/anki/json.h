/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * JSON as packages have it: not to be trusted, and not strict about its types: numbers may be
 * strings, truths numbers. Pure, any thread.
 */
#pragma once

#include <json-glib/json-glib.h>

/** ilk_anki_json_parse: Returns: (transfer full): the text's root, NULL with ILK_ERROR_INVALID when
 * it is none, is too long or too deep */
JsonNode *ilk_anki_json_parse(const char *text, gsize length, GError **error)
    G_GNUC_WARN_UNUSED_RESULT;

/** ilk_anki_json_text: @node: (nullable). Returns: (nullable): its text, NULL when it is none */
const char *ilk_anki_json_text(JsonNode *node);

/** ilk_anki_json_number: @node: (nullable). Returns: its number, @other when it is none */
double ilk_anki_json_number(JsonNode *node, double other);

/** ilk_anki_json_int: the same, rounded and within what an integer holds */
gint64 ilk_anki_json_int(JsonNode *node, gint64 other);

/** ilk_anki_json_object: @node: (nullable). Returns: (transfer none) (nullable): its object */
JsonObject *ilk_anki_json_object(JsonNode *node);

/** ilk_anki_json_array: @node: (nullable). Returns: (transfer none) (nullable): its array */
JsonArray *ilk_anki_json_array(JsonNode *node);
