/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * as_completed(): futures in the order in which they finish. Compare as_completed() and
 * _AsCompletedWaiter in Lib/concurrent/futures/_base.py.
 *
 * A cancelled future comes only once its executor has noticed; one that is cancelled by
 * shutdown(cancel_futures=True) never does, so as_completed() waits for it in vain, in CPython too.
 *
 * For the thread that made it.
 */
#pragma once

#include "demos/executors/future.h"

typedef struct Completion Completion;

/** completion_new: @futures: @n different ones, which the completion keeps alive. Returns:
 * (transfer full): NULL when there is no memory */
Completion *completion_new(Future *const *futures, size_t n);

/** completion_next: Returns: (transfer none): the next that is finished; NULL when all have been
 * returned, or @timeout_ns have passed. (CPython counts the time from the call of
 * as_completed().) */
Future *completion_next(Completion *completion, uint64_t timeout_ns);
void completion_free(Completion *completion);
