/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The log, its checksums, and what was computed from it, compared in one walk.
 */
#include "app/store/decks/deck-schedule.h"
#include "app/store/replay/replay.h"
#include "app/store/rows/log.h"
#include "app/store/rows/memory-row.h"
#include "app/store/rows/totals.h"
#include "app/store/sqlite/key-sum.h"
#include "config.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>

/* Where the walk is among the memories; the log is ilk_log_visit()'s. */
typedef struct {
  /* Borrowed */
  IlkQuery *memories; /* card, deck, memory */
  IlkLogSums *sums;
  IlkTotalsSum *totals;

  IlkDeckSchedule in;
  IlkKeySum keys; /* of the reviews, as their index has them */
  IlkKey last;    /* of the reviews, as their table has it */
  gboolean ordered;
  gint64 card; /* whose memory @memories has reached, G_MAXINT64 after the last */
  guint64 differing;
} Walk;

static gboolean
go_on(Walk *walk, GError **error)
{
  int row = ilk_query_step(walk->memories, error);
  walk->card = row > 0 ? ilk_query_get_int(walk->memories, 0) : G_MAXINT64;
  return row >= 0;
}

/* Cards that claim to have been studied but have no log. */
static gboolean
go_to(Walk *walk, gint64 card, GError **error)
{
  while (walk->card < card) {
    walk->differing += ilk_query_get_int(walk->memories, 2) != ILK_STATE_NEW;
    if (!go_on(walk, error))
      return FALSE;
  }
  return TRUE;
}

static void
note_key(Walk *walk, const IlkReview *review)
{
  const IlkReviewKey *key = &review->key;
  const IlkKey in_table = {{review->card, review->at, key->device, key->seq}};
  const IlkKey in_index = {{key->device, key->seq, review->card, review->at}};
  if (walk->keys.n > 0 && ilk_key_compare(&walk->last, &in_table) >= 0)
    walk->ordered = FALSE;
  walk->last = in_table;
  ilk_key_sum_add(&walk->keys, &in_index);
}

static void
witness(const IlkReview *review, gpointer data)
{
  note_key(data, review);
  ilk_log_sums_add(((Walk *) data)->sums, review);
}

static void
compare(IlkStore *store, Walk *walk, gint64 deck, const GArray *standing)
{
  const IlkSchedule *schedule = ilk_deck_schedule_enter(&walk->in, store, deck);
  IlkMemory stored = ilk_memory_row_read(walk->memories, 2);
  IlkMemory computed = ilk_replay(schedule, standing);
  walk->differing += !ilk_memory_equal(&stored, &computed);
}

/* What was learned of a card that is gone was learned all the same: it counts for deck 0. */
static gboolean
visit(IlkStore *store, gint64 card, const GArray *standing, gpointer data, GError **error)
{
  Walk *walk = data;
  if (!go_to(walk, card, error))
    return FALSE;
  gboolean has_memory = walk->card == card;
  gint64 deck = has_memory ? ilk_query_get_int(walk->memories, 1) : 0;
  ilk_totals_sum_add_card(walk->totals, deck, standing);
  if (deck != 0)
    compare(store, walk, deck, standing);
  return !has_memory || go_on(walk, error);
}

static gboolean
walk_all(IlkStore *store, Walk *walk, GError **error)
{
  g_autoptr(IlkQuery) memories =
      ilk_database_query(store->db, "SELECT memory.card, memory.deck, " ILK_MEMORY_COLUMNS
                                    " FROM memory ORDER BY memory.card");
  walk->memories = memories;
  return go_on(walk, error) && ilk_log_visit(store, witness, visit, walk, error) &&
         go_to(walk, G_MAXINT64, error);
}

static void
report_memories(GPtrArray *problems, guint64 n)
{
  if (n > 0)
    g_ptr_array_add(problems, g_strdup_printf(ngettext("The memory of %" PRIu64
                                                       " card is not what its reviews give.",
                                                       "The memories of %" PRIu64
                                                       " cards are not what their reviews give.",
                                                       (gulong) n),
                                              n));
}

/* Words of SQLite's, which are not translated either. */
static gboolean
verify_order(IlkStore *store, const Walk *walk, GPtrArray *problems, gboolean *sound,
             GError **error)
{
  IlkKeySum sum;
  gboolean ordered;
  if (!ilk_key_sum_read(store->db,
                        "SELECT key_sum(device, seq, card, at) FROM review INDEXED BY review_key",
                        2, &sum, &ordered, error))
    return FALSE;
  const char *finding = !walk->ordered              ? "row not in PRIMARY KEY order for review"
                        : !ordered                  ? "row not in order in index review_key"
                        : sum.n != walk->keys.n     ? "wrong # of entries in index review_key"
                        : sum.sum != walk->keys.sum ? "row missing from index review_key"
                                                    : NULL;
  if (finding != NULL)
    g_ptr_array_add(problems, g_strdup_printf(_("The file is damaged: %s."), finding));
  *sound = *sound && finding == NULL;
  return TRUE;
}

gboolean
ilk_replay_verify(IlkStore *store, GPtrArray *problems, guint64 *n, gboolean *sound, GError **error)
{
  g_autoptr(IlkLogSums) sums = ilk_log_sums_new();
  g_autoptr(IlkTotalsSum) totals = ilk_totals_sum_new(store);
  Walk walk = {.sums = sums, .totals = totals, .ordered = TRUE};
  gboolean same = TRUE;
  if (!walk_all(store, &walk, error) || !verify_order(store, &walk, problems, sound, error) ||
      !ilk_log_sums_verify(sums, store, problems, n, error) ||
      !ilk_totals_sum_equal(totals, &same, error))
    return FALSE;
  report_memories(problems, walk.differing);
  if (!same)
    g_ptr_array_add(problems, g_strdup(_("The days’ totals are not what the reviews give.")));
  return TRUE;
}
