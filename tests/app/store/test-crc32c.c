/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * CRC-32C against the examples of RFC 3720, appendix B.4.
 */
#include "app/store/sqlite/crc32c.h"

static void
test_published_values(void)
{
  guint8 zeros[32] = {0}, ones[32], rising[32];
  for (guint8 i = 0; i < 32; i++) {
    ones[i] = 0xff;
    rising[i] = i;
  }
  g_assert_cmphex(ilk_crc32c(0, zeros, 32), ==, 0x8a9136aa);
  g_assert_cmphex(ilk_crc32c(0, ones, 32), ==, 0x62a8ab43);
  g_assert_cmphex(ilk_crc32c(0, rising, 32), ==, 0x46dd794e);
  g_assert_cmphex(ilk_crc32c(0, "123456789", 9), ==, 0xe3069283);
}

static void
test_continues(void)
{
  g_assert_cmphex(ilk_crc32c(ilk_crc32c(0, "1234", 4), "56789", 5), ==, 0xe3069283);
}

/* Any length from any place, so that both the words and the bytes after them count. */
static void
test_same_by_tables(void)
{
  guint8 bytes[256];

  for (guint i = 0; i < sizeof bytes; i++)
    bytes[i] = (guint8) (i * 167 + 13);
  for (guint first = 0; first < 9; first++)
    for (guint length = 0; length < 80; length++)
      g_assert_cmphex(ilk_crc32c(length, bytes + first, length), ==,
                      ilk_crc32c_by_tables(length, bytes + first, length));
}

int
main(int argc, char *argv[])
{
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/store/crc32c/published", test_published_values);
  g_test_add_func("/store/crc32c/continues", test_continues);
  g_test_add_func("/store/crc32c/by-tables", test_same_by_tables);
  return g_test_run();
}
