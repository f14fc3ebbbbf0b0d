/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The number of a row is chosen before it is written, so it can be looked for.
 */
#include "app/store/rows/listening.h"

#include "app/base/clock.h"

IlkTable ilk_listening_table = {.name = "listening", .columns = ILK_LISTENING_COLUMNS};

typedef struct {
  const IlkHeard *heard;
  gint64 seq;
} Row;

static gboolean
choose_seq(IlkStore *store, Row *row, GError **error)
{
  if (row->seq != 0)
    return TRUE;
  IlkQuery *query = ilk_database_query(
      store->db, "SELECT coalesce(max(seq), 0) + 1 FROM listening WHERE device = ?");
  ilk_query_bind_int(query, store->device);
  return ilk_query_fetch_int(query, &row->seq, error);
}

static gboolean
run_add(IlkStore *store, gpointer data, GError **error)
{
  Row *row = data;
  const IlkHeard *heard = row->heard;
  if (!choose_seq(store, row, error))
    return FALSE;
  g_autoptr(IlkQuery) query = ilk_table_query(&ilk_listening_table, store->db, ILK_TABLE_SEAL);
  ilk_query_bind_int(query, store->device);
  ilk_query_bind_int(query, row->seq);
  ilk_query_bind_int(query, heard->card);
  ilk_query_bind_int(query, heard->at);
  ilk_query_bind_int(query, heard->answer);
  ilk_query_bind_int(query, CLAMP(heard->ms, 0, ILK_MS_PER_DAY));
  ilk_query_bind_int(query, ilk_clock_utc_offset(heard->at));
  return ilk_query_run(query, error);
}

static gboolean
was_added(IlkStore *store, gpointer data, GError **error)
{
  const Row *row = data;
  gint64 n = 0;
  IlkQuery *query =
      ilk_database_query(store->db, "SELECT count(*) FROM listening WHERE device = ? AND seq = ?");
  ilk_query_bind_int(query, store->device);
  ilk_query_bind_int(query, row->seq);
  return ilk_query_fetch_int(query, &n, error) && n > 0;
}

gboolean
ilk_listening_store(IlkStore *store, const IlkHeard *heard, GError **error)
{
  Row row = {.heard = heard};
  return ilk_store_transact(store, run_add, was_added, &row, error);
}

GArray *
ilk_listening_list_cards(IlkStore *store, guint limit, GError **error)
{
  g_autoptr(GArray) cards = g_array_new(FALSE, FALSE, sizeof(gint64));
  g_autoptr(GError) failure = NULL;
  int step;
  IlkQuery *query = ilk_database_query(
      store->db, "SELECT card FROM listening WHERE side = 1 ORDER BY at DESC, seq DESC LIMIT ?");
  ilk_query_bind_int(query, limit);
  while ((step = ilk_query_step(query, &failure)) > 0) {
    gint64 card = ilk_query_get_int(query, 0);
    g_array_append_val(cards, card);
  }
  if (failure == NULL)
    return g_steal_pointer(&cards);
  g_propagate_error(error, g_steal_pointer(&failure));
  return NULL;
}
