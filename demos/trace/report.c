/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A lock around the sink, since the drain thread writes too; and the results of this run, which
 * verdicts are made of.
 */
#include "demos/trace/report.h"
#include "demos/trace/clock.h"
#include "demos/trace/drain.h"
#include "demos/trace/sink.h"
#include "demos/trace/text.h"

#include <locale.h>
#include <math.h>
#include <pthread.h>
#include <stdarg.h>
#include <string.h>

#define MAX_SENTENCE 2048
#define MAX_REPORTED 48
#define MAX_WORDS 4
#define MAX_NAME 64
#define BUSY 0.25 /* share of the machine; with more the numbers suffer */

static const Options *options;
static const Sink *sink;
static pthread_mutex_t sink_mutex = PTHREAD_MUTEX_INITIALIZER;
static atomic_bool failed;
static uint64_t started_at;
static Load load_before;

/* The results of this measuring run. */
static struct {
  char name[MAX_NAME];
  const char *unit;
  double median, low, high;
} reported[MAX_REPORTED];
static int n_reported;

/* What verdicts of this measuring run may fill in. */
static struct {
  const char *name, *word;
} words[MAX_WORDS];
static int n_words;

/* One call into the sink at a time: the drain thread writes too. */
#define SEND(call)                                                                                 \
  do {                                                                                             \
    pthread_mutex_lock(&sink_mutex);                                                               \
    sink->call;                                                                                    \
    pthread_mutex_unlock(&sink_mutex);                                                             \
  } while (0)

void
report_start(const Options *chosen)
{
  options = chosen;
  sink = options->json ? &sink_lines : &sink_terminal;
  started_at = clock_now();
  load_before = load_read();
  SEND(hello(options, started_at));
}

void
report_parameters(void)
{
  SEND(parameters(options));
}

void
report_records(const TraceRecord *records, size_t n, size_t dropped)
{
  SEND(records(records, n));
  if (dropped > 0)
    SEND(dropped(dropped));
}

void
report_forget(void)
{
  n_reported = 0;
  n_words = 0;
}

void
report_measuring(void)
{
  load_before = load_read();
}

bool
report_failed(void)
{
  return failed;
}

bool
report_end(void)
{
  if (!failed)
    SEND(end(clock_now() - started_at, load_foreign(&load_before)));
  return !failed;
}

void
demo_lane(int id, const char *kind, const char *name, ...)
{
  char full[MAX_NAME];
  va_list arguments;
  va_start(arguments, name);
  vsnprintf(full, sizeof full, name, arguments);
  va_end(arguments);
  SEND(lane(id, kind, full));
}

void
demo_holder_lane(int id)
{
  demo_lane(id, "holder", "%s", _("GIL held by"));
}

/* What was recorded so far comes before what follows from it, here and with results. */
void
demo_phase(const char *name, int done, int of)
{
  drain_now();
  SEND(phase(name, done, of));
}

void
demo_listing(const Listing *listing)
{
  drain_now();
  SEND(listing(listing));
}

void
demo_result(const char *name, const Series *series, const char *unit)
{
  if (series->n == 0)
    return;
  drain_now();
  SEND(result(name, series, unit));
  if (n_reported == MAX_REPORTED)
    return;
  snprintf(reported[n_reported].name, MAX_NAME, "%s", name);
  reported[n_reported].unit = unit;
  reported[n_reported].low = series_low(series);
  reported[n_reported].high = series_high(series);
  reported[n_reported++].median = series_median(series);
}

void
demo_result_of(const char *what, const char *which, const Series *series, const char *unit)
{
  char name[MAX_NAME];
  snprintf(name, sizeof name, "%s_%s", what, which);
  demo_result(name, series, unit);
}

void
demo_number(const char *name, double value, const char *unit)
{
  Series series = {0};
  series_add(&series, value);
  demo_result(name, &series, unit);
}

void
demo_word(const char *name, const char *word)
{
  if (n_words == MAX_WORDS)
    return;
  words[n_words].name = name;
  words[n_words++].word = word;
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

void
demo_order(const char *name, const char *const *items, int n)
{
  drain_now();
  SEND(order(name, items, n));
}

void
demo_turn(const Turn *turn)
{
  SEND(turn(turn));
}

/* Verdicts */

/* The name may end in “.high” or “.low”. */
static int
find_reported(const char *name, const char *end)
{
  size_t length = end != NULL ? (size_t) (end - name) : strlen(name);
  for (int i = 0; i < n_reported; i++)
    if (strlen(reported[i].name) == length && strncmp(reported[i].name, name, length) == 0)
      return i;
  return -1;
}

static double
get_value(const char *name)
{
  const char *dot = strchr(name, '.');
  int i = find_reported(name, dot);
  if (i < 0 && options_find(options->demo, name) >= 0)
    return demo_get(name);
  if (strcmp(name, "cpus") == 0)
    return demo_cpus();
  if (i < 0 || dot == NULL)
    return i < 0 ? NAN : reported[i].median;
  return strcmp(dot, ".high") == 0 ? reported[i].high : reported[i].low;
}

static const char *
get_unit(const char *name)
{
  int i = find_reported(name, strchr(name, '.')), parameter = options_find(options->demo, name);
  if (i >= 0)
    return reported[i].unit;
  return parameter >= 0 ? options->demo->parameters[parameter].unit : NULL;
}

static const char *
get_word(const char *name)
{
  for (int i = 0; i < n_words; i++)
    if (strcmp(words[i].name, name) == 0)
      return words[i].word;
  return NULL;
}

/* Adds to @sentence why the numbers may be off; those of a turn are counted, and none can. */
static void
warn_of_load(char *sentence, size_t size)
{
  double foreign = load_foreign(&load_before);
  size_t length = strlen(sentence);
  if (foreign > BUSY && !options->turning)
    snprintf(sentence + length, size - length,
             _(" Other programs used %.0f %% of the machine meanwhile."), foreign * 100);
}

/* Numbers in a sentence are the reader's; those of the trace are everybody's. */
void
report_verdict(const Verdict *verdicts, const Verdict *remarks)
{
  static const VerdictNumbers numbers = {get_value, demo_get_choice, get_word, get_unit};
  char headline[VERDICT_MAX_SENTENCE], sentence[VERDICT_MAX_SENTENCE];
  const Verdict *verdict = verdict_choose(verdicts, &numbers);
  if (verdict == NULL)
    return;
  locale_t reader = newlocale(LC_NUMERIC_MASK, "", duplocale(LC_GLOBAL_LOCALE));
  locale_t before = uselocale(reader);
  verdict_say(verdict, remarks, &numbers, headline, sentence);
  warn_of_load(sentence, sizeof sentence);
  uselocale(before);
  if (reader != (locale_t) 0)
    freelocale(reader);
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
