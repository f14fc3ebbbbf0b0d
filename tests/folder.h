/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A temporary folder, taken away again.
 */
#pragma once

#include <glib/gstdio.h>

/** remove_folder: with all that is in it; links are removed, not followed */
static inline void
remove_folder(const char *path)
{
  g_autoptr(GDir) folder =
      g_file_test(path, G_FILE_TEST_IS_SYMLINK) ? NULL : g_dir_open(path, 0, NULL);
  const char *name;

  while (folder != NULL && (name = g_dir_read_name(folder)) != NULL) {
    g_autofree char *child = g_build_filename(path, name, NULL);
    remove_folder(child);
  }
  g_remove(path);
}
