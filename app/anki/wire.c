/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The wire format: https://protobuf.dev/programming-guides/encoding/
 */
#include "app/anki/wire.h"

#include <string.h>

#define LONGEST_VARINT 10

void
ilk_wire_init(IlkWire *self, gconstpointer data, gsize length)
{
  *self = (IlkWire){.at = data, .end = data != NULL ? (const guint8 *) data + length : NULL};
}

static gboolean
stop(IlkWire *self)
{
  self->broken = TRUE;
  return FALSE;
}

static gboolean
read_varint(IlkWire *self, guint64 *value)
{
  *value = 0;
  for (guint i = 0; i < LONGEST_VARINT && self->at < self->end; i++) {
    guint8 byte = *self->at++;
    *value |= (guint64) (byte & 0x7f) << (7 * i);
    if ((byte & 0x80) == 0)
      return TRUE;
  }
  return stop(self);
}

static gboolean
read_fixed(IlkWire *self, guint n, guint64 *value)
{
  if ((gsize) (self->end - self->at) < n)
    return stop(self);
  *value = 0;
  for (guint i = 0; i < n; i++)
    *value |= (guint64) self->at[i] << (8 * i);
  self->at += n;
  return TRUE;
}

static gboolean
read_bytes(IlkWire *self, IlkWireField *field)
{
  guint64 length;
  if (!read_varint(self, &length))
    return FALSE;
  if (length > (guint64) (self->end - self->at))
    return stop(self);
  field->bytes = self->at;
  field->length = (gsize) length;
  self->at += length;
  return TRUE;
}

gboolean
ilk_wire_next(IlkWire *self, IlkWireField *field)
{
  guint64 key;
  if (self->broken || self->at == self->end || !read_varint(self, &key))
    return FALSE;
  *field = (IlkWireField){.number = (guint32) (key >> 3), .type = (IlkWireType) (key & 7)};
  if (key >> 3 == 0 || key >> 3 > G_MAXINT32 >> 2)
    return stop(self);
  switch (field->type) {
  case ILK_WIRE_VARINT:
    return read_varint(self, &field->value);
  case ILK_WIRE_FIXED64:
    return read_fixed(self, 8, &field->value);
  case ILK_WIRE_FIXED32:
    return read_fixed(self, 4, &field->value);
  case ILK_WIRE_BYTES:
    return read_bytes(self, field);
  default:
    return stop(self);
  }
}

/* As it was meant: what a float holds of 0.9 is another number as a double. */
static double
to_float(guint32 bits)
{
  float number;
  char text[G_ASCII_DTOSTR_BUF_SIZE];
  memcpy(&number, &bits, sizeof number);
  return g_ascii_strtod(g_ascii_formatd(text, sizeof text, "%.7g", (double) number), NULL);
}

double
ilk_wire_get_float(const IlkWireField *field)
{
  return field->type == ILK_WIRE_FIXED32 ? to_float((guint32) field->value) : 0;
}

char *
ilk_wire_dup_text(const IlkWireField *field)
{
  const char *text = field->type == ILK_WIRE_BYTES ? (const char *) field->bytes : NULL;
  return text != NULL ? g_utf8_make_valid(text, (gssize) field->length) : g_strdup("");
}

void
ilk_wire_append_floats(GArray *numbers, const IlkWireField *field)
{
  if (field->type != ILK_WIRE_BYTES)
    return;
  for (gsize i = 0; i + 4 <= field->length; i += 4) {
    const guint8 *b = field->bytes + i;
    double number = to_float((guint32) b[0] | (guint32) b[1] << 8 | (guint32) b[2] << 16 |
                             (guint32) b[3] << 24);
    g_array_append_val(numbers, number);
  }
}
