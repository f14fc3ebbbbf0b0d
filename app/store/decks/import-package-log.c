/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The log of another program becomes part of ours, under a device of its own. What a card has is
 * known by its time, so that the same log, or a longer one, adds only what is new.
 */
#include "app/store/decks/import-package.h"

#include "app/base/clock.h"
#include "app/store/replay/replay.h"
#include "app/store/rows/device.h"
#include "app/store/rows/log.h"
#include "app/store/rows/memory-row.h"
#include "app/store/rows/totals.h"

/* ms */
#define MOST_MOVED 50

gboolean
ilk_package_run_find_device(IlkPackageRun *self, GError **error)
{
  IlkStore *store = self->run->store;
  if (!ilk_device_find_foreign(store->db, self->package->device, FALSE, &self->device, error))
    return FALSE;
  IlkQuery *last =
      ilk_database_query(store->db, "SELECT coalesce(max(seq), 0) FROM review WHERE device = ?");
  ilk_query_bind_int(last, self->device);
  return self->device == 0 || ilk_query_fetch_int(last, &self->seq, error);
}

static gboolean
append(IlkPackageRun *self, gint64 card, IlkReview *review, GError **error)
{
  IlkStore *store = self->run->store;
  if (self->device == 0 &&
      !ilk_device_find_foreign(store->db, self->package->device, TRUE, &self->device, error))
    return FALSE;
  review->key = (IlkReviewKey){self->device, ++self->seq};
  review->card = card;
  return ilk_log_append(store, review, error);
}

/* A promised day is kept, whatever the log gives here. */
static gboolean
keep_day(IlkPackageRun *self, gint64 card, const IlkSchedule *schedule, gint64 due_day,
         IlkMemory *memory, GError **error)
{
  if (due_day == 0 || memory->state == ILK_STATE_NEW ||
      (memory->state == ILK_STATE_REVIEW && memory->due_day == due_day))
    return TRUE;
  gint64 last = ilk_clock_day(memory->last, memory->last_utc_offset, schedule->rollover);
  IlkReview placing = {.at = memory->last,
                       .kind = ILK_REVIEW_PLACED,
                       .utc_offset = memory->last_utc_offset,
                       .days = (int) CLAMP(due_day - last, 0, G_MAXINT32)};
  if (!append(self, card, &placing, error))
    return FALSE;
  (void) ilk_schedule_step(schedule, memory, &placing, memory);
  return TRUE;
}

void
ilk_package_run_count_log(IlkPackageRun *self, const IlkPackageCard *arrival)
{
  for (guint i = 0; arrival->log != NULL && i < arrival->log->len; i++)
    if (ilk_review_is_answer(&g_array_index(arrival->log, IlkReview, i)))
      self->run->sum.reviews++;
    else
      self->run->sum.remembered++;
}

gboolean
ilk_package_run_add_log(IlkPackageRun *self, gint64 card, gint64 deck,
                        const IlkPackageCard *arrival, GError **error)
{
  IlkStore *store = self->run->store;
  const IlkSchedule *schedule = ilk_deck_schedule_enter(&self->schedule, store, deck);
  IlkMemory memory = {.state = ILK_STATE_NEW};
  for (guint i = 0; i < arrival->log->len; i++) {
    IlkReview review = g_array_index(arrival->log, IlkReview, i);
    gboolean is_new = memory.state == ILK_STATE_NEW;
    if (!append(self, card, &review, error) ||
        !ilk_totals_add(store, deck, &review, is_new, 1, error))
      return FALSE;
    (void) ilk_schedule_step(schedule, &memory, &review, &memory);
  }
  return keep_day(self, card, schedule, arrival->due_day, &memory, error) &&
         ilk_memory_row_store(store, card, &memory, error);
}

/* Whether @event, of about the same time, is what @review is: an answer that was given here, and
 * has been to a package and back, is. */
