/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A callback that has been scheduled: what is called, with what, in which context, and when.
 * Compare Lib/asyncio/events.py, class Handle and class TimerHandle.
 */
#pragma once

#include "demos/interpreter/instance.h"
#include "demos/loop/names.h"

#define LOOP_MAX_ARGUMENTS 4

/** LoopHandle: @when: of a timer, ns of the loop's clock; @order: timers of the same time go in the
 * order in which they were made */
typedef struct {
  VmObject object;
  VmObject *callable, *context;
  VmObject *arguments[LOOP_MAX_ARGUMENTS];
  int n;
  bool cancelled, is_timer;
  uint64_t when, order;
} LoopHandle;

extern const VmType loop_handle_type;

/** loop_handle_new: @arguments: (transfer none). @context: (transfer none) (nullable): the present
 * one when it is NULL. Returns: (transfer full) */
LoopHandle *loop_handle_new(VmObject *callable, VmObject *const *arguments, int n,
                            VmObject *context);

/** loop_handle_run: calls it; what it raises is only told, as the loop goes on */
void loop_handle_run(VmThread *thread, LoopHandle *handle);
