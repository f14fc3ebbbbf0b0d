/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * From a second copy to the rows of a collection: those that its devices wrote last are gathered,
 * device by device, and become one collection's. Which, depends on what was written alone, not on
 * the order in which it is read. Database thread only.
 */
#pragma once

#include "app/store/replay/replay.h"

/**
 * ilk_copy_stage:
 * @folder: of a second copy
 * @into: an empty file, which may be lost with the power
 * @stage: (out) (transfer full): a database with the tables of a collection and the rows that
 * @folder gives, sealed; NULL when there is no copy
 * @only: (nullable): the device whose rows are wanted; NULL for all, which become one collection's
 * @problems: (nullable): see ilk_copy_folder_visit()
 * @watch: (nullable): asked and told between two records
 */
gboolean ilk_copy_stage(const char *folder, const guint8 *only, const char *into,
                        IlkDatabase **stage, GPtrArray *problems, const IlkReplayWatch *watch,
                        GError **error);

/** ilk_copy_merge: makes the rows of the devices, which stand in tables called as the collection's
 * with s_ before that, one collection's (copy-merge.c) */
gboolean ilk_copy_merge(IlkDatabase *stage, GError **error);
