/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The wire format: https://protobuf.dev/programming-guides/encoding/
 */
#include "app/anki/wire-write.h"

#include "app/anki/wire.h"

#include <string.h>

static void
append_varint(GByteArray *out, guint64 value)
{
  do {
    guint8 byte = (guint8) (value & 0x7f);
    value >>= 7;
    byte |= value != 0 ? 0x80 : 0;
    g_byte_array_append(out, &byte, 1);
  } while (value != 0);
}

static void
append_key(GByteArray *out, guint32 number, IlkWireType type)
{
  append_varint(out, (guint64) number << 3 | type);
}

static void
append_float(GByteArray *out, double value)
{
  float number = (float) value;
  guint32 bits;
  memcpy(&bits, &number, sizeof bits);
  bits = GUINT32_TO_LE(bits);
  g_byte_array_append(out, (const guint8 *) &bits, sizeof bits);
}

void
ilk_wire_add_int(GByteArray *out, guint32 number, guint64 value)
{
  if (value == 0)
    return;
  append_key(out, number, ILK_WIRE_VARINT);
  append_varint(out, value);
}

void
ilk_wire_add_float(GByteArray *out, guint32 number, double value)
{
  if (value == 0)
    return;
  append_key(out, number, ILK_WIRE_FIXED32);
  append_float(out, value);
}

void
ilk_wire_add_text(GByteArray *out, guint32 number, const char *text)
{
  if (*text != '\0')
    ilk_wire_add_bytes(out, number, text, strlen(text));
}

void
ilk_wire_add_bytes(GByteArray *out, guint32 number, gconstpointer bytes, gsize length)
{
  append_key(out, number, ILK_WIRE_BYTES);
  append_varint(out, length);
  if (length > 0)
    g_byte_array_append(out, bytes, (guint) length);
}

void
ilk_wire_add_floats(GByteArray *out, guint32 number, const double *values, guint n)
{
  if (n == 0)
    return;
  append_key(out, number, ILK_WIRE_BYTES);
  append_varint(out, (guint64) n * sizeof(float));
  for (guint i = 0; i < n; i++)
    append_float(out, values[i]);
}
