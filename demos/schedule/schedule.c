/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A list of small numbers, and how it is written.
 */
#include "demos/schedule/schedule.h"
#include "demos/schedule/program.h"

void
schedule_add(Schedule *schedule, int thread)
{
  if (schedule->n < SCHEDULE_STEPS)
    schedule->who[schedule->n++] = (signed char) thread;
}

int
schedule_switches(const Schedule *schedule)
{
  int switches = 0;
  for (int i = 1; i < schedule->n; i++)
    switches += schedule->who[i] != schedule->who[i - 1];
  return switches;
}

void
schedule_print(const Schedule *schedule, char text[SCHEDULE_MAX_TEXT])
{
  for (int i = 0; i < schedule->n; i++) {
    if (i > 0 && schedule->who[i] != schedule->who[i - 1])
      *text++ = ' ';
    *text++ = (char) ('0' + schedule->who[i]);
  }
  *text = '\0';
}

bool
schedule_parse(Schedule *schedule, const char *text)
{
  Schedule read = {0};
  for (; *text != '\0'; text++) {
    if (*text == ' ')
      continue;
    if (*text < '0' || *text >= '0' + PROGRAM_THREADS || read.n == SCHEDULE_STEPS)
      return false;
    schedule_add(&read, *text - '0');
  }
  *schedule = read;
  return true;
}
