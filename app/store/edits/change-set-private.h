/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What those who write a change set and those who read it share. Database thread only.
 */
#pragma once

#include "app/store/edits/change-set.h"
#include "app/store/rows/table.h"

#include <json-glib/json-glib.h>

/* After the tables of IlkRowTable. */
#define ILK_CHANGE_GRAVES 3
#define ILK_N_CHANGE_TABLES 4

/** ilk_change_get_table: Returns: the home of @table, of IlkRowTable or ILK_CHANGE_GRAVES */
IlkTable *ilk_change_get_table(int table);

/** ilk_change_bind_uid: @hex: a uid as JSON has it */
void ilk_change_bind_uid(IlkQuery *query, const char *hex);

/** ilk_change_bind_key: @key: a number, or of a grave hex digits */
void ilk_change_bind_key(IlkQuery *query, int table, const char *key);

/** ilk_change_read_row: @row: (out) (transfer full) (nullable): as JSON, NULL when there is none */
gboolean ilk_change_read_row(IlkStore *store, int table, const char *key, char **row,
                             GError **error);

/** ilk_change_get_deck: @deck: (out): of @card, 0 when that is not there */
gboolean ilk_change_get_deck(IlkStore *store, gint64 card, gint64 *deck, GError **error);

/** ilk_change_fail_damaged: Returns: FALSE */
gboolean ilk_change_fail_damaged(GError **error);

/** ilk_change_restore_rows: makes each row of @rows what it says, or takes it away */
gboolean ilk_change_restore_rows(IlkStore *store, JsonArray *rows, GError **error);
