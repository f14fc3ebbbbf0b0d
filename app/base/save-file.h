/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Replacing a file: beside it, onto the disk, and only then in its place. Whatever goes wrong, the
 * old file is whole. Any thread; blocking.
 */
#pragma once

#include <gio/gio.h>

/** IlkFileWriter: writes what the file is to hold. Returns: FALSE to keep the old file */
typedef gboolean (*IlkFileWriter)(GOutputStream *out, gpointer data, GError **error);

/**
 * ilk_save_file:
 * @file: a symbolic link stays one, and what it leads to is replaced; a device or a pipe is written
 * to
 * @error: ILK_ERROR_FAILED with a sentence that names the file, or what @write set
 */
gboolean ilk_save_file(GFile *file, IlkFileWriter write, gpointer data, GError **error);

/** ilk_save_text: the same for a text that is at hand */
gboolean ilk_save_text(GFile *file, const char *text, GError **error);

/** ilk_save_dup_target: for what is put in place by other means. Returns: (transfer full)
 * (nullable): where @path leads, though nothing may be there yet; NULL when links go round */
char *ilk_save_dup_target(const char *path) G_GNUC_WARN_UNUSED_RESULT;
