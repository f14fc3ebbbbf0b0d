/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The number of a row is chosen before it is written, so it can be looked for.
 */
#include "app/store/rows/appended.h"

static gboolean
choose_seq(IlkStore *store, IlkTable *table, gint64 *seq, GError **error)
{
  if (*seq != 0)
    return TRUE;
  IlkQuery *query = ilk_table_query(table, store->db, ILK_TABLE_NEXT_SEQ);
  ilk_query_bind_int(query, store->device);
  return ilk_query_fetch_int(query, seq, error);
}

gboolean
ilk_appended_add(IlkStore *store, IlkTable *table, gint64 *seq, IlkAppendedBind bind,
                 gconstpointer data, GError **error)
{
  if (!choose_seq(store, table, seq, error))
    return FALSE;
  g_autoptr(IlkQuery) query = ilk_table_query(table, store->db, ILK_TABLE_SEAL);
  ilk_query_bind_int(query, store->device);
  ilk_query_bind_int(query, *seq);
  return bind(store, query, data, error) && ilk_query_run(query, error);
}

gboolean
ilk_appended_has(IlkStore *store, IlkTable *table, gint64 seq, GError **error)
{
  gint64 n = 0;
  IlkQuery *query = ilk_table_query(table, store->db, ILK_TABLE_COUNT_SEQ);
  ilk_query_bind_int(query, store->device);
  ilk_query_bind_int(query, seq);
  return ilk_query_fetch_int(query, &n, error) && n > 0;
}

typedef struct {
  IlkTable *table;
  IlkAppendedBind bind;
  gconstpointer data;
  gint64 seq;
} Row;

static gboolean
run_add(IlkStore *store, gpointer data, GError **error)
{
  Row *row = data;
  return ilk_appended_add(store, row->table, &row->seq, row->bind, row->data, error);
}

static gboolean
was_added(IlkStore *store, gpointer data, GError **error)
{
  const Row *row = data;
  return ilk_appended_has(store, row->table, row->seq, error);
}

gboolean
ilk_appended_store(IlkStore *store, IlkTable *table, IlkAppendedBind bind, gconstpointer data,
                   GError **error)
{
  Row row = {.table = table, .bind = bind, .data = data};
  return ilk_store_transact(store, run_add, was_added, &row, error);
}
