/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the parts of the trace share: trace.c keeps and hands out; trace-line.c, trace-data.c,
 * trace-listing.c, trace-order.c and trace-turn.c understand one line. Only these include it.
 */
#pragma once

#include "app/lab/json.h"
#include "app/lab/trace.h"

/* Far from overflow: 73 years in ns. */
#define ILK_TRACE_MAX_TIME (G_MAXINT64 / 4)

/**
 * IlkTraceProgress:
 * @phase: (nullable): “showing” or “measuring”
 * @done: steps of the measuring done
 * @of: steps there are, 0 while the demo has not said
 */
typedef struct {
  char *phase;
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
  GPtrArray *orders;
  GPtrArray *missing;
  GHashTable *parameters;
  GHashTable *choices;
  IlkListing listing;
  IlkTurn *turn;
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

/** ilk_trace_see_time: @at: ns since the demo's start, the latest of which is “now” */
void ilk_trace_see_time(IlkTrace *self, gint64 at);

/* Readers of one type of line each. Return: FALSE when it is no such line or passes a limit. */
gboolean ilk_trace_read_lane(IlkTrace *self, JsonObject *line);
gboolean ilk_trace_read_states(IlkTrace *self, JsonObject *line);
gboolean ilk_trace_read_sample(IlkTrace *self, JsonObject *line);
gboolean ilk_trace_read_histogram(IlkTrace *self, JsonObject *line);
gboolean ilk_trace_read_order(IlkTrace *self, JsonObject *line);
gboolean ilk_trace_read_listing(IlkTrace *self, JsonObject *line);
gboolean ilk_trace_read_turn(IlkTrace *self, JsonObject *line);

/** ilk_turn_free: @turn: (nullable) */
void ilk_turn_free(IlkTurn *turn);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(IlkTurn, ilk_turn_free)

/** ilk_trace_count_drop: @line: an event; counts it at the instruction it names, if any. Returns:
 * FALSE when there is no such instruction */
gboolean ilk_trace_count_drop(IlkTrace *self, JsonObject *line);
