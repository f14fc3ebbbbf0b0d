/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * CRC-32C, a byte at a time.
 */
#include "app/store/sqlite/crc32c.h"

#define POLYNOMIAL 0x82f63b78u /* RFC 3720, with the bits reversed */

static guint32 table[256];

static gpointer
make_table(gpointer unused)
{
  for (guint32 byte = 0; byte < G_N_ELEMENTS(table); byte++) {
    guint32 crc = byte;
    for (int bit = 0; bit < 8; bit++)
      crc = crc & 1 ? crc >> 1 ^ POLYNOMIAL : crc >> 1;
    table[byte] = crc;
  }
  return table;
}

guint32
ilk_crc32c(guint32 crc, gconstpointer data, gsize length)
{
  static GOnce once = G_ONCE_INIT;
  g_once(&once, make_table, NULL);

  const guint8 *bytes = data;
  crc = ~crc;
  for (gsize i = 0; i < length; i++)
    crc = crc >> 8 ^ table[(crc ^ bytes[i]) & 0xff];
  return ~crc;
}
