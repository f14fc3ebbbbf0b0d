/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "demos/trace/demo.h"
#include "demos/trace/control.h"
#include "demos/trace/describe.h"
#include "demos/trace/drain.h"
#include "demos/trace/sink.h"
#include "demos/trace/text.h"

#include "config.h"

#include <locale.h>
#include <pthread.h>
#include <sched.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#define MAX_SENTENCE 2048
#define BUSY 0.25 /* share of the machine; with more the numbers suffer */

static Options options;
static const Sink *sink;
static pthread_mutex_t sink_mutex = PTHREAD_MUTEX_INITIALIZER;
static bool failed;
static Load load_at_start;

/* What controls change, and the condition main waits on for it. */
static pthread_mutex_t change_mutex = PTHREAD_MUTEX_INITIALIZER;
static pthread_cond_t change_cond = PTHREAD_COND_INITIALIZER;
static atomic_uint generation;
static atomic_bool stopping;

/* What the experiment works with: the values of one generation. */
static double taken[DEMO_MAX_PARAMETERS];
static unsigned begun;

/* One call into the sink at a time: the drain thread writes too. */
#define SEND(call)                                                                                 \
  do {                                                                                             \
    pthread_mutex_lock(&sink_mutex);                                                               \
    sink->call;                                                                                    \
    pthread_mutex_unlock(&sink_mutex);                                                             \
  } while (0)

double
demo_get(const char *name)
{
  int i = options_find(options.demo, name);
  if (i < 0)
    abort();
  return taken[i];
}

const char *
demo_get_choice(const char *name)
{
  int i = options_find(options.demo, name);
  return options.demo->parameters[i].choices[(int) demo_get(name)].value;
}

double
demo_seconds(void)
{
  return options.seconds;
}

uint64_t
demo_seed(void)
{
  return options.seed;
}

int
demo_cpus(void)
{
  cpu_set_t set;
  return sched_getaffinity(0, sizeof set, &set) == 0 ? CPU_COUNT(&set) : 1;
}

unsigned
demo_generation(void)
{
  return begun;
}

bool
demo_outdated(unsigned from)
{
  return stopping || generation != from;
}

bool
demo_wait(double seconds, unsigned from)
{
  struct timespec until = clock_timespec(clock_now() + (uint64_t) (seconds * 1e9));
  int status = 0;
  pthread_mutex_lock(&change_mutex);
  while (!demo_outdated(from) && status == 0)
    status = pthread_cond_clockwait(&change_cond, &change_mutex, CLOCK_MONOTONIC, &until);
  pthread_mutex_unlock(&change_mutex);
  return !demo_outdated(from);
}

void
demo_lane(int id, const char *kind, const char *name)
{
  SEND(lane(id, kind, name));
}

/* What was recorded so far comes before what follows from it, here and with results. */
void
demo_phase(const char *name, int done, int of)
{
  drain_now();
  SEND(phase(name, done, of));
}

void
demo_result(const char *name, const Series *series, const char *unit)
{
  if (series->n == 0)
    return;
  drain_now();
  SEND(result(name, series, unit));
}

void
demo_histogram(const char *name, const Histogram *histogram, const char *unit)
{
  SEND(histogram(name, histogram, unit));
}

void
demo_sample(const char *name, const double *values, int n)
{
  SEND(sample(name, values, n));
}

void
demo_latency(const char *name, const char *unit, uint64_t *values, size_t n)
{
  const double percents[4] = {50, 90, 99, 100};
  double numbers[4];
  for (int i = 0; i < 4; i++)
    numbers[i] = percentile(values, n, percents[i]);
  SEND(latency(name, unit, numbers, n));
}

/* Adds to @sentence that the numbers would be others on an idle machine. */
static void
warn_of_load(char *sentence, size_t size)
{
  double foreign = load_foreign(&load_at_start);
  size_t length = strlen(sentence);
  if (foreign > BUSY)
    snprintf(sentence + length, size - length,
             _(" But other programs used %.0f %% of the machine meanwhile: run it again when it is "
               "idle."),
             foreign * 100);
}

