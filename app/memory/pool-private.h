/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Within the library: threads that share out numbered jobs of a few microseconds. Which thread does
 * a job is open; a caller that wants the same bits every time lets each job write its own place.
 */
#pragma once

#include <stddef.h>

#define FSRS_MAX_THREADS 64

typedef struct fsrs_pool fsrs_pool;

/** fsrs_job: @thread: 0 to threads - 1, for a workspace of its own */
typedef void (*fsrs_job)(void *data, size_t job, size_t thread);

/** fsrs_pool_new: @threads: at least 1, the caller's own among them. Returns: NULL when the system
 * refuses; fsrs_pool_free() */
fsrs_pool *fsrs_pool_new(size_t threads);

/** fsrs_pool_free: ends the threads; @self may be NULL */
void fsrs_pool_free(fsrs_pool *self);

/** fsrs_pool_run: does jobs 0 to @n - 1 and returns when all are done. One caller at a time. */
void fsrs_pool_run(fsrs_pool *self, size_t n, fsrs_job job, void *data);
