/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the two halves of the trace share: trace.c keeps and hands out, trace-line.c understands one
 * line. Only these two include it.
 */
#pragma once

#include "app/lab/trace.h"

/**
 * IlkTraceProgress:
 * @done: steps of the measuring done
 * @of: steps there are, 0 while the demo has not said
 */
typedef struct {
  double done;
  double of;
} IlkTraceProgress;

struct _IlkTrace {
  GObject parent_instance;

  /* Owned: what the demo told */
  GPtrArray *lanes;
  GPtrArray *histograms;
  GPtrArray *series;
  GPtrArray *results;
  GHashTable *parameters;
  char *headline;
  char *text;
  char *error;
  IlkTraceProgress progress;
  double foreign_cpu;
  gboolean ended;

  /* Times, ns since the demo's start */
  gint64 state_time;
  gint64 now;

  /* Owned: the line that is still coming */
  GString *line;
  gboolean skipping;
  guint64 bytes;

  guint64 dropped;
  guint64 garbage;
};

/** ilk_trace_find_lane: Returns: (transfer none) (nullable): the lane called @id */
IlkLane *ilk_trace_find_lane(IlkTrace *self, gint64 id);

/** ilk_trace_read_line: takes one line without its end. Returns: FALSE when it is no trace */
gboolean ilk_trace_read_line(IlkTrace *self, const char *line, gsize length);
