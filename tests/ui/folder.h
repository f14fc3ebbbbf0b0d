/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A temporary collection's folder, taken away again.
 */
#pragma once

#include <glib/gstdio.h>

static inline void
remove_folder(const char *path)
{
  g_autoptr(GDir) folder = g_dir_open(path, 0, NULL);
  const char *name;

  while (folder != NULL && (name = g_dir_read_name(folder)) != NULL) {
    g_autofree char *child = g_build_filename(path, name, NULL);
    if (g_file_test(child, G_FILE_TEST_IS_DIR))
      remove_folder(child);
    else
      g_unlink(child);
  }
  g_rmdir(path);
}
