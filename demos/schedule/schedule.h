/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A schedule: who ran, step by step. That is all a run under control depends on, so what failed
 * once can be run again as often as one likes; and it can be made shorter. Pure.
 */
#pragma once

#include <stdbool.h>

#define SCHEDULE_STEPS 128
#define SCHEDULE_MAX_TEXT (SCHEDULE_STEPS * 2)

typedef struct {
  int n;
  signed char who[SCHEDULE_STEPS];
} Schedule;

/** schedule_add: past SCHEDULE_STEPS nothing is added */
void schedule_add(Schedule *schedule, int thread);

/** schedule_switches: Returns: how often another thread goes on than the one before */
int schedule_switches(const Schedule *schedule);

/** schedule_print: @text: (out): a digit for each step, a space at each switch: “000 11 0” */
void schedule_print(const Schedule *schedule, char text[SCHEDULE_MAX_TEXT]);

/** schedule_parse: reads what schedule_print() wrote. Returns: false when there is anything else in
 * it, or too much; then @schedule is as it was */
bool schedule_parse(Schedule *schedule, const char *text);
