/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What a demo is to the rest of the world, and what it may call. A demo has two halves: an
 * experiment, which measures (NAME.c), and a description, which has all the words (NAME.words.c).
 * main.c hands both to demo_main(), which does everything around them: the command line,
 * `--describe`, the trace or readable text, controls on stdin, signals. The formats are in
 * demos/README.md.
 *
 * Everything below is for the thread that runs the experiment; other threads only record
 * (recorder.h) and may ask demo_outdated().
 */
#pragma once

#include "demos/trace/listing.h"
#include "demos/trace/measure.h"
#include "demos/trace/recorder.h"
#include "demos/trace/turn.h"
#include "demos/trace/verdict.h"

#include <pthread.h>
#include <stdbool.h>
#include <stdint.h>

#define DEMO_MAX_PARAMETERS 12
#define DEMO_MAX_RESULTS 8

typedef enum {
  DEMO_INT,
  DEMO_REAL,
  DEMO_BOOL,
  DEMO_CHOICE,
} DemoType;

typedef struct {
  const char *value;
  const char *label;
} DemoChoice;

/** DemoParameter: @initial: the default; for a choice its index. @choices end with a NULL value.
 * @live: whether it may change while the demo runs */
typedef struct {
  const char *name;
  const char *label;
  DemoType type;
  double min, max, initial;
  const char *unit;
  bool log_scale;
  bool live;
  const DemoChoice *choices;
} DemoParameter;

/** DemoPrediction: what the learner is asked before the first run; @result names the answer */
typedef struct {
  const char *question;
  const char *result;
  const char *unit;
  double min, max, initial;
  bool log_scale;
} DemoPrediction;

/** DemoChart: @name: the histogram or series it shows. @results: the results it shows, ending
 * with NULL. @labels: (nullable): their names, for bars. @log_scale: for bars that are to be
 * compared by factors. @at, @at_unit: of a curve, the size at which each result was measured.
 * @ideal counts when it is not 0 and @ideal_parameter is NULL */
typedef struct {
  const char *kind;
  const char *title;
  const char *name;
  const char *unit;
  const char *results[DEMO_MAX_RESULTS];
  const char *labels[DEMO_MAX_RESULTS];
  bool log_scale;
  double at[DEMO_MAX_RESULTS];
  const char *at_unit;
  double ideal;
  const char *ideal_parameter;
  const char *ideal_label;
  const char *mark_parameter;
  const char *mark_label;
} DemoChart;

/**
 * DemoDescription: arrays end with an element whose first member is NULL; human text is marked with
 * N_() and translated when printed.
 * @random: whether it draws random numbers: only then there is an option --seed
 * @turns: (nullable): what is said at each turn of who schedules it by hand; ends with a row
 * without conditions. Only then there are options --replay and --turn
 * @python: (nullable): a script of data/python
 * @verdicts: what the results mean, said after each whole measuring run; ends with VERDICT_UNKNOWN
 * @remarks: (nullable): all that hold are said after it
 */
typedef struct {
  const char *name;
  const char *title;
  const char *summary;
  const char *explanation;
  const DemoParameter *parameters;
  DemoPrediction prediction;
  const DemoChart *charts;
  const char *const *code;
  const char *python;
  bool random;
  const Verdict *verdicts;
  const Verdict *remarks;
  const Verdict *turns;
} DemoDescription;

/** demo_description: the one of this program */
extern const DemoDescription demo_description;

/**
 * DemoExperiment:
 * @prepare: (nullable): what must happen before the run's first thread is started, such as starting
 * a fork server; false when it could not. @finish: (nullable): what undoes it
 * @show: (nullable): the showing run, which records lanes and is in no hurry; where it has several
 * steps, it tells its progress itself
 * @measure: the measuring run, which keeps counters only, and reports
 * @turn: (nullable): says with demo_turn() where the run stands after demo_replay(), and reports
 * what the table of turns names; for --turn, in place of both
 * @least_seconds: (nullable): how long a run with these values must be at least; a shorter one is
 * refused before it starts
 *
 * Both return early, @measure with false, when a control changes something; then both are run again
 * with the new values.
 */
