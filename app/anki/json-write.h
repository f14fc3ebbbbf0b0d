/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Members of the objects that go into a package. Pure, any thread.
 */
#pragma once

#include <json-glib/json-glib.h>

void ilk_anki_json_add_text(JsonBuilder *builder, const char *name, const char *value);
void ilk_anki_json_add_int(JsonBuilder *builder, const char *name, gint64 value);
void ilk_anki_json_add_real(JsonBuilder *builder, const char *name, double value);
void ilk_anki_json_add_flag(JsonBuilder *builder, const char *name, gboolean value);
void ilk_anki_json_add_null(JsonBuilder *builder, const char *name);

/** ilk_anki_json_add_ints: @values: (array length=n) */
void ilk_anki_json_add_ints(JsonBuilder *builder, const char *name, const int *values, int n);

/** ilk_anki_json_add_reals: @values: (array length=n) */
void ilk_anki_json_add_reals(JsonBuilder *builder, const char *name, const double *values, int n);

/** ilk_anki_json_end: ends the object that @builder (transfer full) began with. Returns: (transfer
 * full): it as text */
char *ilk_anki_json_end(JsonBuilder *builder) G_GNUC_WARN_UNUSED_RESULT;
