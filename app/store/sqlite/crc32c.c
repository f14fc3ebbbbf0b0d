/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * CRC-32C, eight bytes at a time: a check sums up all that is in a collection. Where the processor
 * has an instruction for that, by it; else by tables ("slicing by 8", Kounavis and Berry 2008).
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

static guint32
add_by_tables(guint32 crc, const guint8 *bytes, gsize length)
{
  static GOnce once = G_ONCE_INIT;
  g_once(&once, make_tables, NULL);

  for (; length >= SLICES; length -= SLICES, bytes += SLICES)
    crc = add_slices(crc, bytes);
  for (; length > 0; length--, bytes++)
    crc = crc >> 8 ^ tables[0][(crc ^ *bytes) & 0xff];
  return crc;
}

#ifdef __x86_64__
__attribute__((target("sse4.2"))) static guint32
add_by_instruction(guint32 crc, const guint8 *bytes, gsize length)
{
  guint64 word, sum = crc;
  for (; length >= sizeof word; length -= sizeof word, bytes += sizeof word) {
    memcpy(&word, bytes, sizeof word);
    sum = __builtin_ia32_crc32di(sum, word);
  }
  crc = (guint32) sum;
  for (; length > 0; length--, bytes++)
    crc = __builtin_ia32_crc32qi(crc, *bytes);
  return crc;
}

static gboolean
has_instruction(void)
{
  return __builtin_cpu_supports("sse4.2") > 0;
}
#else
static guint32
add_by_instruction(guint32 crc, const guint8 *bytes, gsize length)
{
  return add_by_tables(crc, bytes, length);
}

static gboolean
has_instruction(void)
{
  return FALSE;
}
#endif

guint32
ilk_crc32c(guint32 crc, gconstpointer data, gsize length)
{
  return has_instruction() ? ~add_by_instruction(~crc, data, length)
                           : ilk_crc32c_by_tables(crc, data, length);
}

guint32
ilk_crc32c_by_tables(guint32 crc, gconstpointer data, gsize length)
{
  return ~add_by_tables(~crc, data, length);
}
