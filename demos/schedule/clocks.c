/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Whoever lets go of a lock leaves its clock there, and whoever takes the lock learns it; the same
 * with what is put into a queue, and with a thread that is joined.
 */
#include "demos/schedule/clocks.h"

void
happens_before_begin(HappensBefore *order)
{
  *order = (HappensBefore){.races = 0};
  for (int i = 0; i < PROGRAM_THREADS; i++)
    order->threads[i].at[i] = 1;
}

static void
learn(VectorClock *own, const VectorClock *other)
{
  for (int i = 0; i < PROGRAM_THREADS; i++)
    if (other->at[i] > own->at[i])
      own->at[i] = other->at[i];
}

/* Leaves a copy in @place; what @thread does from now on is later. */
static void
publish(VectorClock *place, VectorClock *own, int thread)
{
  *place = *own;
  own->at[thread]++;
}

/* Whether @own knows of all that others did there. */
static bool
knows(const VectorClock *own, const VectorClock *accesses)
{
  for (int i = 0; i < PROGRAM_THREADS; i++)
    if (accesses->at[i] > own->at[i])
      return false;
  return true;
}

static void
access_variable(HappensBefore *order, int thread, Step step)
{
  const VectorClock *own = &order->threads[thread];
  VectorClock *reads = &order->reads[step.place], *writes = &order->writes[step.place];
  bool write = step.kind == STEP_WRITE;
  order->races += !knows(own, writes) || (write && !knows(own, reads));
  (write ? writes : reads)->at[thread] = own->at[thread];
}

void
happens_before_step(HappensBefore *order, int thread, Step step)
{
  VectorClock *own = &order->threads[thread];
  switch (step.kind) {
  case STEP_LOCAL:
    break;
  case STEP_READ:
  case STEP_WRITE:
    access_variable(order, thread, step);
    break;
  case STEP_ACQUIRE:
    learn(own, &order->locks[step.place]);
    break;
  case STEP_RELEASE:
    publish(&order->locks[step.place], own, thread);
    break;
  case STEP_JOIN:
    learn(own, &order->threads[step.place]);
    break;
  case STEP_PUT:
    publish(&order->items[step.place][order->put[step.place]++ % CLOCKS_ITEMS], own, thread);
    break;
  case STEP_GET:
    learn(own, &order->items[step.place][order->got[step.place]++ % CLOCKS_ITEMS]);
    break;
  }
}
