/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * SHA-256 against GLib's, at lengths around the block's.
 */
#include "demos/interpreter/sha256.h"

#include <glib.h>

static void
test_agrees_with_glib(void)
{
  const gsize lengths[] = {0, 1, 3, 55, 56, 63, 64, 65, 119, 120, 128, 1000};
  guint8 bytes[1000];
  for (gsize i = 0; i < sizeof bytes; i++)
    bytes[i] = (guint8) (i * 7 + 3);
  for (gsize i = 0; i < G_N_ELEMENTS(lengths); i++) {
    guint8 ours[32], theirs[32];
    gsize size = sizeof theirs;
    g_autoptr(GChecksum) checksum = g_checksum_new(G_CHECKSUM_SHA256);
    g_checksum_update(checksum, bytes, (gssize) lengths[i]);
    g_checksum_get_digest(checksum, theirs, &size);
    sha256(bytes, lengths[i], ours);
    g_assert_cmpmem(ours, sizeof ours, theirs, size);
  }
}

int
main(int argc, char *argv[])
{
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/interpreter/sha256/agrees-with-glib", test_agrees_with_glib);
  return g_test_run();
}
