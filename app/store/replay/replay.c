/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The log, played again a card at a time.
 */
#include "app/store/replay/replay.h"

#include "app/store/decks/deck-schedule.h"
#include "app/store/rows/log.h"
#include "app/store/rows/memory-row.h"
#include "app/store/rows/totals.h"

IlkMemory
ilk_replay(const IlkSchedule *schedule, const GArray *standing)
{
  IlkMemory memory = {.state = ILK_STATE_NEW};
  for (guint i = 0; i < standing->len; i++) {
    const IlkReview *review = &g_array_index(standing, IlkReview, i);
    /* An event that cannot be is passed over; the log's checksums report it. */
    (void) ilk_schedule_step(schedule, &memory, review, &memory);
  }
  return memory;
}

/* A walk over the log, with the schedule of the deck it is in. */
typedef struct {
  gint64 only; /* deck, 0 for all */
  IlkDeckSchedule in;
  const IlkReplayWatch *watch;
  gint64 last_card;
  IlkTotalsSum *sum; /* (nullable) */
} Walk;

/* @deck: (out): 0 for a card that is gone, which has no memory */
static gboolean
get_deck(IlkStore *store, gint64 card, gint64 *deck, GError **error)
{
  IlkQuery *query = ilk_database_query(store->db, "SELECT deck FROM memory WHERE card = ?");
  ilk_query_bind_int(query, card);
  return ilk_query_fetch_int(query, deck, error);
}

/* @deck: (out): 0 when the walk passes over the card */
static gboolean
enter_card(IlkStore *store, Walk *walk, gint64 card, gint64 *deck, GError **error)
{
  if (!get_deck(store, card, deck, error))
    return FALSE;
  if (walk->only != 0 && *deck != walk->only)
    *deck = 0;
  if (*deck != 0)
    ilk_deck_schedule_enter(&walk->in, store, *deck);
  return TRUE;
}

/* Cards come in the order of their numbers. Returns: whether to go on */
static gboolean
tell_watch(const Walk *walk, gint64 card, GError **error)
{
  if (walk->watch == NULL)
    return TRUE;
  ilk_progress_report_tell(walk->watch->report, (double) card / (double) walk->last_card);
  return !g_cancellable_set_error_if_cancelled(walk->watch->cancellable, error);
}

static gboolean
replay_card(IlkStore *store, gint64 card, const GArray *standing, gpointer data, GError **error)
{
  Walk *walk = data;
  gint64 deck = 0;
  if (!tell_watch(walk, card, error) || !enter_card(store, walk, card, &deck, error))
    return FALSE;
  if (deck == 0)
    return TRUE;
  IlkMemory memory = ilk_replay(&walk->in.schedule, standing);
  return ilk_memory_row_store(store, card, &memory, error);
}

gboolean
ilk_replay_deck(IlkStore *store, gint64 deck, const IlkReplayWatch *watch, GError **error)
{
  Walk walk = {.only = deck, .watch = watch};
  IlkQuery *last = ilk_database_query(store->db, "SELECT max(card) FROM review");
  return ilk_query_fetch_int(last, &walk.last_card, error) &&
         ilk_memory_row_reset(store, deck, error) &&
         ilk_log_visit_cards(store, replay_card, &walk, error);
}

/* What was learned of a card that is gone was learned all the same: it counts for deck 0. */
static gboolean
total_card(IlkStore *store, gint64 card, const GArray *standing, gpointer data, GError **error)
{
  gint64 deck = 0;
  const Walk *walk = data;
  if (!get_deck(store, card, &deck, error))
    return FALSE;
  ilk_totals_sum_add_card(walk->sum, deck, standing);
  return TRUE;
}

gboolean
ilk_replay_totals(IlkStore *store, GError **error)
{
  g_autoptr(IlkTotalsSum) sum = ilk_totals_sum_new(store);
  Walk walk = {.sum = sum};
  return ilk_log_visit_cards(store, total_card, &walk, error) && ilk_totals_sum_store(sum, error);
}
