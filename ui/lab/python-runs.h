/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The same experiment by the learner's own Pythons, one after the other so that they do not disturb
 * each other's numbers. Main thread.
 */
#pragma once

#include "app/lab/python.h"
#include "app/lab/trace.h"

#define UI_TYPE_PYTHON_RUNS (ui_python_runs_get_type())
G_DECLARE_FINAL_TYPE(UiPythonRuns, ui_python_runs, UI, PYTHON_RUNS, GObject)

/*
 * Signals: "changed": another one runs now, or none any more;
 *          "failed" (string): what was wrong with one, as a sentence.
 */

/** UiPythonResult: @label: “Python 3.14.4”; @trace: what it measured */
typedef struct {
  char *label;
  IlkTrace *trace;
} UiPythonResult;

UiPythonRuns *ui_python_runs_new(void) G_GNUC_WARN_UNUSED_RESULT;

/**
 * ui_python_runs_add: @python runs the experiment of @demo when those before it are done. What it
 * measured last time is forgotten then.
 */
void ui_python_runs_add(UiPythonRuns *self, const IlkPython *python, const char *demo,
                        const char *const *arguments);

/** ui_python_runs_restart: the one that runs begins again with @arguments, and those that wait will
 * begin with them */
void ui_python_runs_restart(UiPythonRuns *self, const char *const *arguments);

/** ui_python_runs_stop: the one that runs is ended, the others are not begun; results stay */
void ui_python_runs_stop(UiPythonRuns *self);

/** ui_python_runs_forget: forgets all results: they are not those of the values that run next */
void ui_python_runs_forget(UiPythonRuns *self);

/** ui_python_runs_get_running: Returns: (nullable): the label of the one that runs now */
const char *ui_python_runs_get_running(UiPythonRuns *self);

/** ui_python_runs_get_results: Returns: (transfer none) (element-type UiPythonResult): in the order
 * they came */
GPtrArray *ui_python_runs_get_results(UiPythonRuns *self);
