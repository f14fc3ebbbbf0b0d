/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * JSON that is not ours: what a demo or a script printed. Bounds depth and size before json-glib
 * sees it, and reads values so that a missing, mistyped or non-finite one is never used. Inside
 * app/lab; any thread.
 */
#pragma once

#include <json-glib/json-glib.h>

/**
 * ilk_json_parse:
 * @text: one JSON object; need not end in a NUL
 * @length: its length in bytes
 *
 * Returns: (transfer full): the object, NULL with ILK_ERROR_CHILD when @text is not UTF-8, nests
 * deeper than ILK_MAX_TRACE_DEPTH, or is no JSON object
 */
JsonObject *ilk_json_parse(const char *text, gsize length, GError **error)
    G_GNUC_WARN_UNUSED_RESULT;

/** ilk_json_get_string: Returns: (transfer none): the member, @fallback when it is no string */
const char *ilk_json_get_string(JsonObject *object, const char *member, const char *fallback);

/** ilk_json_dup_name: Returns: (transfer full): the member cut to ILK_MAX_NAME_BYTES, or
 * @fallback */
char *ilk_json_dup_name(JsonObject *object, const char *member, const char *fallback)
    G_GNUC_WARN_UNUSED_RESULT;

/** ilk_json_get_bool: Returns: the member, FALSE when it is no boolean */
gboolean ilk_json_get_bool(JsonObject *object, const char *member);

/** ilk_json_get_number: Returns: the member, @fallback when it is no finite number */
double ilk_json_get_number(JsonObject *object, const char *member, double fallback);

/** ilk_json_get_integer: Returns: FALSE, @value untouched, unless the member is an integer within
 * @minimum to @maximum */
gboolean ilk_json_get_integer(JsonObject *object, const char *member, gint64 minimum,
                              gint64 maximum, gint64 *value);

/** ilk_json_get_array: Returns: (transfer none) (nullable): the member, NULL when it is no array */
JsonArray *ilk_json_get_array(JsonObject *object, const char *member);

/** ilk_json_get_object: Returns: (transfer none) (nullable): the member, NULL when it is no
 * object */
JsonObject *ilk_json_get_object(JsonObject *object, const char *member);

/** ilk_json_node_get_string: Returns: (transfer none): the text of @node, which holds one, cleaned
 * of what must not be shown (app/base/clean-text.h) */
const char *ilk_json_node_get_string(JsonNode *node);

/** ilk_json_node_get_number: Returns: FALSE, @value untouched, unless @node is a finite number */
gboolean ilk_json_node_get_number(JsonNode *node, double *value);

/** ilk_json_node_get_integer: Returns: FALSE, @value untouched, unless @node is an integer within
 * @minimum to @maximum */
gboolean ilk_json_node_get_integer(JsonNode *node, gint64 minimum, gint64 maximum, gint64 *value);
