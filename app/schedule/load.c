/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Counting days and weighing them.
 */
#include "app/schedule/load.h"

/* 1970-01-01 was a Thursday. */
#define WEEKDAY_OF_DAY_0 3

static guint *
find_day(IlkLoad *self, const IlkMemory *memory)
{
  gint64 index = memory->due_day - self->first;
  if (memory->state != ILK_STATE_REVIEW || index < 0 || index >= ILK_LOAD_DAYS)
    return NULL;
  return &self->due[index];
}

void
ilk_load_move(IlkLoad *self, const IlkMemory *from, const IlkMemory *to)
{
  guint *left = find_day(self, from), *entered = find_day(self, to);
  if (left != NULL && *left > 0)
    *left -= 1;
  if (entered != NULL)
    *entered += 1;
}

static double
get_ease(const IlkStudyOptions *options, gint64 day)
{
  gint64 weekday = ((day + WEEKDAY_OF_DAY_0) % ILK_WEEKDAYS + ILK_WEEKDAYS) % ILK_WEEKDAYS;
  return options->easy_days[weekday] / 100.0;
}

/* A day on which half is wanted is drawn half as often, and as full with half as many. The third
 * power lets a difference of a tenth count, and leaves enough to chance that cards learned together
 * part. */
double
ilk_load_weigh(const IlkLoad *self, const IlkStudyOptions *options, gint64 day)
{
  double ease = get_ease(options, day);
  if (!options->load_balance)
    return ease;
  gint64 index = CLAMP(day - self->first, 0, ILK_LOAD_DAYS - 1);
  double room = ease / (1 + self->due[index]);
  return ease * room * room * room;
}
