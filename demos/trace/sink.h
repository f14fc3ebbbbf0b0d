/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Where a demo's news goes: JSON lines for the app, or readable text for a terminal. demo.c calls
 * one function at a time; times are clock_now() and the sink knows when the run began.
 */
#pragma once

#include "demos/trace/listing.h"
#include "demos/trace/options.h"
#include "demos/trace/recorder.h"
#include "demos/trace/turn.h"

typedef struct {
  void (*hello)(const Options *options, uint64_t start);
  void (*parameters)(const Options *options);
  void (*lane)(int id, const char *kind, const char *name);
  void (*listing)(const Listing *listing);
  void (*phase)(const char *name, int done, int of);
  void (*records)(const TraceRecord *records, size_t n);
  void (*dropped)(size_t count);
  void (*sample)(const char *name, const double *values, int n);
  void (*latency)(const char *name, const char *unit, const double percentiles[4], size_t count);
  void (*histogram)(const char *name, const Histogram *histogram, const char *unit);
  void (*result)(const char *name, const Series *series, const char *unit);
  void (*order)(const char *name, const char *const *items, int n);
  void (*turn)(const Turn *turn);
  void (*verdict)(const char *headline, const char *text);
  void (*error)(const char *message);
  void (*end)(uint64_t wall_ns, double foreign_cpu);
} Sink;

extern const Sink sink_lines;
extern const Sink sink_terminal;
