/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The table `media`, and who needs which file. A row says of what kind a file is and since when it
 * is here; a note refers to the file by its hash, and its content lies in the collection's folder.
 * Database thread only.
 */
#pragma once

#include "app/store/front/collection-media.h"
#include "app/store/store.h"

/** ilk_media_rows_add: adds a row for each of @hashes (array zero-terminated=1), whose files are
 * there, that has none. Within a transaction. */
gboolean ilk_media_rows_add(IlkStore *store, const char *const *hashes, GError **error);

/** ilk_store_list_media: see ilk_collection_list_media() */
GPtrArray *ilk_store_list_media(IlkStore *store, gboolean thorough, GError **error)
    G_GNUC_WARN_UNUSED_RESULT;

/** ilk_store_remove_media: see ilk_collection_remove_media() */
gboolean ilk_store_remove_media(IlkStore *store, const IlkMediaRemoval *removal, guint *n,
                                gint64 *bytes, GError **error);

/** ilk_media_rows_verify: adds a sentence to @problems for files that notes need and that are not
 * there, or not as they were saved, and for rows that are missing */
gboolean ilk_media_rows_verify(IlkStore *store, GPtrArray *problems, GError **error);

/** ilk_media_rows_rebuild: adds the rows of files that notes need and that are there. Within a
 * transaction. */
gboolean ilk_media_rows_rebuild(IlkStore *store, GError **error);
