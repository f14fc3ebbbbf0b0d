/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What a running demo has told so far: lanes with their states over time, histograms, samples,
 * results, the verdict. Filled line by line from the trace protocol (version 1); survives garbage,
 * torn lines and unknown types, and never grows past the limits of app/base/limits.h. One thread at
 * a time.
 */
#pragma once

#include <glib-object.h>

#define ILK_TYPE_TRACE (ilk_trace_get_type())
G_DECLARE_FINAL_TYPE(IlkTrace, ilk_trace, ILK, TRACE, GObject)

/** IlkLaneState: the numbers of the protocol */
typedef enum {
  ILK_LANE_IDLE = 0,
  ILK_LANE_WAITING = 1,
  ILK_LANE_RUNNING = 2,
  ILK_LANE_RUNNING_FREE = 3,
  ILK_LANE_BLOCKED = 4,
  ILK_LANE_LOCK = 5,
  ILK_LANE_DONE = 6,
  ILK_LANE_CANCELLED = 7,
} IlkLaneState;

/** IlkSegment: from @start (ns since the demo's start) the lane is in @state, until the next
 * segment; in a holder lane @state is the holding lane + 1, 0 for nobody */
typedef struct {
  gint64 start;
  int state;
} IlkSegment;

/** IlkLane: @kind: “cpu”, “io”, “holder”, …; @segments: (element-type IlkSegment): oldest first,
 * the oldest dropped past the limit */
typedef struct {
  int id;
  char *name;
  char *kind;
  GArray *segments;
} IlkLane;

/** IlkBucket: @low: lower edge in the histogram's unit; @high: upper edge */
typedef struct {
  double low;
  double high;
  guint64 count;
} IlkBucket;

typedef struct {
  char *name;
  char *unit;
  GArray *buckets;
} IlkHistogram;

/** IlkSample: the values of a named series at @at (ns) */
typedef struct {
  gint64 at;
  guint n;
  double values[16];
} IlkSample;

typedef struct {
  char *name;
  GArray *samples;
} IlkSeries;

/** IlkResult: a median with its range over @repetitions */
typedef struct {
  char *name;
  double value;
  double low;
  double high;
  int repetitions;
  char *unit;
} IlkResult;

/**
 * IlkInstruction: one of what runs, as the demo lists it
 * @function: the name of the function it stands in
 * @check: whether the eval breaker is looked at here; @drops: how often the lock was let go here
 * @between: whether it runs between loading and storing the shared variable
 * @unsafe: whether an update is lost when another thread comes in here
 */
typedef struct {
  char *function;
  char *opcode;
  char *argument;
  gboolean check;
  gboolean between;
  gboolean unsafe;
  guint64 drops;
} IlkInstruction;

/** IlkOrder: in which order things happened; @items: NULL-terminated */
typedef struct {
  char *name;
  char **items;
} IlkOrder;

/** IlkTurnThread: @lines: the instructions of the @function it is in, @at the next of them (their
 * number when it is done); @holds: what only it knows; @can: whether it can be told to go on */
typedef struct {
  char *name;
  char *function;
  char *holds;
  char **lines;
  guint at;
  gboolean can;
} IlkTurnThread;

/** IlkTurnValue: something all threads see */
typedef struct {
  char *name;
  char *value;
} IlkTurnValue;

/** IlkTurn: where a run stands whose scheduler is the learner. @done: the steps so far; @goal:
 * (nullable): a schedule worth showing, a digit for each step; @over: nobody can go on.
 * @threads: (element-type IlkTurnThread); @values: (element-type IlkTurnValue) */
typedef struct {
  char *done;
  char *goal;
  gboolean over;
  GPtrArray *threads;
  GPtrArray *values;
} IlkTurn;

/** IlkListing: a later one replaces it. @note: (nullable): what it means, in the learner's
 * language.
 * @instructions: (element-type IlkInstruction): another array for each listing */
typedef struct {
  char *note;
  GPtrArray *instructions;
} IlkListing;

