/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The log is replayed for this one card, as everywhere.
 */
#include "app/study/card-record.h"

#include "app/base/clock.h"
#include "app/schedule/schedule.h"

#include <math.h>

GArray *
ilk_card_record_list(const IlkCardHistory *history)
{
  GArray *record = g_array_new(FALSE, FALSE, sizeof(IlkCardReview));
  IlkMemory memory = {.state = ILK_STATE_NEW};
  IlkSchedule schedule;

  ilk_schedule_prepare(&schedule, &history->options);
  for (guint i = 0; i < history->reviews->len; i++) {
    const IlkReview *review = &g_array_index(history->reviews, IlkReview, i);
    IlkCardReview entry = {.review = *review, .recall = NAN};

    if (memory.state != ILK_STATE_NEW)
      entry.recall = ilk_schedule_recall(&schedule, &memory, review->at);
    (void) ilk_schedule_step(&schedule, &memory, review, &memory);
    entry.after = memory;
    g_array_append_val(record, entry);
  }
  return record;
}

double
ilk_card_record_recall(const IlkCardHistory *history, double days)
{
  const IlkMemory *memory = ilk_card_get_memory(history->card);
  IlkSchedule schedule;

  if (memory->state == ILK_STATE_NEW)
    return NAN;
  ilk_schedule_prepare(&schedule, &history->options);
  return ilk_schedule_recall(&schedule, memory,
                             ilk_clock_now() + (gint64) (days * (double) ILK_MS_PER_DAY));
}

void
ilk_card_record_preview(const IlkCardHistory *history, IlkMemory after[ILK_N_RATINGS])
{
  const IlkLoad load = {0};
  gint64 now = ilk_clock_now();

  ilk_schedule_preview(&history->options, &load, ilk_card_get_id(history->card),
                       ilk_card_get_memory(history->card), now, ilk_clock_utc_offset(now), after);
}
