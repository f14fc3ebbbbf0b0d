/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The text index, kept up to date from here in the transaction that changes a note; but for what a
 * large import adds: that follows afterwards, in pieces, and a setting says how far it has come, so
 * that whoever opens the collection next goes on. Notes are indexed in the order of their numbers,
 * which only grow. Database thread only.
 */
#pragma once

#include "app/store/store.h"

/** ILK_INDEXED_ALL: no note is behind it */
#define ILK_INDEXED_ALL G_MAXINT64

/** ilk_search_get_indexed: @last: (out): the index has no note behind this number yet;
 * ILK_INDEXED_ALL when it has them all */
gboolean ilk_search_get_indexed(IlkStore *store, gint64 *last, GError **error);

/** ilk_search_count_waiting: @n: (out): how many notes the index does not have yet */
gboolean ilk_search_count_waiting(IlkStore *store, gint64 *n, GError **error);

/** ilk_search_defer: notes that are added from now on are indexed by ilk_search_catch_up(). Within
 * a transaction. */
gboolean ilk_search_defer(IlkStore *store, GError **error);

/** IlkSearchPause: Returns: whether somebody waits for the collection */
typedef gboolean (*IlkSearchPause)(gpointer data);

/**
 * ilk_search_catch_up:
 * @pause: (nullable): asked with @data every few notes
 * @more: (out): whether notes are left that the index does not have
 *
 * Indexes notes that wait, for a few milliseconds or until @pause says so, in a transaction of its
 * own; without @pause all of them.
 */
gboolean ilk_search_catch_up(IlkStore *store, IlkSearchPause pause, gpointer data, gboolean *more,
                             GError **error);

/** ilk_search_add: puts the row @note into the index, unless it waits with others */
gboolean ilk_search_add(IlkStore *store, gint64 note, GError **error);

/** ilk_search_remove: takes @note out again, if it is there, while its row is still as it was when
 * it was added */
gboolean ilk_search_remove(IlkStore *store, gint64 note, GError **error);

/** ilk_search_remove_range: the same for the notes from @first to @last */
gboolean ilk_search_remove_range(IlkStore *store, gint64 first, gint64 last, GError **error);

/** ilk_search_rebuild: makes the index anew. Within a transaction. */
gboolean ilk_search_rebuild(IlkStore *store, GError **error);

/** ilk_search_verify: adds a sentence to @problems when notes are missing from the index that do
 * not wait for it */
gboolean ilk_search_verify(IlkStore *store, GPtrArray *problems, GError **error);
