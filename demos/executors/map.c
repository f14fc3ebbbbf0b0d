/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A list of the tasks under way, oldest first: the next result is one of the first task, however
 * many others have finished.
 */
#include "demos/executors/map.h"

#include <stdlib.h>

/* One task under way. */
typedef struct Part Part;
struct Part {
  Part *next;
  Future *future;
  size_t n, n_taken;
};

struct Map {
  Executor *executor;
  TaskFunction function;
  MapSource source;
  void *data;
  size_t chunksize;
  bool exhausted;
  const char *error; /* what submitting raised, until it has been told */
  Part *first, **last;
};

static void
drop_first(Map *map)
{
  Part *part = map->first;
  map->first = part->next;
  if (map->first == NULL)
    map->last = &map->first;
  future_unref(part->future);
  free(part);
}

static void
append(Map *map, Future *future, size_t n)
{
  Part *part = future != NULL ? malloc(sizeof *part) : NULL;
  if (part == NULL) {
    map->exhausted = true;
    map->error = "RuntimeError"; /* The pool takes no more. */
    if (future != NULL)
      future_cancel(future);
    future_unref(future);
    return;
  }
  *part = (Part){.future = future, .n = n};
  *map->last = part;
  map->last = &part->next;
}

/* Reads one chunk of arguments and submits it. */
static void
submit_next(Map *map)
{
  int64_t arguments[EXECUTOR_MAX_CHUNK];
  size_t n = 0;
  while (n < map->chunksize && map->source(map->data, &arguments[n]))
    n++;
  map->exhausted = n < map->chunksize;
  if (n > 0)
    append(map, executor_submit_chunk(map->executor, map->function, arguments, n), n);
}

Map *
map_new(Executor *executor, TaskFunction function, MapSource source, void *data, size_t chunksize,
        size_t buffersize)
{
  Map *map = calloc(1, sizeof *map);
  if (map == NULL)
    return NULL;
  *map = (Map){
      .executor = executor,
      .function = function,
      .source = source,
      .data = data,
      .chunksize = executor->class->chunks ? chunksize : 1,
      .last = &map->first,
  };
  for (size_t i = 0; !map->exhausted && (buffersize == 0 || i < buffersize); i++)
    submit_next(map);
  return map;
}

/* Under way: the rest of the map is given up. */
static void
give_up(Map *map)
{
  map->exhausted = true;
  while (map->first != NULL) {
    future_cancel(map->first->future);
    drop_first(map);
  }
}

bool
map_next(Map *map, int64_t *value, const char **error)
{
  Part *part = map->first;
  /* As a task's results begin to be taken, the next is submitted, before any waiting. */
  if (part != NULL && part->n_taken == 0 && !map->exhausted)
    submit_next(map);
  *error = map->error;
  map->error = NULL;
  if (part == NULL)
    return *error != NULL;
  if (*error == NULL)
    *error = future_result(part->future, FUTURE_FOREVER, NULL);
  if (*error != NULL) {
    give_up(map);
    return true;
  }
  *value = future_values(part->future)[part->n_taken++];
  if (part->n_taken == part->n)
    drop_first(map);
  return true;
}

void
map_free(Map *map)
{
  if (map == NULL)
    return;
  give_up(map);
  free(map);
}
