/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The text index, kept up to date from here in the transaction that changes a note. Database thread
 * only.
 */
#pragma once

#include "app/store/store.h"

/** ilk_search_add: puts the row @note into the index */
gboolean ilk_search_add(IlkStore *store, gint64 note, GError **error);

/** ilk_search_remove: takes @note out again, while its row is still as it was when it was added */
gboolean ilk_search_remove(IlkStore *store, gint64 note, GError **error);

/** ilk_search_rebuild: makes the index anew. Within a transaction. */
gboolean ilk_search_rebuild(IlkStore *store, GError **error);

/** ilk_search_verify: adds a sentence to @problems when notes are missing from the index */
gboolean ilk_search_verify(IlkStore *store, GPtrArray *problems, GError **error);
