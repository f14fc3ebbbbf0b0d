/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One run of a demo: starts its program, contained, and feeds a trace from what it prints. The
 * child and all its descendants are gone within 2 s of stopping, however it behaves. Main thread
 * only; nothing here blocks.
 */
#pragma once

#include "app/cage/containment.h"
#include "app/lab/demo.h"
#include "app/lab/trace.h"

#define ILK_TYPE_RUN (ilk_run_get_type())
G_DECLARE_FINAL_TYPE(IlkRun, ilk_run, ILK, RUN, GObject)

/*
 * Properties: "running" (boolean), "trace" (IlkTrace).
 * Signals: "output" (GBytes): the lines of the trace, as they come;
 *          "updated": the trace has grown (at most 60 times a second);
 *          "finished" (const GError *, nullable): the child is gone; the error says in a sentence
 * what was wrong with it.
 */

/**
 * ilk_run_new:
 * @demo: a demo's name; not a path
 * @arguments: (nullable) (array zero-terminated=1): `--threads=2`, …
 *
 * Returns: (transfer full): a run that has not started
 */
IlkRun *ilk_run_new(const char *demo, const char *const *arguments) G_GNUC_WARN_UNUSED_RESULT;

/**
 * ilk_run_new_python:
 * @demo: a demo's name
 * @interpreter: an IlkPython's path
 * @arguments: (nullable) (array zero-terminated=1): as for the demo
 *
 * Returns: (transfer full): a run of the same experiment by a real Python, not started
 */
IlkRun *ilk_run_new_python(const char *demo, const char *interpreter, const char *const *arguments)
    G_GNUC_WARN_UNUSED_RESULT;

/** ilk_run_set_limits: before it starts; ilk_limits_default otherwise */
void ilk_run_set_limits(IlkRun *self, const IlkLimits *limits);

/** ilk_run_start: Returns: FALSE with ILK_ERROR_NOT_FOUND or ILK_ERROR_CHILD when it could not be
 * started */
gboolean ilk_run_start(IlkRun *self, GError **error);

/** ilk_run_set_parameter: changes a live parameter of the running demo; @value as on the command
 * line */
void ilk_run_set_parameter(IlkRun *self, const char *name, const char *value);

/** ilk_run_stop: asks it to end; kills the whole tree when it does not within a second. “finished”
 * follows */
void ilk_run_stop(IlkRun *self);

gboolean ilk_run_is_running(IlkRun *self);
/** ilk_run_get_trace: Returns: (transfer none): lives as long as the run */
IlkTrace *ilk_run_get_trace(IlkRun *self);
