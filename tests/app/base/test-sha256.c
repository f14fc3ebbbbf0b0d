/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The examples of FIPS 180-4, and every way to cut what is summed, against GLib's.
 */
#include "app/base/sha256.h"

#include <string.h>

static void
test_examples(void)
{
  static const struct {
    const char *text;
    const char *hex;
  } examples[] = {
      {"", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"},
      {"abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"},
      {"abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
       "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"},
  };

  for (gsize i = 0; i < G_N_ELEMENTS(examples); i++) {
    g_autoptr(GBytes) bytes = g_bytes_new(examples[i].text, strlen(examples[i].text));
    g_autofree char *hex = ilk_sha256_dup_hex_of(bytes);
    g_assert_cmpstr(hex, ==, examples[i].hex);
  }
}

static void
test_parts(void)
{
  guint8 data[200];

  for (gsize i = 0; i < sizeof data; i++)
    data[i] = (guint8) (7 * i);
  for (gsize cut = 0; cut <= sizeof data; cut++) {
    g_autoptr(IlkSha256) sum = ilk_sha256_new();
    g_autofree char *expected = g_compute_checksum_for_data(G_CHECKSUM_SHA256, data, sizeof data);
    ilk_sha256_add(sum, data, cut);
    ilk_sha256_add(sum, data + cut, sizeof data - cut);
    g_autofree char *hex = ilk_sha256_dup_hex(sum);
    g_assert_cmpstr(hex, ==, expected);
  }
}

int
main(int argc, char *argv[])
{
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/sha256/examples", test_examples);
  g_test_add_func("/sha256/parts", test_parts);
  return g_test_run();
}
