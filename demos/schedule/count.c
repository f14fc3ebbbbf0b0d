/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Depth first over states. A world cannot be set back, so the way to a state is run again for each
 * of its branches but the first.
 *
 * What a thread has computed depends on nothing but its code and what it has read, so a sum of that
 * stands for all its variables.
 */
#include "demos/schedule/count.h"

#include <stdint.h>
#include <string.h>

#define MOST_STATES 16384 /* of 2 × as many places, so that a search for one is short */
#define MOST_STEPS 800000 /* half a second */
#define MOST_ORDERS 9e15  /* up to here a double is exact */
#define N_PLACES (2 * MOST_STATES)

/* What sums begin with, far from each other, so that none of them looks like another. */
#define A_STEP 0x2545f4914f6cdd1d
#define A_READ 0x61c8864680b583eb
#define A_STATE 0x369dea0f31a53f85

typedef struct {
  uint64_t key; /* 0: free */
  Counted counted;
  signed char next; /* on the way to the simplest that fails */
} State;

static struct {
  World *world;
  Schedule way;
  uint64_t seen[PROGRAM_THREADS]; /* how far it has come, and what it has read */
  State states[N_PLACES];
  int n_states;
  long n_steps;
} search;

static uint64_t
mix(uint64_t sum, uint64_t value)
{
  sum = (sum ^ value) * 0x9e3779b97f4a7c15;
  return sum ^ sum >> 29;
}

static void
see(void *data, int thread, Step step)
{
  if (step.kind == STEP_READ)
    search.seen[thread] = mix(search.seen[thread], A_READ + (uint64_t) world_counter(search.world));
}

static void
do_step(int thread)
{
  search.seen[thread] = mix(search.seen[thread], A_STEP);
  search.n_steps++;
  world_step(search.world, thread);
}

static void
begin_again(int n)
{
  world_end(search.world);
  memset(search.seen, 0, sizeof search.seen);
  world_begin(search.world);
  for (int i = 0; i < n; i++)
    do_step(search.way.who[i]);
}

/* Who ran last belongs to it, since only another one is a switch. */
static State *
find_state(void)
{
  const World *world = search.world;
  uint64_t last = search.way.n > 0 ? (uint64_t) search.way.who[search.way.n - 1] : A_STATE - 1;
  uint64_t key = mix(A_STATE, last);
  for (int i = 0; i < world->n; i++)
    key = mix(key, search.seen[i]);
  for (int i = 0; i < PROGRAM_LOCKS; i++)
    key = mix(key, (uint64_t) (world->holder[i] + 1));
  for (int i = 0; i < WORLD_QUEUES; i++)
    key = mix(key, (uint64_t) world->queued[i]);
  key = mix(key, (uint64_t) world_counter(world)) | 1;
  State *state = &search.states[key % N_PLACES];
  while (state->key != 0 && state->key != key)
    state = state == &search.states[N_PLACES - 1] ? search.states : state + 1;
  if (state->key == 0)
    *state = (State){key, {-1, 0, -1}, WORLD_NOBODY};
  return state;
}

static void
add_branch(State *state, int thread, const Counted *branch)
{
  const Schedule *way = &search.way;
  int switches = branch->fewest + (way->n > 0 && way->who[way->n - 1] != thread);
  state->counted.orders += branch->orders;
  state->counted.failing += branch->failing;
  if (branch->fewest < 0 || (state->counted.fewest >= 0 && state->counted.fewest <= switches))
    return;
  state->counted.fewest = switches;
  state->next = (signed char) thread;
}

static void
count_end(State *state)
{
  bool fails = world_end(search.world) != WORLD_RIGHT;
  state->counted = (Counted){1, fails, fails ? 0 : -1};
}

/* The world stands at search.way. Returns NULL when it is too much. */
static State *
count_state(void)
{
  State *state = find_state();
  unsigned enabled = world_enabled(search.world);
  int n = search.way.n;
  bool first = true;
  if (state->counted.orders >= 0)
    return state;
  if (++search.n_states > MOST_STATES || search.n_steps > MOST_STEPS || n == SCHEDULE_STEPS)
    return NULL;
  state->counted.orders = 0;
  if (enabled == 0)
    count_end(state);
  for (int i = 0; i < search.world->n; i++) {
    if ((enabled >> i & 1) == 0)
      continue;
    if (!first)
      begin_again(n);
    first = false;
    do_step(i);
    schedule_add(&search.way, i);
    const State *branch = count_state();
    search.way.n = n;
    if (branch == NULL)
      return NULL;
    add_branch(state, i, &branch->counted);
  }
  return state;
}

/* From state to state, always to the one that leads there. */
static void
follow(const State *state, Schedule *simplest)
{
  begin_again(search.way.n);
  for (; state->next != WORLD_NOBODY; state = find_state()) {
    do_step(state->next);
    schedule_add(&search.way, state->next);
  }
  *simplest = state->counted.fewest >= 0 ? search.way : (Schedule){0};
}

bool
count_from(World *world, const Schedule *steps, Counted *counted, Schedule *simplest)
{
  memset(&search, 0, sizeof search);
  search.world = world;
  search.way = *steps;
  world_watch(world, see, NULL);
  world_begin(world);
  begin_again(steps->n);
  const State *state = count_state();
  if (state != NULL) {
    *counted = state->counted;
    follow(state, simplest);
  }
  world_end(world);
  world_watch(world, NULL, NULL);
  return state != NULL && counted->orders < MOST_ORDERS;
}
