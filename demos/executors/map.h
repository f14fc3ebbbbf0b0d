/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Executor.map(): results in the order of the arguments, whatever order they finish in. Compare
 * map() in Lib/concurrent/futures/_base.py and process.py.
 *
 * @chunksize makes so many items one task, for pools where handing over a task is dear. @buffersize
 * (3.14) is how many tasks may be under way before the first result is asked for; without it map()
 * reads all its arguments at once, even endless ones.
 *
 * For the thread that made it.
 */
#pragma once

#include "demos/executors/executor.h"

typedef struct Map Map;

/** MapSource: the iterator over the arguments. Returns: false at its end */
typedef bool (*MapSource)(void *data, int64_t *argument);

/**
 * map_new:
 * @chunksize: 1 to EXECUTOR_MAX_CHUNK; counts only where the executor makes chunks
 * @buffersize: how many tasks may be under way; 0: all
 *
 * Returns: (transfer full): NULL when there is no memory
 */
Map *map_new(Executor *executor, TaskFunction function, MapSource source, void *data,
             size_t chunksize, size_t buffersize);

/**
 * map_next:
 * @error: (out): NULL, or what the next item's task raised, or RuntimeError when the pool takes no
 * more; the map ends there. A chunk in which one item fails has no results at all.
 *
 * Returns: whether there was a next item
 */
bool map_next(Map *map, int64_t *value, const char **error);

/** map_free: cancels what nobody will take any more, as leaving the loop over map() does */
void map_free(Map *map);
