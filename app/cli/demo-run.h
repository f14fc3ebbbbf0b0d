/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Runs a demo in the terminal from start to end. Main thread only. For app/cli only.
 */
#pragma once

#include "app/lab/python.h"

/**
 * IlkDemoRequest:
 * @name: of the demo
 * @arguments: (array zero-terminated=1): `--threads=2`, …
 * @json: whether to pass on the trace's own lines as they come, rather than words and bars at the
 * end
 */
typedef struct {
  const char *name;
  const char *const *arguments;
  gboolean json;
} IlkDemoRequest;

/** ilk_demo_run_model: runs the main loop until the demo has ended; Ctrl+C stops the demo, not the
 * program */
gboolean ilk_demo_run_model(const IlkDemoRequest *request, GError **error);

/** ilk_demo_run_python: the same experiment by @python */
gboolean ilk_demo_run_python(const IlkDemoRequest *request, const IlkPython *python,
                             GError **error);
