/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The tables whose rows are sealed by the SQL function seal(): graves, edits and others, which have
 * homes of their own, and media, which lives here.
 * Database thread only.
 */
#pragma once

#include "app/store/rows/table.h"
#include "app/store/store.h"

#define ILK_MEDIA_COLUMNS "media.hash, media.type, media.size, media.added, media.crc"

extern IlkTable ilk_media_table;

/** ilk_sealed_verify: adds a sentence to @problems for each such table with rows that are not as
 * they were saved */
gboolean ilk_sealed_verify(IlkStore *store, GPtrArray *problems, GError **error);

/** ilk_sealed_copy: adds the rows of @damaged that are as they were saved, unless they are there; a
 * table that cannot be read is passed over */
gboolean ilk_sealed_copy(IlkStore *store, IlkDatabase *damaged, GError **error);
