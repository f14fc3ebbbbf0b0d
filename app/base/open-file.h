/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Opening what somebody named as a file. It may be a folder, or a pipe, a device or a socket, from
 * which reading could wait for ever: those are refused before anything waits. Any thread; blocking
 * as a disk is.
 */
#pragma once

#include <gio/gio.h>

/** ilk_open_file: Returns: (transfer full): what @file, or what it links to, holds; NULL with a
 * sentence that says what it is instead of a file */
GInputStream *ilk_open_file(GFile *file, GCancellable *cancellable, GError **error)
    G_GNUC_WARN_UNUSED_RESULT;

/** ilk_open_path: the same. Returns: a descriptor to close, -1 on error */
int ilk_open_path(const char *path, GError **error) G_GNUC_WARN_UNUSED_RESULT;

/** ilk_check_path: opens nothing. Returns: FALSE with such a sentence when @path is there and is
 * not a file */
gboolean ilk_check_path(const char *path, GError **error);

/** ilk_read_file: Returns: (transfer full): all of @file and a zero byte behind it, NULL when it
 * has more than @most bytes or cannot be read. @length: (out): in bytes */
char *ilk_read_file(GFile *file, gsize most, gsize *length, GCancellable *cancellable,
                    GError **error) G_GNUC_WARN_UNUSED_RESULT;