static gboolean
is_same(const IlkReview *event, const IlkReview *review)
{
  if (event->at == review->at)
    return event->kind == ILK_REVIEW_IMPORTED || ilk_review_is_answer(event);
  return ilk_review_is_answer(event) && event->rating == review->rating;
}

/* Returns: whether @standing has what @review is. In a package no two rows have the same time: one
 * of them is moved on a little. */
static gboolean
has_event(const GArray *standing, const IlkReview *review)
{
  guint low = 0, high = standing->len;
  while (low < high) {
    guint middle = (low + high) / 2;
    if (g_array_index(standing, IlkReview, middle).at < review->at - MOST_MOVED)
      low = middle + 1;
    else
      high = middle;
  }
  for (; low < standing->len && g_array_index(standing, IlkReview, low).at <= review->at; low++)
    if (is_same(&g_array_index(standing, IlkReview, low), review))
      return TRUE;
  return FALSE;
}

/* What is new of @arrival's log. A memory that was brought along counts for a card without a log
 * alone. */
static GArray *
list_new(const GArray *standing, const IlkPackageCard *arrival)
{
  GArray *events = g_array_new(FALSE, FALSE, sizeof(IlkReview));
  for (guint i = 0; i < arrival->log->len; i++) {
    const IlkReview *review = &g_array_index(arrival->log, IlkReview, i);
    if (!has_event(standing, review) && (standing->len == 0 || ilk_review_is_answer(review)))
      g_array_append_val(events, *review);
  }
  return events;
}

static gboolean
store_new(IlkPackageRun *self, gint64 card, GArray *events, GError **error)
{
  for (guint i = 0; i < events->len; i++)
    if (!append(self, card, &g_array_index(events, IlkReview, i), error))
      return FALSE;
  return TRUE;
}

/* The log as a whole gives another memory and other totals: what it gave before is taken back. */
static gboolean
settle(IlkPackageRun *self, gint64 card, gint64 deck, const GArray *before, gint64 due_day,
       GError **error)
{
  IlkStore *store = self->run->store;
  const IlkSchedule *schedule = ilk_deck_schedule_enter(&self->schedule, store, deck);
  g_autoptr(GArray) standing = ilk_log_list_standing(store, card, error);
  if (standing == NULL)
    return FALSE;
  const GArray *const logs[] = {before, standing};
  for (guint i = 0; i < G_N_ELEMENTS(logs); i++) {
    gboolean is_new = TRUE;
    for (guint j = 0; j < logs[i]->len; j++) {
      const IlkReview *review = &g_array_index(logs[i], IlkReview, j);
      if (!ilk_totals_add(store, deck, review, is_new, i == 0 ? -1 : 1, error))
        return FALSE;
      is_new = ilk_review_leaves_new(review, is_new);
    }
  }
  IlkMemory memory = ilk_replay(schedule, standing);
  const IlkReview *last = &g_array_index(standing, IlkReview, standing->len - 1);
  return (last->key.device != self->device ||
          keep_day(self, card, schedule, due_day, &memory, error)) &&
         ilk_memory_row_store(store, card, &memory, error);
}

gboolean
ilk_package_run_extend_log(IlkPackageRun *self, gint64 card, gint64 deck,
                           const IlkPackageCard *arrival, gboolean *changed, GError **error)
{
  *changed = FALSE;
  if (arrival->log == NULL || arrival->log->len == 0)
    return TRUE;
  g_autoptr(GArray) before = ilk_log_list_standing(self->run->store, card, error);
  if (before == NULL)
    return FALSE;
  g_autoptr(GArray) events = list_new(before, arrival);
  *changed = events->len > 0;
  const IlkPackageCard counted = {.log = events};
  ilk_package_run_count_log(self, &counted);
  return !*changed || !ilk_import_writes(self->run) ||
         (store_new(self, card, events, error) &&
          settle(self, card, deck, before, arrival->due_day, error));
}
