/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The same task many times: as tasks that are all submitted before the first is waited for, or
 * through map() in chunks.
 */
#include "demos/executors/throughput.h"
#include "demos/executors/bytecode.h"
#include "demos/executors/map.h"
#include "demos/trace/demo.h"

#include <math.h>

/* @left times the same argument. */
typedef struct {
  int64_t left, rounds;
} Arguments;

static bool
next_argument(void *data, int64_t *argument)
{
  Arguments *arguments = data;
  *argument = arguments->rounds;
  return arguments->left-- > 0;
}

double
throughput_map(Executor *pool, int64_t rounds, int64_t n, size_t chunksize)
{
  Arguments arguments = {n, rounds};
  unsigned generation = demo_generation();
  const char *error;
  int64_t value, done = 0;
  uint64_t start = clock_now();
  Map *map = map_new(pool, bytecode_task, next_argument, &arguments, chunksize, 0);
  while (!demo_outdated(generation) && map_next(map, &value, &error) && error == NULL)
    done++;
  map_free(map);
  return done == n ? (double) n * 1e9 / (double) (clock_now() - start) : NAN;
}

double
throughput_submit(Executor *pool, int64_t rounds, int64_t n)
{
  static Future *futures[EXECUTOR_MAX_PENDING];
  int64_t submitted = 0;
  unsigned generation = demo_generation();
  uint64_t start = clock_now();
  while (submitted < n && !demo_outdated(generation) &&
         (futures[submitted] = executor_submit(pool, bytecode_task, rounds)) != NULL)
    submitted++;
  for (int64_t i = 0; i < submitted; i++) {
    if (demo_outdated(generation))
      future_cancel(futures[i]);
    else
      future_result(futures[i], FUTURE_FOREVER, NULL);
    future_unref(futures[i]);
  }
  if (submitted < n || demo_outdated(generation))
    return NAN;
  return (double) n * 1e9 / (double) (clock_now() - start);
}
