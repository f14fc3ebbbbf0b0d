/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Appending to the log and reading what stands of it.
 */
#include "app/store/rows/log.h"

IlkTable ilk_review_table = {.name = "review", .columns = ILK_LOG_COLUMNS};

IlkReview
ilk_log_read(IlkQuery *query)
{
  return (IlkReview){
      .card = ilk_query_get_int(query, 0),
      .at = ilk_query_get_int(query, 1),
      .key = {ilk_query_get_int(query, 2), ilk_query_get_int(query, 3)},
      .kind = (IlkReviewKind) ilk_query_get_int(query, 4),
      .rating = (int) ilk_query_get_int(query, 5),
      .ms = ilk_query_get_int(query, 6),
      .over_time = ilk_query_get_int(query, 7) != 0,
      .utc_offset = (int) ilk_query_get_int(query, 8),
      .days = (int) ilk_query_get_int(query, 9),
      .ease = (int) ilk_query_get_int(query, 10),
      .stability = ilk_query_get_real(query, 11),
      .difficulty = ilk_query_get_real(query, 12),
  };
}

static gboolean
insert_review(IlkStore *store, const IlkReview *review, GError **error)
{
  g_autoptr(IlkQuery) query = ilk_table_query(&ilk_review_table, store->db, ILK_TABLE_INSERT);
  ilk_query_bind_int(query, review->card);
  ilk_query_bind_int(query, review->at);
  ilk_query_bind_int(query, review->key.device);
  ilk_query_bind_int(query, review->key.seq);
  ilk_query_bind_int(query, review->kind);
  ilk_query_bind_int(query, review->rating);
  ilk_query_bind_int(query, review->ms);
  ilk_query_bind_int(query, review->over_time);
  ilk_query_bind_int(query, review->utc_offset);
  ilk_query_bind_int(query, review->days);
  ilk_query_bind_int(query, review->ease);
  ilk_query_bind_real(query, review->stability);
  ilk_query_bind_real(query, review->difficulty);
  return ilk_query_run(query, error);
}

gboolean
ilk_log_append(IlkStore *store, const IlkReview *review, GError **error)
{
  g_autoptr(GError) local_error = NULL;
  if (ilk_log_has(store, &review->key, &local_error))
    return TRUE;
  if (local_error != NULL) {
    g_propagate_error(error, g_steal_pointer(&local_error));
    return FALSE;
  }
  return insert_review(store, review, error) && ilk_log_extend_segment(store, review, error);
}

gboolean
ilk_log_has(IlkStore *store, const IlkReviewKey *key, GError **error)
{
  IlkQuery *query = ilk_table_query(&ilk_review_table, store->db, ILK_TABLE_COUNT_SEQ);
  ilk_query_bind_int(query, key->device);
  ilk_query_bind_int(query, key->seq);
  gint64 n = 0;
  return ilk_query_fetch_int(query, &n, error) && n > 0;
}

gboolean
ilk_log_last_at(IlkStore *store, gint64 card, gint64 *at, GError **error)
{
  IlkQuery *query = ilk_database_query(store->db, "SELECT max(at) FROM review WHERE card = ?");
  ilk_query_bind_int(query, card);
  return ilk_query_fetch_int(query, at, error);
}

/* An undo takes back the latest answer that stands. */
static void
apply_event(GArray *standing, const IlkReview *review)
{
  if (review->kind != ILK_REVIEW_UNDO)
    g_array_append_vals(standing, review, 1);
  else if (standing->len > 0)
    g_array_set_size(standing, standing->len - 1);
}

GArray *
ilk_log_list_standing(IlkStore *store, gint64 card, GError **error)
{
  g_autoptr(GArray) standing = g_array_new(FALSE, FALSE, sizeof(IlkReview));
  g_autoptr(IlkQuery) query = ilk_database_query(
      store->db, "SELECT " ILK_LOG_COLUMNS " FROM review WHERE card = ? ORDER BY at, device, seq");
  ilk_query_bind_int(query, card);
  int row;
  while ((row = ilk_query_step(query, error)) > 0) {
    IlkReview review = ilk_log_read(query);
    apply_event(standing, &review);
  }
  return row == 0 ? g_steal_pointer(&standing) : NULL;
}

