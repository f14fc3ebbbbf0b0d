/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Protocol Buffers as far as a package has them: fields one after the other, nothing copied. Pure,
 * any thread.
 */
#pragma once

#include <glib.h>

typedef enum {
  ILK_WIRE_VARINT = 0,
  ILK_WIRE_FIXED64 = 1,
  ILK_WIRE_BYTES = 2,
  ILK_WIRE_FIXED32 = 5,
} IlkWireType;

/** IlkWire: a message that is read; @broken: it is none */
typedef struct {
  const guint8 *at;
  const guint8 *end;
  gboolean broken;
} IlkWire;

/**
 * IlkWireField:
 * @value: of a varint, a fixed32 and a fixed64
 * @bytes: (array length=length): of ILK_WIRE_BYTES: text, a message, or packed numbers
 */
typedef struct {
  guint32 number;
  IlkWireType type;
  guint64 value;
  const guint8 *bytes;
  gsize length;
} IlkWireField;

/** ilk_wire_init: @data: (nullable): must live as long */
void ilk_wire_init(IlkWire *self, gconstpointer data, gsize length);

/** ilk_wire_next: Returns: whether there is another field; FALSE at the end and when broken */
gboolean ilk_wire_next(IlkWire *self, IlkWireField *field);

/** ilk_wire_get_float: Returns: the fixed32 @field as a number, 0 when it is none */
double ilk_wire_get_float(const IlkWireField *field);

/** ilk_wire_dup_text: Returns: (transfer full): @field as valid UTF-8 */
char *ilk_wire_dup_text(const IlkWireField *field) G_GNUC_WARN_UNUSED_RESULT;

/** ilk_wire_append_floats: @numbers: (element-type double): takes the packed floats of @field */
void ilk_wire_append_floats(GArray *numbers, const IlkWireField *field);
