/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A member of a package, unpacked within bounds. Within app/anki.
 */
#pragma once

#include "app/anki/unzstd.h"
#include "app/base/zip-library.h"

/**
 * ilk_member_unpack:
 * @zstd: whether it is packed by zstd within the archive
 * @most: bytes
 * @sink: takes what is unpacked, some at a time
 * @error: ILK_ERROR_INVALID; TOO_LARGE also for what unpacks to much more than it is
 */
gboolean ilk_member_unpack(zip_t *zip, zip_uint64_t index, gboolean zstd, gint64 most, IlkSink sink,
                           gpointer data, GError **error);

/** ilk_member_read: Returns: (transfer full): the same, all of it */
GBytes *ilk_member_read(zip_t *zip, zip_uint64_t index, gboolean zstd, gint64 most, GError **error)
    G_GNUC_WARN_UNUSED_RESULT;
