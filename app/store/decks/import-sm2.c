/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What another program knew of a card becomes the first event of its log, so that every replay,
 * with whatever model, begins from there.
 */
#include "app/store/decks/import-private.h"

#include "app/base/clock.h"
#include "app/store/rows/log.h"
#include "app/store/rows/memory-row.h"

/* It is of the first of a note's cards. */
static gboolean
find_card(IlkStore *store, gint64 note, gint64 *card, GError **error)
{
  IlkQuery *query =
      ilk_database_query(store->db, "SELECT id FROM card WHERE note = ? ORDER BY ordinal LIMIT 1");
  ilk_query_bind_int(query, note);
  return ilk_query_fetch_int(query, card, error);
}

static IlkReview
make_event(IlkStore *store, gint64 card, const IlkSm2Memory *known)
{
  gint64 now = ilk_clock_now();
  gint64 at = known->last > 0 ? MIN(known->last, now) : now;

  return (IlkReview){.key = {store->device, ++store->last_seq},
                     .card = card,
                     .at = at,
                     .kind = ILK_REVIEW_IMPORTED,
                     .utc_offset = ilk_clock_utc_offset(at),
                     .days = known->days,
                     .ease = known->ease};
}

static gboolean
take(IlkImportRun *self, gint64 card, const IlkSm2Memory *known, GError **error)
{
  IlkMemory memory = {.state = ILK_STATE_NEW};
  IlkReview event = make_event(self->store, card, known);
  (void) ilk_schedule_step(&self->schedule, &memory, &event, &memory);
  return ilk_log_append(self->store, &event, error) &&
         ilk_memory_row_store(self->store, card, &memory, error);
}

gboolean
ilk_import_remember(IlkImportRun *self, const IlkArrival *arrival, GError **error)
{
  gint64 card = 0, last_at = 0;
  if (arrival->known == NULL || arrival->known->ease == 0)
    return TRUE;
  if (arrival->note == 0) {
    self->sum.remembered++;
    return TRUE;
  }
  if (!ilk_import_add_memories(self, error) ||
      !find_card(self->store, arrival->note, &card, error) ||
      !ilk_log_last_at(self->store, card, &last_at, error))
    return FALSE;
  if (card == 0 || last_at != 0)
    return TRUE;
  self->sum.remembered++;
  return !ilk_import_writes(self) || take(self, card, arrival->known, error);
}
