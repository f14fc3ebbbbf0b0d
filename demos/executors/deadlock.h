/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A thread pool that waits for itself: every worker runs a task that waits for another task of the
 * same pool, which is still in the queue, where only a worker could take it out. The warning stands
 * in the documentation of ThreadPoolExecutor; CPython waits for ever.
 *
 * The thread that runs the experiment.
 */
#pragma once

#include "demos/executors/executor.h"

#define DEADLOCK_MAX_WORKERS 8

/**
 * deadlock_show:
 * @workers: as many tasks are in the circle
 * @first_ring: the ring of the first worker, whose lane is 0; the others follow
 *
 * Makes such a pool, finds the circle, and breaks it by cancelling what they wait for.
 *
 * Returns: how many tasks were found waiting for each other; 0 when a control cut in
 */
int deadlock_show(int workers, unsigned first_ring);
