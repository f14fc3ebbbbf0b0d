/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The collection's front: the review log as others may read it.
 */
#include "app/store/front/collection-log.h"
#include "app/store/front/operation.h"
#include "app/store/rows/log.h"

typedef struct {
  IlkCollection *collection;
  gint64 deck;
  IlkReviewVisitor visit;
  gpointer data;
} Visit;

static gboolean
get_deck(IlkStore *store, gint64 card, gint64 *deck, GError **error)
{
  IlkQuery *query = ilk_database_query(store->db, "SELECT deck FROM card WHERE id = ?");
  ilk_query_bind_int(query, card);
  return ilk_query_fetch_int(query, deck, error);
}

static gboolean
visit_card(IlkStore *store, gint64 card, const GArray *standing, gpointer data, GError **error)
{
  const Visit *request = data;
  gint64 deck = 0;

  if (!ilk_collection_require_open(request->collection, error))
    return FALSE;
  if (standing->len == 0)
    return TRUE;
  if (request->deck != 0 && !get_deck(store, card, &deck, error))
    return FALSE;
  return deck != request->deck || request->visit((const IlkReview *) (gpointer) standing->data,
                                                 standing->len, request->data, error);
}

static gboolean
visit_reviews(IlkStore *store, gpointer arguments, GError **error)
{
  return ilk_log_visit_cards(store, visit_card, arguments, error);
}

static const IlkOperation visit_operation = {
    .name = "visit reviews",
    .work = visit_reviews,
    .size = sizeof(Visit),
    .lane = ILK_LANE_LONG,
};

gboolean
ilk_collection_visit_reviews(IlkCollection *self, gint64 deck, IlkReviewVisitor visit,
                             gpointer data, GError **error)
{
  g_return_val_if_fail(visit != NULL, FALSE);

  Visit request = {self, deck, visit, data};
  return ilk_collection_call(self, &visit_operation, &request, error);
}
