/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Both are so small that following every edge will do.
 */
#include "demos/schedule/graphs.h"

void
lock_order_watch(void *data, int thread, Step step)
{
  LockOrder *order = data;
  unsigned *held = &order->held[thread];
  if (step.kind == STEP_RELEASE)
    *held &= ~(1u << step.place);
  if (step.kind != STEP_ACQUIRE)
    return;
  for (int i = 0; i < PROGRAM_LOCKS; i++)
    if ((*held >> i & 1) != 0)
      order->after[i] |= 1u << step.place;
  *held |= 1u << step.place;
}

/* Whether a way of @length edges leads from the last of @locks back to the first. */
static bool
close_circle(const LockOrder *order, int *locks, int n, int length)
{
  unsigned after = order->after[locks[n - 1]];
  if (n == length)
    return (after >> locks[0] & 1) != 0;
  for (int i = 0; i < PROGRAM_LOCKS; i++) {
    locks[n] = i;
    if ((after >> i & 1) != 0 && close_circle(order, locks, n + 1, length))
      return true;
  }
  return false;
}

int
lock_order_circle(const LockOrder *order, int locks[PROGRAM_LOCKS])
{
  for (int length = 1; length <= PROGRAM_LOCKS; length++)
    for (locks[0] = 0; locks[0] < PROGRAM_LOCKS; locks[0]++)
      if (close_circle(order, locks, 1, length))
        return length;
  return 0;
}

/* Who holds what @thread waits for. */
static int
find_holder(const World *world, int thread)
{
  const WorldThread *t = &world->threads[thread];
  if (t->fiber.done || t->next.kind != STEP_ACQUIRE)
    return WORLD_NOBODY;
  return world->holder[t->next.place];
}

int
wait_for_circle(const World *world, int threads[PROGRAM_THREADS])
{
  for (int first = 0; first < world->n; first++) {
    int n = 0, at = first;
    do {
      threads[n++] = at;
      at = find_holder(world, at);
    } while (at != WORLD_NOBODY && at != first && n < world->n);
    if (at == first)
      return n;
  }
  return 0;
}
