/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Depth first. A node is a moment at which somebody had to be chosen: who could go on, who has been
 * tried, who is asleep.
 *
 * Sleep sets: once all that begins with thread A has been tried and B is tried instead, A need not
 * be tried again below until somebody does a step that shares something with A's. Until then A
 * first and A later are the same run. It leaves one schedule of each kind, so no failure is missed.
 */
#include "demos/schedule/explore.h"

typedef struct {
  unsigned enabled, tried, asleep;
  int chosen, before; /* @before: who ran last, or WORLD_NOBODY */
  int preemptions, switches;
  Step next[PROGRAM_THREADS];
} Node;

typedef struct {
  World *world;
  const Explorer *explorer;
  Explored *explored;
  int depth, known; /* of the run; of the path that is to be followed */
  double chance;
  Node path[SCHEDULE_STEPS];
} Search;

static bool
has(unsigned set, int thread)
{
  return thread >= 0 && (set >> thread & 1) != 0;
}

static bool
is_allowed(const Search *search, const Node *node, int thread)
{
  bool other = node->before != WORLD_NOBODY && node->before != thread;
  bool preempts = other && has(node->enabled, node->before);
  return has(node->enabled & ~node->tried & ~node->asleep, thread) &&
         node->preemptions + preempts <= search->explorer->preemptions &&
         node->switches + other <= search->explorer->switches;
}

/* The one that ran goes on, if it may; otherwise the first that may. */
static int
find_choice(const Search *search, const Node *node)
{
  if (node->before != WORLD_NOBODY && is_allowed(search, node, node->before))
    return node->before;
  for (int i = 0; i < search->world->n; i++)
    if (is_allowed(search, node, i))
      return i;
  return WORLD_NOBODY;
}

/* Who was asleep or has been tried sleeps on below, if the step that was chosen shares nothing with
 * its own. */
static unsigned
find_sleepers(const Search *search, const Node *parent)
{
  unsigned asleep = 0;
  for (int i = 0; i < search->world->n && search->explorer->sleeping; i++)
    if (has(parent->asleep | parent->tried, i) && i != parent->chosen &&
        !step_shares(parent->next[i], parent->next[parent->chosen]))
      asleep |= 1u << i;
  return asleep;
}

static void
open_node(Search *search, unsigned enabled)
{
  Node *node = &search->path[search->depth];
  *node = (Node){.enabled = enabled, .before = WORLD_NOBODY};
  for (int i = 0; i < search->world->n; i++)
    node->next[i] = search->world->threads[i].next;
  if (search->depth > 0) {
    const Node *parent = node - 1;
    bool other = parent->before != WORLD_NOBODY && parent->before != parent->chosen;
    node->before = parent->chosen;
    node->preemptions = parent->preemptions + (other && has(parent->enabled, parent->before));
    node->switches = parent->switches + other;
    node->asleep = find_sleepers(search, parent);
  }
  node->chosen = find_choice(search, node);
  search->known = search->depth + 1;
}

/* One run, along the path as far as it is known and on from there. Returns whether it came to an
 * end. */
static bool
run(Search *search)
{
  unsigned enabled;
  search->chance = 1;
  world_begin(search->world);
  for (search->depth = 0; (enabled = world_enabled(search->world)) != 0; search->depth++) {
    if (search->depth == SCHEDULE_STEPS)
      return false;
    if (search->depth >= search->known)
      open_node(search, enabled);
    int chosen = search->path[search->depth].chosen;
    if (chosen == WORLD_NOBODY)
      return false;
    search->chance /= __builtin_popcount(enabled);
    world_step(search->world, chosen);
  }
  return true;
}

/* Goes back to the last moment at which somebody else may be chosen. Returns false when there is
 * none left. */
static bool
go_back(Search *search)
{
  for (; search->known > 0; search->known--) {
    Node *node = &search->path[search->known - 1];
    if (node->chosen == WORLD_NOBODY)
      continue;
    node->tried |= 1u << node->chosen;
    node->chosen = find_choice(search, node);
    if (node->chosen != WORLD_NOBODY)
      return true;
  }
  return false;
}

/* Returns false when whoever looks on has seen enough. */
static bool
tell(const Search *search, WorldEnd end)
{
  const Explorer *explorer = search->explorer;
  Schedule schedule = {0};
  for (int i = 0; i < search->depth; i++)
    schedule_add(&schedule, search->path[i].chosen);
  explored_add(search->explored, &schedule, end, search->chance);
  return explorer->seen == NULL || explorer->seen(explorer->data, &schedule, end);
}

void
explore(World *world, const Explorer *explorer, Explored *explored)
{
  Search search = {.world = world, .explorer = explorer, .explored = explored};
  *explored = (Explored){0};
  do {
    bool whole = run(&search);
    WorldEnd end = world_end(world);
    explored->cut += !whole;
    if (whole && !tell(&search, end))
      return;
    if (explorer->limit > 0 && explored->schedules >= explorer->limit)
      return;
    if (explorer->give_up != NULL && explored->schedules % 64 == 0 && explorer->give_up())
      return;
  } while (go_back(&search));
  explored->whole = true;
}
