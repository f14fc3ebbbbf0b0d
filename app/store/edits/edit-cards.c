/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What is done to cards besides answering them.
 */
#include "app/model/card.h"
#include "app/store/edits/edits-private.h"

#include "app/base/clock.h"
#include "app/base/error.h"
#include "app/store/decks/decks.h"
#include "app/store/edits/settle.h"
#include "app/store/rows/memory-row.h"
#include "config.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>

gboolean
ilk_edit_get_card(IlkStore *store, gint64 id, IlkCardRow *row, char **demo, GError **error)
{
  g_autoptr(IlkQuery) query =
      ilk_database_query(store->db, "SELECT " ILK_CARD_COLUMNS " FROM card WHERE id = ?");
  ilk_query_bind_int(query, id);
  int state = ilk_query_step(query, error);
  *demo = NULL;
  *row = (IlkCardRow){0};
  if (state <= 0)
    return state == 0;
  *row = ilk_card_row_read(query, 0);
  row->demo = *demo = g_strdup(row->demo);
  return TRUE;
}

GArray *
ilk_edit_list_cards(IlkStore *store, gint64 note, GError **error)
{
  g_autoptr(GArray) cards = g_array_new(FALSE, FALSE, sizeof(IlkCardRow));
  g_autoptr(IlkQuery) query = ilk_database_query(
      store->db, "SELECT " ILK_CARD_COLUMNS " FROM card WHERE note = ? ORDER BY ordinal");
  ilk_query_bind_int(query, note);
  int state;
  while ((state = ilk_query_step(query, error)) > 0) {
    IlkCardRow row = ilk_card_row_read(query, 0);
    row.demo = NULL;
    g_array_append_val(cards, row);
  }
  return state == 0 ? g_steal_pointer(&cards) : NULL;
}

gboolean
ilk_edit_next_position(IlkStore *store, gint64 deck, gint64 *position, GError **error)
{
  IlkQuery *query = ilk_database_query(
      store->db, "SELECT coalesce(max(position), -1) + 1 FROM card WHERE deck = ?");
  ilk_query_bind_int(query, deck);
  return ilk_query_fetch_int(query, position, error);
}

/* Stores @row, of which something was changed. */
static gboolean
store_card(IlkEditRun *run, IlkCardRow *row, GError **error)
{
  row->changed = ilk_clock_now();
  row->origin = run->store->device;
  return ilk_change_set_touch(run->changes, ILK_ROW_CARD, row->id, error) &&
         ilk_card_row_update(run->store, row, error);
}

typedef gboolean (*CardWork)(IlkEditRun *run, IlkCardRow *row, GError **error);

static gboolean
for_each_card(IlkEditRun *run, CardWork work, GError **error)
{
  for (guint i = 0; i < run->edit->n_cards; i++) {
    IlkCardRow row;
    g_autofree char *demo = NULL;
    if (!ilk_edit_get_card(run->store, run->edit->cards[i], &row, &demo, error) ||
        (row.id != 0 && !work(run, &row, error)))
      return FALSE;
  }
  return TRUE;
}

static gboolean
move_card(IlkEditRun *run, IlkCardRow *row, GError **error)
{
  gint64 from = row->deck;
  if (from == run->edit->deck)
    return TRUE;
  row->deck = run->edit->deck;
  return ilk_edit_next_position(run->store, row->deck, &row->position, error) &&
         store_card(run, row, error) &&
         ilk_settle_card(run->store, row->id, from, row->deck, error);
}

gboolean
ilk_edit_run_move_cards(IlkEditRun *run, GError **error)
{
  guint i;
  return ilk_store_find_deck(run->store, run->edit->deck, &i, error) &&
         for_each_card(run, move_card, error);
}

static gboolean
mark_card(IlkEditRun *run, IlkCardRow *row, GError **error)
{
  IlkCardRow before = *row;
  if (run->edit->kind == ILK_EDIT_SUSPEND)
    row->suspended = run->edit->value != 0;
  else if (run->edit->kind == ILK_EDIT_BURY)
    row->buried = MAX(run->edit->value, 0);
  else
    row->flag = (int) run->edit->value;
  gboolean same = before.suspended == row->suspended && before.buried == row->buried &&
                  before.flag == row->flag;
  return same || store_card(run, row, error);
}

gboolean
ilk_edit_run_mark(IlkEditRun *run, GError **error)
{
  if (run->edit->kind != ILK_EDIT_FLAG ||
      (run->edit->value >= 0 && run->edit->value <= ILK_MAX_CARD_FLAG))
    return for_each_card(run, mark_card, error);
  g_set_error(error, ILK_ERROR, ILK_ERROR_INVALID,
              _("There are flags from 1 to %d, and 0 for none."), ILK_MAX_CARD_FLAG);
  return FALSE;
}

/* A new card has no day to come back on, and nothing to forget. */
static gboolean
add_event(IlkEditRun *run, IlkCardRow *row, GError **error)
{
  IlkMemory memory;
  IlkReviewKey key;
  gint64 deck;
  gboolean places = run->edit->kind == ILK_EDIT_SET_DUE;
  IlkReviewKind kind = places ? ILK_REVIEW_PLACED : ILK_REVIEW_FORGOTTEN;
  int days = places ? (int) CLAMP(run->edit->value, 0, G_MAXINT16) : 0;
  if (!ilk_memory_row_fetch(run->store, row->id, &memory, &deck, error))
    return FALSE;
  if (memory.state == ILK_STATE_NEW)
    return TRUE;
  if (!ilk_settle_event(run->store, row->id, kind, days, &key, error))
    return FALSE;
  ilk_change_set_add_event(run->changes, row->id, kind, days, &key);
  return TRUE;
}

gboolean
ilk_edit_run_event(IlkEditRun *run, GError **error)
{
  return for_each_card(run, add_event, error);
}
