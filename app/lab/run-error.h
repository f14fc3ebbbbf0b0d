/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What was wrong with a child, as a sentence for a person. Inside app/lab; any thread.
 */
#pragma once

#include "app/cage/child.h"
#include "app/lab/trace.h"

/** ilk_run_error: @child has exited and @trace is finished. Returns: (transfer full) (nullable):
 * NULL when the run was what it should be */
GError *ilk_run_error(IlkChild *child, IlkTrace *trace) G_GNUC_WARN_UNUSED_RESULT;

/** ilk_run_stop_error: the same for a demo that was asked to stop. Returns: (transfer full)
 * (nullable): NULL when it did, whatever it had to tell */
GError *ilk_run_stop_error(IlkChild *child) G_GNUC_WARN_UNUSED_RESULT;
