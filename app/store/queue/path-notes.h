/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What cards of a deck may need: its notes, by the ids that a deck file has. Database thread only.
 */
#pragma once

#include "app/store/store.h"

/** ilk_path_notes_list: Returns: (transfer full) (element-type IlkPathNote): see
 * ilk_collection_list_path(). @id: (out) (nullable) */
GPtrArray *ilk_path_notes_list(IlkStore *store, gint64 deck, gint64 note, char **id, GError **error)
    G_GNUC_WARN_UNUSED_RESULT;
