/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Another database in a collection's place, in one step. It is made beside the present one, which
 * stays where it is until then. When the other is whole and on the disk it gets a name that says
 * what the present one will be called: from that moment on the swap has happened, whatever
 * interrupts it, since whoever opens the collection next goes on with it first. Database thread
 * only, with the lock held.
 *
 *   collection.db.partial                            is being made; counts for nothing
 *   collection-damaged-20261122-170512.db.next       is whole, and goes in place
 *   collection-damaged-20261122-170512.db, …-wal     what was there, with its log
 */
#pragma once

#include "app/store/sqlite/database.h"

/** ilk_swap_begin: Returns: (transfer full): where to make what will replace the database @path: an
 * empty file; NULL on error */
char *ilk_swap_begin(const char *path, GError **error) G_GNUC_WARN_UNUSED_RESULT;

/** ilk_swap_give_up: removes what was made at @partial */
void ilk_swap_give_up(const char *partial);

/**
 * ilk_swap_commit:
 * @path: nobody has it open
 * @partial: from ilk_swap_begin(); whole, settled (see ilk_database_settle()) and closed
 * @stem: what the name of the present database will begin with
 * @aside: (out) (transfer full): what the present one is called then
 *
 * Reads @partial back and puts it in place. On error either all is as it was, or
 * ilk_swap_finish() goes on with it.
 */
gboolean ilk_swap_commit(const char *path, const char *partial, const char *stem, char **aside,
                         GError **error);

/** ilk_swap_finish: goes on with a swap of @path that was interrupted. @aside: (out) (transfer
 * full) (nullable): what was there before; NULL when there is nothing to go on with */
gboolean ilk_swap_finish(const char *path, char **aside, GError **error);

/** ilk_swap_dup_next: Returns: (transfer full) (nullable): what an interrupted swap of @path will
 * put in place */
char *ilk_swap_dup_next(const char *path) G_GNUC_WARN_UNUSED_RESULT;
