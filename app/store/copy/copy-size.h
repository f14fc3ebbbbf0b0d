/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * How large a second copy is. Any thread; blocking.
 */
#pragma once

#include <gio/gio.h>

/**
 * IlkCopySize:
 * @at: when something was last appended, UTC ms; 0 when there is no copy
 * @files: segments
 * @bytes: of them
 */
typedef struct {
  gint64 at;
  guint files;
  guint64 bytes;
} IlkCopySize;

/** ilk_copy_measure: the copies of all devices in @folder, by the names and lengths of files */
IlkCopySize ilk_copy_measure(const char *folder);

/** ilk_copy_count_rows: @rows: (out): what was written of rows and counts. Reads and checks all of
 * it. */
gboolean ilk_copy_count_rows(const char *folder, GCancellable *cancellable, guint64 *rows,
                             GError **error);
