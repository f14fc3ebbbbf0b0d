/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What another program knew of a card becomes the first event of its log, so that every replay,
 * with whatever model, begins from there.
 */
#include "app/store/decks/import.h"

#include "app/base/clock.h"
#include "app/schedule/schedule.h"
#include "app/store/care/backup.h"
#include "app/store/decks/decks.h"
#include "app/store/front/collection-decks.h"
#include "app/store/rows/log.h"
#include "app/store/rows/memory-row.h"

typedef struct {
  const IlkDeckFile *file;
  const IlkSm2Memory *memories;
  guint n;
  IlkImportSummary summary;
} Import;

/* What another program knew is of the first of a note's cards. @card: (out): 0 when the note was
 * left out. */
static gboolean
find_card(IlkStore *store, IlkImportFinder *finder, guint index, gint64 *card, GError **error)
{
  gint64 note = 0;
  if (!ilk_import_finder_find(finder, index, &note, error))
    return FALSE;
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

/* @taken: (out): whether the card had no log yet */
static gboolean
take(IlkStore *store, const IlkSchedule *schedule, gint64 card, const IlkSm2Memory *known,
     gboolean *taken, GError **error)
{
  IlkMemory memory = {.state = ILK_STATE_NEW};
  gint64 last_at = 0;

  if (!ilk_log_last_at(store, card, &last_at, error))
    return FALSE;
  *taken = last_at == 0;
  if (!*taken)
    return TRUE;
  IlkReview event = make_event(store, card, known);
  (void) ilk_schedule_step(schedule, &memory, &event, &memory);
  return ilk_log_append(store, &event, error) && ilk_memory_row_store(store, card, &memory, error);
}

static gboolean
run_import(IlkStore *store, gpointer data, GError **error)
{
  Import *import = data;
  IlkSchedule schedule;

  if (!ilk_import_file(store, import->file, &import->summary, error))
    return FALSE;
  g_autoptr(IlkImportFinder) finder =
      ilk_import_finder_new(store, import->file, import->summary.deck, error);
  if (finder == NULL)
    return FALSE;
  ilk_schedule_prepare(&schedule, ilk_store_get_deck_options(store, import->summary.deck));
  for (guint i = 0; i < import->n; i++) {
    gboolean taken = FALSE;
    gint64 card = 0;
    if (import->memories[i].ease == 0)
      continue;
    if (!find_card(store, finder, i, &card, error) ||
        (card != 0 && !take(store, &schedule, card, &import->memories[i], &taken, error)))
      return FALSE;
    import->summary.remembered += taken;
  }
  return TRUE;
}

gboolean
ilk_store_import_sm2(IlkStore *store, const IlkDeckFile *file, const IlkSm2Memory *memories,
                     guint n, IlkImportSummary *summary, GError **error)
{
  Import import = {.file = file, .memories = memories, .n = n};
  if (!ilk_store_backup_job(store, error))
    return FALSE;
  if (!ilk_store_transact_bulk(store, run_import, &import, error)) {
    if (store->db != NULL)
      ilk_store_load_decks(store, NULL);
    return FALSE;
  }
  *summary = import.summary;
  ilk_store_end_job(store);
  return TRUE;
}
