/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The first thread may set a variable up without a lock; the set is kept from the second one on.
 */
#include "demos/schedule/locksets.h"

void
locksets_begin(LockSets *sets)
{
  *sets = (LockSets){.alarms = 0};
  for (int i = 0; i <= VM_N_GLOBALS; i++)
    sets->variables[i].candidates = ~0u;
}

static LockSetState
find_state(LockSetState state, bool other, bool write)
{
  switch (state) {
  case LOCKSET_VIRGIN:
    return LOCKSET_EXCLUSIVE;
  case LOCKSET_EXCLUSIVE:
    if (!other)
      return LOCKSET_EXCLUSIVE;
    return write ? LOCKSET_SHARED_MODIFIED : LOCKSET_SHARED;
  case LOCKSET_SHARED:
    return write ? LOCKSET_SHARED_MODIFIED : LOCKSET_SHARED;
  case LOCKSET_SHARED_MODIFIED:
    break;
  }
  return LOCKSET_SHARED_MODIFIED;
}

static void
access_variable(LockSets *sets, int thread, Step step)
{
  if (sets->variables[step.place].state == LOCKSET_VIRGIN)
    sets->variables[step.place].owner = thread;
  bool other = sets->variables[step.place].owner != thread;
  LockSetState state =
      find_state(sets->variables[step.place].state, other, step.kind == STEP_WRITE);
  sets->variables[step.place].state = state;
  if (state >= LOCKSET_SHARED)
    sets->variables[step.place].candidates &= sets->held[thread];
  sets->alarms += state == LOCKSET_SHARED_MODIFIED && sets->variables[step.place].candidates == 0;
}

void
locksets_step(LockSets *sets, int thread, Step step)
{
  if (step.kind == STEP_ACQUIRE)
    sets->held[thread] |= 1u << step.place;
  if (step.kind == STEP_RELEASE)
    sets->held[thread] &= ~(1u << step.place);
  if (step.kind == STEP_READ || step.kind == STEP_WRITE)
    access_variable(sets, thread, step);
}
