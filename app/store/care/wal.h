/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A write-ahead log without SQLite, which takes the first frame that is not sound for the end of
 * it. Each frame carries a checksum that goes on from the frame's before it, as that one states it:
 * so whatever lies behind damage can be told to be sound. Any thread; nobody may write to it.
 */
#pragma once

#include <glib.h>

/** IlkWalFrame: @page: the number of the page it holds */
typedef struct {
  guint32 page;
  const guint8 *data;
} IlkWalFrame;

/**
 * ilk_wal_read:
 * @bytes: of the log, which @frames borrow
 * @page_size: (out): of the pages; 0 when it is no log
 * @is_damaged: (out): whether something that was stored stands behind what SQLite reads
 *
 * Returns: (transfer full) (element-type IlkWalFrame): all frames that are sound and complete a
 * transaction, in their order
 */
GArray *ilk_wal_read(const guint8 *bytes, gsize length, guint *page_size, gboolean *is_damaged)
    G_GNUC_WARN_UNUSED_RESULT;

/** ilk_wal_is_damaged: Returns: whether SQLite would pass over something in the log of the database
 * @path */
gboolean ilk_wal_is_damaged(const char *path);
