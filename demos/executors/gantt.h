/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A Gantt chart of futures: each waits in the queue, runs on a worker, is done. For the thread that
 * runs the experiment, whose ring is number 0; worker i has lane i and ring i + 1.
 */
#pragma once

#include "demos/executors/deadlock.h"
#include "demos/executors/executor.h"

#define GANTT_FUTURES 12
#define GANTT_FIRST_LANE DEADLOCK_MAX_WORKERS
#define GANTT_FIRST_RING 1

/** gantt_announce: the lanes of so many @workers, and of the futures */
void gantt_announce(int workers);

/**
 * gantt_show:
 * @same_process: whether the workers are threads, which also record what they do with the GIL
 * @rounds: of bytecode in each task
 *
 * Submits all futures at once and cancels the last two before anybody can start them; returns when
 * all are done, or a control cut in.
 */
void gantt_show(Executor *pool, bool same_process, int64_t rounds);
