/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Predictions. The id is chosen before the row is written, so it can be looked for.
 */
#include "app/store/rows/prediction.h"

#include "app/base/clock.h"

IlkTable ilk_prediction_table = {.name = "prediction", .columns = ILK_PREDICTION_COLUMNS};

static gboolean
choose_id(IlkStore *self, IlkPrediction *prediction, GError **error)
{
  if (prediction->id != 0)
    return TRUE;
  return ilk_query_fetch_int(
      ilk_database_query(self->db, "SELECT coalesce(max(id), 0) + 1 FROM prediction"),
      &prediction->id, error);
}

static gboolean
run_add(IlkStore *self, gpointer data, GError **error)
{
  IlkPrediction *prediction = data;
  if (!choose_id(self, prediction, error))
    return FALSE;
  /* SQLite stores NAN as NULL: not measured yet. */
  g_autoptr(IlkQuery) query = ilk_table_query(&ilk_prediction_table, self->db, ILK_TABLE_INSERT);
  ilk_query_bind_int(query, prediction->id);
  ilk_query_bind_id(query, prediction->card);
  ilk_query_bind_text(query, prediction->demo);
  ilk_query_bind_int(query, ilk_clock_now());
  ilk_query_bind_text(query, prediction->parameters);
  ilk_query_bind_real(query, prediction->predicted);
  ilk_query_bind_real(query, prediction->measured);
  return ilk_query_run(query, error);
}

static gboolean
was_added(IlkStore *self, gpointer data, GError **error)
{
  const IlkPrediction *prediction = data;
  gint64 n = 0;
  IlkQuery *query = ilk_database_query(self->db, "SELECT count(*) FROM prediction WHERE id = ?");
  ilk_query_bind_int(query, prediction->id);
  return ilk_query_fetch_int(query, &n, error) && n > 0;
}

gboolean
ilk_store_add_prediction(IlkStore *self, IlkPrediction *prediction, GError **error)
{
  return ilk_store_transact(self, run_add, was_added, prediction, error);
}

static gboolean
run_settle(IlkStore *self, gpointer data, GError **error)
{
  const IlkPrediction *prediction = data;
  g_autoptr(IlkQuery) query = ilk_database_query(
      self->db, "UPDATE prediction SET measured = ? WHERE id = ? AND measured IS NULL");
  ilk_query_bind_real(query, prediction->measured);
  ilk_query_bind_int(query, prediction->id);
  return ilk_query_run(query, error);
}

static gboolean
was_settled(IlkStore *self, gpointer data, GError **error)
{
  const IlkPrediction *prediction = data;
  gint64 n = 0;
  IlkQuery *query = ilk_database_query(
      self->db, "SELECT count(*) FROM prediction WHERE id = ? AND measured IS NOT NULL");
  ilk_query_bind_int(query, prediction->id);
  return ilk_query_fetch_int(query, &n, error) && n > 0;
}

gboolean
ilk_store_settle_prediction(IlkStore *self, IlkPrediction *prediction, GError **error)
{
  return ilk_store_transact(self, run_settle, was_settled, prediction, error);
}

gboolean
ilk_prediction_copy(IlkStore *store, IlkQuery *row, GError **error)
{
  g_autoptr(IlkQuery) query = ilk_table_query(&ilk_prediction_table, store->db, ILK_TABLE_KEEP);
  for (int column = 0; column < 7; column++)
    ilk_query_bind_column(query, row, column);
  return ilk_query_run(query, error);
}
