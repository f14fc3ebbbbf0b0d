/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Runs a fuzz target over a corpus, a test case a file: `fuzz-TARGET FOLDER`.
 */
#include "tests/fuzz/fuzz.h"

#include <glib.h>

static void
replay_file(gconstpointer path)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *data = NULL;
  gsize size = 0;
  g_file_get_contents(path, &data, &size, &error);
  g_assert_no_error(error);
  LLVMFuzzerTestOneInput((const uint8_t *) data, size);
}

int
main(int argc, char *argv[])
{
  g_test_init(&argc, &argv, NULL);
  g_assert_cmpint(argc, ==, 2);

  g_autoptr(GError) error = NULL;
  g_autoptr(GDir) folder = g_dir_open(argv[1], 0, &error);
  g_assert_no_error(error);

  const char *name;
  while ((name = g_dir_read_name(folder)) != NULL) {
    g_autofree char *test_path = g_strconcat("/fuzz/", name, NULL);
    g_test_add_data_func_full(test_path, g_build_filename(argv[1], name, NULL), replay_file,
                              g_free);
  }
  return g_test_run();
}
