/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The tables whose rows are sealed by the SQL function seal(): graves, media, edits, answers of
 * quizzes, and what was listened to. Database thread only.
 */
#pragma once

#include "app/model/note.h"
#include "app/store/store.h"

/** ilk_sealed_verify: adds a sentence to @problems for each such table with rows that are not as
 * they were saved */
gboolean ilk_sealed_verify(IlkStore *store, GPtrArray *problems, GError **error);

/** ilk_sealed_has_grave: @has: (out): whether @uid, of a deck or a note, was deleted */
gboolean ilk_sealed_has_grave(IlkStore *store, const guint8 uid[ILK_UID_LENGTH], gboolean *has,
                              GError **error);

/** ilk_sealed_open_grave: @uid is there again */
gboolean ilk_sealed_open_grave(IlkStore *store, const guint8 uid[ILK_UID_LENGTH], GError **error);

/** ilk_sealed_copy: adds the rows of @damaged that are as they were saved, unless they are there; a
 * table that cannot be read is passed over */
gboolean ilk_sealed_copy(IlkStore *store, IlkDatabase *damaged, GError **error);