gboolean
ilk_log_visit(IlkStore *store, IlkLogWitness witness, IlkLogVisitor visit, gpointer data,
              GError **error)
{
  g_autoptr(GArray) standing = g_array_new(FALSE, FALSE, sizeof(IlkReview));
  g_autoptr(IlkQuery) query = ilk_database_query(
      store->db, "SELECT " ILK_LOG_COLUMNS " FROM review ORDER BY card, at, device, seq");
  gint64 card = 0;
  int row;
  while ((row = ilk_query_step(query, error)) > 0) {
    IlkReview review = ilk_log_read(query);
    if (witness != NULL)
      witness(&review, data);
    if (review.card != card) {
      if (card != 0 && !visit(store, card, standing, data, error))
        return FALSE;
      card = review.card;
      g_array_set_size(standing, 0);
    }
    apply_event(standing, &review);
  }
  return row == 0 && (card == 0 || visit(store, card, standing, data, error));
}

gboolean
ilk_log_visit_cards(IlkStore *store, IlkLogVisitor visit, gpointer data, GError **error)
{
  return ilk_log_visit(store, NULL, visit, data, error);
}

/* The latest answers of this device first, until one is older than @since. @net: card → how many of
 * its answers stand. */
static gboolean
sum_since(IlkStore *store, gint64 since, GHashTable *net, GError **error)
{
  g_autoptr(IlkQuery) query = ilk_database_query(
      store->db, "SELECT card, at, kind FROM review WHERE device = ? ORDER BY seq DESC");
  ilk_query_bind_int(query, store->device);
  int row;
  while ((row = ilk_query_step(query, error)) > 0 && ilk_query_get_int(query, 1) >= since) {
    gpointer card = GSIZE_TO_POINTER((gsize) ilk_query_get_int(query, 0));
    gint64 kind = ilk_query_get_int(query, 2);
    int change = (kind == ILK_REVIEW_ANSWER) - (kind == ILK_REVIEW_UNDO);
    int sum = GPOINTER_TO_INT(g_hash_table_lookup(net, card)) + change;
    g_hash_table_insert(net, card, GINT_TO_POINTER(sum));
  }
  return row >= 0;
}

static gboolean
was_seen(IlkStore *store, gint64 card, gint64 deck, gint64 since, gint64 *seen, GError **error)
{
  IlkQuery *query = ilk_database_query(
      store->db, "SELECT count(*) FROM card WHERE id = ?1 AND deck = ?2 AND EXISTS"
                 " (SELECT 1 FROM review WHERE review.card = ?1 AND at < ?3 AND kind IN (0, 2))");
  ilk_query_bind_int(query, card);
  ilk_query_bind_int(query, deck);
  ilk_query_bind_int(query, since);
  return ilk_query_fetch_int(query, seen, error);
}

gboolean
ilk_log_count_seen(IlkStore *store, gint64 deck, gint64 since, guint *n, GError **error)
{
  g_autoptr(GHashTable) net = g_hash_table_new(NULL, NULL);
  GHashTableIter cards;
  gpointer card, sum;
  *n = 0;
  if (!sum_since(store, since, net, error))
    return FALSE;
  g_hash_table_iter_init(&cards, net);
  while (g_hash_table_iter_next(&cards, &card, &sum)) {
    gint64 seen = 0;
    if (GPOINTER_TO_INT(sum) > 0 &&
        !was_seen(store, (gint64) GPOINTER_TO_SIZE(card), deck, since, &seen, error))
      return FALSE;
    *n += seen != 0;
  }
  return TRUE;
}
