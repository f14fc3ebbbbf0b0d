/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * How many items a second a pool does when they are handed over in different ways. For the thread
 * that runs the experiment.
 */
#pragma once

#include "demos/executors/executor.h"

/** throughput_map: by map(), @n items of @rounds of bytecode in chunks of @chunksize. Returns:
 * items a second; NAN when a control cut in */
double throughput_map(Executor *pool, int64_t rounds, int64_t n, size_t chunksize);

/** throughput_submit: by submit() and result(), a future for each of @n items */
double throughput_submit(Executor *pool, int64_t rounds, int64_t n);
