/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Several threads of an interpreter doing the same work: all at once, or one after the other. Used
 * by the thread that runs the experiment.
 */
#pragma once

#include "demos/interpreter/thread.h"

#define VM_TEAM_MAX 32
#define VM_UNRECORDED (-VM_TEAM_MAX)

typedef struct {
  VmThread threads[VM_TEAM_MAX];
  int n;
  bool apart; /* each on a CPU of its own, while there are enough */
  int expected;
  atomic_int arrived;  /* see vm_team_meet() */
  unsigned generation; /* demo_generation() when it began */
  uint64_t started_at;
} VmTeam;

/**
 * vm_team_start:
 * @n: how many threads
 * @lane: the first thread's lane, the others follow; VM_UNRECORDED: nothing is recorded
 *
 * Returns: false when a thread could not be started; those that were have been joined
 */
bool vm_team_start(VmTeam *team, VmInterpreter *interpreter, VmProgram program, int64_t rounds,
                   int n, int lane);

/** vm_team_index: Returns: which of the team @thread is, from 0 */
static inline int
vm_team_index(const VmTeam *team, const VmThread *thread)
{
  return (int) (thread - team->threads);
}

/** vm_team_meet: lets @thread go on when all of the team are there. A thread that is done before
 * the other has started races with nobody. Not with a GIL, where they take turns anyway. */
void vm_team_meet(VmTeam *team, VmThread *thread);

/** vm_team_interrupt: makes all of them give up */
void vm_team_interrupt(VmTeam *team);

/** vm_team_join: waits for all of them; a control that arrives meanwhile makes them give up.
 * Returns: the ns from the start to the end of the last; 0 when they gave up */
uint64_t vm_team_join(VmTeam *team);

/** vm_team_serial: the same work by @n threads one after the other, never two at once. Returns: the
 * ns that took; 0 when a control ended it early */
uint64_t vm_team_serial(VmTeam *team, VmInterpreter *interpreter, VmProgram program, int64_t rounds,
                        int n);

/** vm_team_calibrate: Returns: how many rounds of @program keep one thread busy for @seconds, from
 * the least CPU time of three trials; 1 when a control cut in */
int64_t vm_team_calibrate(VmTeam *team, VmInterpreter *interpreter, VmProgram program,
                          double seconds);

/** VmTimes: ns that the same work took by threads one after the other, and all at once; and the CPU
 * time of the latter */
typedef struct {
  double serial, parallel, cpu;
} VmTimes;

/** vm_team_compare: the two stand side by side in time, so whatever else the machine does meets
 * both. Returns: false when a control cut in */
bool vm_team_compare(VmTeam *team, VmInterpreter *interpreter, VmProgram program, int64_t rounds,
                     int n, VmTimes *times);

/** vm_team_show: lets @n threads run @program for @seconds, recorded on lanes from @lane on */
void vm_team_show(VmTeam *team, VmInterpreter *interpreter, VmProgram program, int n, int lane,
                  double seconds);
