/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Protocol Buffers on their way out: fields one after the other. What is 0 or empty is left out, as
 * it is in their third version. Pure, any thread.
 */
#pragma once

#include <glib.h>

void ilk_wire_add_int(GByteArray *out, guint32 number, guint64 value);
void ilk_wire_add_float(GByteArray *out, guint32 number, double value);
void ilk_wire_add_text(GByteArray *out, guint32 number, const char *text);

/** ilk_wire_add_bytes: of any length: a message that is empty is there, too */
void ilk_wire_add_bytes(GByteArray *out, guint32 number, gconstpointer bytes, gsize length);

/** ilk_wire_add_floats: packed. @values: (array length=n) */
void ilk_wire_add_floats(GByteArray *out, guint32 number, const double *values, guint n);
