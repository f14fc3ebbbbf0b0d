/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A time for each card's latest review, and the latest of all: a card's first review comes then.
 */
#include "app/exchange/elapsed.h"

#include "app/base/clock.h"
#include "app/memory/log.h"

#define ROLLOVER (4 * 60 * ILK_MS_PER_MINUTE)

struct _IlkElapsed {
  /* Owned */
  GHashTable *times; /* of each card's latest review */

  gint64 latest;
};

IlkElapsed *
ilk_elapsed_new(void)
{
  IlkElapsed *self = g_new0(IlkElapsed, 1);
  self->times = g_hash_table_new_full(g_int64_hash, g_int64_equal, g_free, g_free);
  self->latest = ROLLOVER;
  return self;
}

void
ilk_elapsed_free(IlkElapsed *self)
{
  g_hash_table_unref(self->times);
  g_free(self);
}

static gint64
get_day(gint64 time)
{
  return (time - ROLLOVER) / ILK_MS_PER_DAY;
}

static gint64
put_in_day(gint64 time, gint64 day)
{
  gint64 start = day * ILK_MS_PER_DAY + ROLLOVER;
  return CLAMP(time, start, start + ILK_MS_PER_DAY - 1);
}

static gint64
place_after(gint64 before, gint64 day, gint64 days, gint64 seconds)
{
  gint64 time = before + (seconds >= 0 ? seconds * 1000 : MAX(days, 0) * ILK_MS_PER_DAY);
  if (days >= 0)
    return put_in_day(time, get_day(before) + days);
  return day >= 0 ? put_in_day(time, day) : time;
}

gint64
ilk_elapsed_place(IlkElapsed *self, gint64 card, gint64 day, gint64 days, gint64 seconds)
{
  gint64 time = self->latest;
  const gint64 *before = g_hash_table_lookup(self->times, &card);
  if (before != NULL)
    time = place_after(*before, day, days, seconds);
  else if (day >= 0)
    time = put_in_day(time, day);
  time = MIN(time, FSRS_MAX_TIME_MS);
  self->latest = MAX(self->latest, time);
  g_hash_table_insert(self->times, g_memdup2(&card, sizeof card), g_memdup2(&time, sizeof time));
  return time;
}
