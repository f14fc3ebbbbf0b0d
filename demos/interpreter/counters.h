/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Threads that count references in one of the ways there are, to one object or each to its own: to
 * be timed, or to be watched. One team of them at a time; used by the thread that runs the
 * experiment.
 */
#pragma once

#include "demos/interpreter/ways.h"

#define COUNTERS_MAX 2

/** CountersLoop: counting up; up and down again each round; up a thousand and down a thousand,
 * until counters_stop() */
typedef enum {
  COUNTERS_UP,
  COUNTERS_PAIRS,
  COUNTERS_WAVES,
} CountersLoop;

/** CountersTask: what each of @threads does */
typedef struct {
  const VmWay *way;
  CountersLoop loop;
  int threads;
  bool shared; /* one object for all */
  int64_t rounds;
} CountersTask;

/** counters_start: recorded, on lanes from 0 on; the holder's is COUNTERS_MAX. Returns: false when
 * the system refuses; counters_stop() is needed either way */
bool counters_start(CountersTask task);
void counters_stop(void);

/** counters_run: Returns: how many ns a round took; NAN when a control cut in */
double counters_run(CountersTask task);

/** counters_read: Returns: the count of the first object, now or after the last run */
int64_t counters_read(void);
