/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The text of a demo's own sources, for reading. Names come from the demo's description, so they
 * are not trusted. Blocking, though the files are small; any thread.
 */
#pragma once

#include <glib.h>

/**
 * ilk_source_load:
 * @folder: where the sources lie: ilk_paths_source_dir() or ilk_paths_python_dir()
 * @name: a file below it, such as “interpreter/gil.c”
 *
 * Returns: (transfer full): the text, valid UTF-8; NULL with ILK_ERROR_INVALID when @name leads out
 * of @folder or the file is no text, ILK_ERROR_NOT_FOUND when there is no such file,
 * ILK_ERROR_TOO_LARGE past ILK_MAX_SOURCE_BYTES
 */
char *ilk_source_load(const char *folder, const char *name, GError **error)
    G_GNUC_WARN_UNUSED_RESULT;