typedef struct {
  bool (*prepare)(void);
  void (*finish)(void);
  void (*show)(void);
  bool (*measure)(void);
  void (*turn)(void);
  double (*least_seconds)(void);
} DemoExperiment;

/** demo_experiment: the one of this program */
extern const DemoExperiment demo_experiment;

/** demo_main: does what the command line asks. Returns: the exit status */
int demo_main(const DemoDescription *description, const DemoExperiment *experiment, int argc,
              char *argv[]);

/** demo_get: Returns: the value of a parameter; the same throughout one show and measure, whatever
 * controls do meanwhile */
double demo_get(const char *name);
/** demo_get_choice: Returns: the value of a choice, as on the command line */
const char *demo_get_choice(const char *name);
/** demo_chose: Returns: whether that is @value */
bool demo_chose(const char *name, const char *value);
/** demo_seconds: Returns: how long the run should take in all */
double demo_seconds(void);
/** demo_seed: Returns: what random numbers begin with, for a demo whose description says that it
 * draws some */
uint64_t demo_seed(void);
/** demo_replay: Returns: (nullable): the schedule that the run was given: digits and spaces */
const char *demo_replay(void);
/** demo_cpus: Returns: how many CPUs this process may use */
int demo_cpus(void);
/** demo_pin: keeps @thread on the @index'th of them; where there are fewer, nothing
 * happens. Any thread. */
void demo_pin(pthread_t thread, int index);

/** demo_generation: Returns: which values demo_get() gives: a number that grows with every control
 * that changed something */
unsigned demo_generation(void);
/** demo_outdated: Returns: whether what began under @generation should be given up, because a
 * control changed something or the run shall end. Any thread. */
bool demo_outdated(unsigned generation);
/** demo_wait: waits until @seconds have passed, or @generation is outdated, in which case it
 * returns false */
bool demo_wait(double seconds, unsigned generation);

/** demo_time_left: Returns: how many seconds may pass until the run takes too long: one is asked to
 * be over within twice demo_seconds() and a second more */
double demo_time_left(void);

/** demo_repeat: calls @step @n times, telling progress; fewer times when there is no time for
 * more, but always a multiple of @round, which is one repetition of everything. Returns: false when
 * a control cut in: @step said so, or it came between two of them */
bool demo_repeat(int n, int round, bool (*step)(int done, void *data), void *data);

/** demo_lane: announces a lane; announced again it is renamed. @name: a format */
void demo_lane(int id, const char *kind, const char *name, ...)
    __attribute__((format(printf, 3, 4)));
/** demo_holder_lane: a lane that shows who holds the GIL */
void demo_holder_lane(int id);
/** demo_listing: what the threads of the next showing run; events that name a place mean one of its
 * instructions */
void demo_listing(const Listing *listing);
/** demo_phase: tells progress: @done of @of steps of the phase @name. Beginning and end of both
 * phases are told anyway. */
void demo_phase(const char *name, int done, int of);
/** demo_result: the median and range of @series; nothing when it is empty */
void demo_result(const char *name, const Series *series, const char *unit);
/** demo_result_of: the same for the result @what_@which */
void demo_result_of(const char *what, const char *which, const Series *series, const char *unit);
/** demo_number: a result that is what it is, without repetitions */
void demo_number(const char *name, double value, const char *unit);
/** demo_word: what verdicts of this measuring run fill in for “{@name}”. @word: translated; kept */
void demo_word(const char *name, const char *word);
void demo_histogram(const char *name, const Histogram *histogram, const char *unit);
/** demo_sample: @n values of the series @name, taken now */
void demo_sample(const char *name, const double *values, int n);
/** demo_latency: percentiles 50, 90, 99 and 100 of @n @values (sorted in place) */
void demo_latency(const char *name, const char *unit, uint64_t *values, size_t n);
/** demo_order: in which order things happened: @n @items, not translated, as a program tells of
 * them */
void demo_order(const char *name, const char *const *items, int n);
/** demo_turn: where the run stands that --turn asks about */
void demo_turn(const Turn *turn);
/** demo_fail: the run ends with an error and status 1 instead of `end` */
void demo_fail(const char *message, ...) __attribute__((format(printf, 1, 2)));