void
demo_verdict(const char *headline, const char *text, ...)
{
  char sentence[MAX_SENTENCE];
  va_list arguments;
  va_start(arguments, text);
  vsnprintf(sentence, sizeof sentence, text, arguments);
  va_end(arguments);
  warn_of_load(sentence, sizeof sentence);
  SEND(verdict(headline, sentence));
}

void
demo_fail(const char *message, ...)
{
  char sentence[MAX_SENTENCE];
  va_list arguments;
  va_start(arguments, message);
  vsnprintf(sentence, sizeof sentence, message, arguments);
  va_end(arguments);
  failed = true;
  SEND(error(sentence));
}

static void
announce_change(void)
{
  pthread_mutex_lock(&change_mutex);
  generation++;
  pthread_cond_broadcast(&change_cond);
  pthread_mutex_unlock(&change_mutex);
}

static void
set_parameter(const char *name, const char *value)
{
  char message[MAX_SENTENCE];
  int i = options_find(options.demo, name);
  if (i < 0 || !options.demo->parameters[i].live)
    return;
  double before = options.values[i];
  if (options_set(&options, name, value, message, sizeof message) != NULL ||
      options.values[i] == before)
    return;
  SEND(parameters(&options));
  announce_change();
}

static void
stop(void)
{
  stopping = true;
  announce_change();
}

static void
send_records(const TraceRecord *records, size_t n, size_t dropped)
{
  SEND(records(records, n));
  if (dropped > 0)
    SEND(dropped(dropped));
}

static void
prepare_text(void)
{
  const char *folder = getenv("INTERLOCK_LOCALE_DIR");
  setlocale(LC_CTYPE, "");
  setlocale(LC_MESSAGES, "");
  bindtextdomain(GETTEXT_PACKAGE, folder != NULL ? folder : ILK_LOCALE_DIR);
  bind_textdomain_codeset(GETTEXT_PACKAGE, "UTF-8");
  textdomain(GETTEXT_PACKAGE);
}

static bool
start_helpers(void)
{
  static const ControlHandler orders = {set_parameter, stop};
  return control_start(&orders, options.json) && drain_start(send_records);
}

/* Recording must not change what is recorded: its share of the CPU time is told with the results
 * and may not pass 3 %. */
static void
report_tracing(void)
{
  Series share = {0};
  series_add(&share, 100 * (double) trace_count() * trace_record_cost() / (double) clock_cpu());
  demo_result("tracing", &share, "%");
}

/* A value set while we copy is seen again as a new generation. */
static void
take_values(void)
{
  begun = generation;
  for (int i = 0; i < DEMO_MAX_PARAMETERS; i++)
    taken[i] = options.values[i];
}

/* A control begins everything anew with the values it set. */
static void
run_experiment(const DemoDescription *demo)
{
  do {
    take_values();
    if (demo->show != NULL)
      demo->show();
    if (!demo_outdated(begun))
      demo->measure();
  } while (!stopping && !failed && generation != begun);
}

static int
run(void)
{
  sink = options.json ? &sink_lines : &sink_terminal;
  uint64_t start = clock_now();
  load_at_start = load_read();
  sink->hello(&options, start);
  if (options.demo->prepare != NULL)
    options.demo->prepare();
  if (failed)
    return 1;
  if (!start_helpers()) {
    sink->error(_("No thread could be started."));
    return 1;
  }
  run_experiment(options.demo);
  if (options.demo->finish != NULL)
    options.demo->finish();
  if (!failed)
    report_tracing();
  drain_stop();
  if (!failed)
    SEND(end(clock_now() - start, load_foreign(&load_at_start)));
  return failed ? 1 : 0;
}

int
demo_main(const DemoDescription *description, int argc, char *argv[])
{
  char message[MAX_SENTENCE];
  prepare_text();
  switch (options_parse(&options, description, argc, argv, message, sizeof message)) {
  case OPTIONS_DESCRIBE:
    describe_json(stdout, description);
    return 0;
  case OPTIONS_HELP:
    describe_help(stdout, description);
    return 0;
  case OPTIONS_WRONG:
    fprintf(stderr, "%s: %s\n", description->name, message);
    return 2;
  case OPTIONS_RUN:
    break;
  }
  return run();
}
