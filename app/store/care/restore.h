/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Going back to a backup, or to the second copy. The collection's lock is held, and nothing is
 * connected to it. Database thread only.
 */
#pragma once

#include "app/store/front/collection-care.h"
#include "app/store/replay/replay.h"

/**
 * ilk_restore_backup:
 * @watch: (nullable): heeded until the collection is replaced
 * @restored: (inout): see ilk_collection_restore_copy()
 */
gboolean ilk_restore_backup(const char *directory, const char *backup, const IlkReplayWatch *watch,
                            IlkRestored *restored, GError **error);

/** ilk_restore_copy: the same for the second copy in @folder */
gboolean ilk_restore_copy(const char *directory, const char *folder, const IlkReplayWatch *watch,
                          IlkRestored *restored, GError **error);

/** ilk_restore_count_copy: what the second copy in @folder would give. @rows: the path of an empty
 * file, for as long as that takes. ILK_ERROR_NOT_FOUND when there is none */
gboolean ilk_restore_count_copy(const char *folder, const char *rows, const IlkReplayWatch *watch,
                                gint64 *cards, gint64 *reviews, GError **error);
