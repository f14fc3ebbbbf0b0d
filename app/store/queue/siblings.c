/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A note's cards are found by its number, so a note with one card costs a look-up.
 */
#include "app/store/queue/siblings.h"

#include "app/base/clock.h"
#include "app/store/rows/card.h"

#define OTHERS                                                                                     \
  "SELECT " ILK_CARD_COLUMNS " FROM card JOIN memory ON memory.card = card.id"                     \
  " WHERE card.note = (SELECT note FROM card WHERE id = ?) AND card.id <> ?"

static gint64
get_next_day(const IlkReview *review, int rollover)
{
  return ilk_clock_day(review->at, review->utc_offset, rollover) + 1;
}

/* Rows are changed when they are all read. */
static GArray *
list_rows(IlkStore *store, const char *sql, gint64 card, gint64 day, GError **error)
{
  g_autoptr(GArray) rows = g_array_new(FALSE, FALSE, sizeof(IlkCardRow));
  g_autoptr(IlkQuery) query = ilk_database_query(store->db, sql);
  ilk_query_bind_int(query, card);
  ilk_query_bind_int(query, card);
  ilk_query_bind_int(query, day);
  int state;
  while ((state = ilk_query_step(query, error)) > 0) {
    IlkCardRow row = ilk_card_row_read(query, 0);
    row.demo = g_strdup(row.demo);
    g_array_append_val(rows, row);
  }
  return state == 0 ? g_steal_pointer(&rows) : NULL;
}

static gboolean
set_buried(IlkStore *store, GArray *rows, gint64 day, GError **error)
{
  gboolean good = rows != NULL;
  for (guint i = 0; rows != NULL && i < rows->len; i++) {
    IlkCardRow *row = &g_array_index(rows, IlkCardRow, i);
    row->buried = day;
    row->changed = ilk_clock_now();
    row->origin = store->device;
    good = good && ilk_card_row_update(store, row, error);
    g_free((char *) row->demo);
  }
  return good;
}

gboolean
ilk_siblings_bury(IlkStore *store, const IlkReview *review, int rollover, GError **error)
{
  gint64 day = get_next_day(review, rollover);
  g_autoptr(GArray) rows = list_rows(
      store, OTHERS " AND memory.state IN (0, 2) AND card.suspended = 0 AND card.buried < ?",
      review->card, day, error);
  return set_buried(store, rows, day, error);
}

/* Whether a card of the note was answered on the learner's day before @day. */
static gboolean
was_answered(IlkStore *store, gint64 card, gint64 day, int rollover, gboolean *answered,
             GError **error)
{
  g_autoptr(IlkQuery) query = ilk_database_query(
      store->db, "SELECT last, last_utc_offset FROM memory JOIN card ON card.id = memory.card"
                 " WHERE card.note = (SELECT note FROM card WHERE id = ?) AND state <> 0");
  ilk_query_bind_int(query, card);
  int state;
  *answered = FALSE;
  while ((state = ilk_query_step(query, error)) > 0)
    *answered = *answered || ilk_clock_day(ilk_query_get_int(query, 0),
                                           (int) ilk_query_get_int(query, 1), rollover) +
                                     1 ==
                                 day;
  return state == 0;
}

gboolean
ilk_siblings_unbury(IlkStore *store, const IlkReview *review, int rollover, GError **error)
{
  gint64 day = get_next_day(review, rollover);
  gboolean answered = FALSE;
  if (!was_answered(store, review->card, day, rollover, &answered, error))
    return FALSE;
  if (answered)
    return TRUE;
  g_autoptr(GArray) rows =
      list_rows(store, OTHERS " AND card.buried = ?", review->card, day, error);
  return set_buried(store, rows, 0, error);
}
