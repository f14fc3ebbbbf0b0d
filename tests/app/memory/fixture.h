/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Reading the reference numbers of tests/fixtures/fsrs. Every failure ends the test.
 */
#pragma once

#include <glib.h>
#include <json-glib/json-glib.h>

/** fixture_load_json: Returns: (transfer full): the object that the file @name holds */
JsonObject *fixture_load_json(const char *name) G_GNUC_WARN_UNUSED_RESULT;

/** fixture_load_lines: Returns: (transfer full): the lines of the file @name */
char **fixture_load_lines(const char *name) G_GNUC_WARN_UNUSED_RESULT;

/** fixture_numbers: copies the array @member of @object to @out, null as NaN. Returns: how many
 * there were */
gsize fixture_numbers(JsonObject *object, const char *member, double *out, gsize max);

/** fixture_numbers_of: the same for an array itself */
gsize fixture_numbers_of(JsonArray *array, double *out, gsize max);