IlkTrace *ilk_trace_new(void) G_GNUC_WARN_UNUSED_RESULT;

/** ilk_trace_feed: takes @length bytes as they came, in any portions */
void ilk_trace_feed(IlkTrace *self, const char *bytes, gsize length);

/** ilk_trace_finish: no more bytes will come; a torn last line is counted as garbage */
void ilk_trace_finish(IlkTrace *self);

/** ilk_trace_get_lanes: Returns: (transfer none) (element-type IlkLane): by id */
GPtrArray *ilk_trace_get_lanes(IlkTrace *self);
/** ilk_trace_get_now: Returns: the latest time seen, ns since the demo's start */
gint64 ilk_trace_get_now(IlkTrace *self);
/** ilk_trace_find_histogram: Returns: (transfer none) (nullable): the latest state of it */
const IlkHistogram *ilk_trace_find_histogram(IlkTrace *self, const char *name);
const IlkSeries *ilk_trace_find_series(IlkTrace *self, const char *name);
const IlkResult *ilk_trace_find_result(IlkTrace *self, const char *name);
/** ilk_trace_get_results: Returns: (transfer none) (element-type IlkResult): in the order they
 * came */
GPtrArray *ilk_trace_get_results(IlkTrace *self);
/** ilk_trace_get_missing: Returns: (transfer none) (element-type utf8): sentences that tell what a
 * script could not do and why, each once */
GPtrArray *ilk_trace_get_missing(IlkTrace *self);
/** ilk_trace_get_parameter: Returns: the value the demo says it runs with, NAN when it did not
 * say */
double ilk_trace_get_parameter(IlkTrace *self, const char *name);
/** ilk_trace_get_choice: the same for what is chosen by a word. Returns: (nullable) */
const char *ilk_trace_get_choice(IlkTrace *self, const char *name);
/** ilk_trace_get_listing: Returns: (nullable) (transfer none): the latest listing; good until more
 * is fed */
const IlkListing *ilk_trace_get_listing(IlkTrace *self);
/** ilk_trace_find_order: Returns: (transfer none) (nullable): the latest of that name; good until
 * more is fed */
const IlkOrder *ilk_trace_find_order(IlkTrace *self, const char *name);
/** ilk_trace_get_orders: Returns: (transfer none) (element-type IlkOrder): as they came */
GPtrArray *ilk_trace_get_orders(IlkTrace *self);
/** ilk_trace_get_turn: Returns: (transfer none) (nullable): the latest turn */
const IlkTurn *ilk_trace_get_turn(IlkTrace *self);
/** ilk_trace_get_verdict: @headline, @text: (out) (nullable) (transfer none). Returns: whether
 * there is one */
gboolean ilk_trace_get_verdict(IlkTrace *self, const char **headline, const char **text);
/** ilk_trace_get_progress: Returns: share of the measuring done, 0 to 1 */
double ilk_trace_get_progress(IlkTrace *self);
/** ilk_trace_is_measuring: @step, @of: (out): which of how many measurements goes on, from 1; left
 * as they are otherwise. Returns: FALSE while the demo prepares or shows */
gboolean ilk_trace_is_measuring(IlkTrace *self, guint *step, guint *of);
/** ilk_trace_get_foreign_cpu: Returns: share of the CPUs that other programs used while it
 * measured, NAN when unknown */
double ilk_trace_get_foreign_cpu(IlkTrace *self);
/** ilk_trace_get_dropped: Returns: trace records the demo lost, and segments this reader dropped at
 * its limit */
guint64 ilk_trace_get_dropped(IlkTrace *self);
/** ilk_trace_get_garbage: Returns: lines that were no trace */
guint64 ilk_trace_get_garbage(IlkTrace *self);
/** ilk_trace_has_ended: Returns: whether the demo said “end” */
gboolean ilk_trace_has_ended(IlkTrace *self);
/** ilk_trace_get_error: Returns: (nullable): the sentence of its “error” line */
const char *ilk_trace_get_error(IlkTrace *self);
