/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * CRC-32C, eight bytes at a time: a check sums up all that is in a collection ("slicing by 8",
 * Kounavis and Berry 2008).
 */
#include "app/store/sqlite/crc32c.h"

#include <string.h>

#define POLYNOMIAL 0x82f63b78u /* RFC 3720, with the bits reversed */
#define SLICES 8

/* tables[n][byte]: what @byte comes to when n bytes follow it */
static guint32 tables[SLICES][256];

static guint32
sum_byte(guint32 byte)
{
  guint32 crc = byte;
  for (int bit = 0; bit < 8; bit++)
    crc = crc & 1 ? crc >> 1 ^ POLYNOMIAL : crc >> 1;
  return crc;
}

static gpointer
make_tables(gpointer unused)
{
  for (guint32 byte = 0; byte < G_N_ELEMENTS(tables[0]); byte++) {
    tables[0][byte] = sum_byte(byte);
    for (gsize slice = 1; slice < SLICES; slice++) {
      guint32 before = tables[slice - 1][byte];
      tables[slice][byte] = before >> 8 ^ sum_byte(before & 0xff);
    }
  }
  return tables;
}

static guint32
add_slices(guint32 crc, const guint8 *bytes)
{
  guint64 word;
  memcpy(&word, bytes, sizeof word);
  word = GUINT64_FROM_LE(word) ^ crc;
  crc = 0;
  for (gsize i = 0; i < SLICES; i++)
    crc ^= tables[SLICES - 1 - i][word >> 8 * i & 0xff];
  return crc;
}

guint32
ilk_crc32c(guint32 crc, gconstpointer data, gsize length)
{
  static GOnce once = G_ONCE_INIT;
  g_once(&once, make_tables, NULL);

  const guint8 *bytes = data;
  crc = ~crc;
  for (; length >= SLICES; length -= SLICES, bytes += SLICES)
    crc = add_slices(crc, bytes);
  for (; length > 0; length--, bytes++)
    crc = crc >> 8 ^ tables[0][(crc ^ *bytes) & 0xff];
  return ~crc;
}
