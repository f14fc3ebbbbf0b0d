/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Rows that are appended and never changed: each has the device that made it and a number of its
 * own there, as its first two columns, and is sealed by its last. Database thread only.
 */
#pragma once

#include "app/store/rows/table.h"
#include "app/store/store.h"

/**
 * IlkAppendedBind: what a new row holds
 * @query: takes the columns behind the number, but not the last
 *
 * Returns: FALSE when the row cannot be
 */
typedef gboolean (*IlkAppendedBind)(IlkStore *store, IlkQuery *query, gconstpointer data,
                                    GError **error);

/** ilk_appended_add: adds a row to @table, within a transaction. @seq: (inout): its number, 0
 * before one is chosen: a transaction may run twice */
gboolean ilk_appended_add(IlkStore *store, IlkTable *table, gint64 *seq, IlkAppendedBind bind,
                          gconstpointer data, GError **error);

/** ilk_appended_has: Returns: whether @table has a row of this device with the number @seq */
gboolean ilk_appended_has(IlkStore *store, IlkTable *table, gint64 seq, GError **error);

/** ilk_appended_store: adds a row to @table in one transaction */
gboolean ilk_appended_store(IlkStore *store, IlkTable *table, IlkAppendedBind bind,
                            gconstpointer data, GError **error);
