/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * An experiment works with the values of one generation: they are copied when it begins. An order
 * that changes one of them begins the next generation, which ends the experiment when it looks.
 */
#include "demos/trace/demo.h"
#include "demos/trace/clock.h"
#include "demos/trace/control.h"
#include "demos/trace/describe.h"
#include "demos/trace/drain.h"
#include "demos/trace/report.h"
#include "demos/trace/text.h"
#include "demos/trace/whole.h"

#include "config.h"

#include <locale.h>
#include <pthread.h>
#include <stdlib.h>
#include <string.h>

#define MAX_SENTENCE 2048

/* When no further repetition begins, in units of what was asked for; and in seconds. What is under
 * way then has as much time again. */
#define LONGEST 1.5
#define GRACE_S 0.5

static Options options;

/* Guards the options' values and the generation they belong to; and the condition main waits on. */
static pthread_mutex_t change_mutex = PTHREAD_MUTEX_INITIALIZER;
static pthread_cond_t change_cond = PTHREAD_COND_INITIALIZER;
static atomic_uint generation;
static atomic_bool stopping;

/* What the experiment works with: the values of one generation. */
static double taken[DEMO_MAX_PARAMETERS];
static unsigned begun;
static uint64_t begun_at;

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

bool
demo_chose(const char *name, const char *value)
{
  return strcmp(demo_get_choice(name), value) == 0;
}

double
demo_seconds(void)
{
  return options.seconds;
}

uint64_t
demo_seed(void)
{
  if (!options.demo->random)
    abort();
  return options.seed;
}

const char *
demo_replay(void)
{
  return *options.replay != '\0' ? options.replay : NULL;
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
  struct timespec until = clock_timespec(clock_now() + whole_count(seconds * 1e9));
  int status = 0;
  pthread_mutex_lock(&change_mutex);
  while (!demo_outdated(from) && status == 0)
    status = pthread_cond_clockwait(&change_cond, &change_mutex, CLOCK_MONOTONIC, &until);
  pthread_mutex_unlock(&change_mutex);
  return !demo_outdated(from);
}

double
demo_time_left(void)
{
  return LONGEST * options.seconds + GRACE_S - (double) (clock_now() - begun_at) / 1e9;
}

/* Another round takes as long as the last. */
bool
demo_repeat(int n, int round, bool (*step)(int done, void *data), void *data)
{
  double left = demo_time_left(), took = 0;
  for (int done = 0; done < n; done++) {
    if (done > 0 && done % round == 0) {
      took = left - demo_time_left();
      left -= took;
      if (left < took)
        break;
    }
    demo_phase("measuring", done, n);
    if (!step(done, data) || demo_outdated(begun))
      return false;
  }
  demo_phase("measuring", n, n);
  return true;
}

static void
begin_generation(void)
{
  generation++;
  pthread_cond_broadcast(&change_cond);
}

/* Every order for a live parameter is answered with the values now in force. */
static void
set_parameter(const char *name, const char *value)
{
  char message[MAX_SENTENCE];
  int i = options_find(options.demo, name);
  if (i < 0 || !options.demo->parameters[i].live)
    return;
  pthread_mutex_lock(&change_mutex);
  double before = options.values[i];
  options_set(&options, name, value, message, sizeof message);
  if (options.values[i] != before)
    begin_generation();
  pthread_mutex_unlock(&change_mutex);
  report_parameters();
}

static void
stop(void)
{
  pthread_mutex_lock(&change_mutex);
  stopping = true;
  begin_generation();
  pthread_mutex_unlock(&change_mutex);
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
  return control_start(&orders, options.json) && drain_start(report_records);
}

/* Recording must not change what is recorded: its share of the CPU time is told with the results
 * and may not pass 3 %. */
static void
report_tracing(void)
{
  demo_number("tracing", 100 * (double) trace_count() * trace_record_cost() / (double) clock_cpu(),
              "%");
}

static void
take_values(void)
{
  report_forget();
  pthread_mutex_lock(&change_mutex);
  begun = generation;
  begun_at = clock_now();
  memcpy(taken, options.values, sizeof taken);
  pthread_mutex_unlock(&change_mutex);
}

static void
show(const DemoExperiment *experiment)
{
  if (experiment->show == NULL)
    return;
  demo_phase("showing", 0, 1);
  experiment->show();
  demo_phase("showing", 1, 1);
}

static bool
is_too_short(const DemoExperiment *experiment)
{
  double least = experiment->least_seconds != NULL ? experiment->least_seconds() : 0;
  if (options.seconds < least)
    demo_fail(_("With these values a run takes %.1f seconds or more: give it as many with "
                "--seconds=%.1f, or choose smaller values."),
              least, least);
  return options.seconds < least;
}

/* Whoever asks where a run stands asks again with other steps. */
static void
take_turn(const DemoExperiment *experiment)
{
  take_values();
  experiment->turn();
  if (!report_failed())
    report_verdict(options.demo->turns, NULL);
}

/* A control begins everything anew with the values it set. */
static void
run_experiment(const DemoExperiment *experiment)
{
  if (options.turning) {
    take_turn(experiment);
    return;
  }
  do {
    take_values();
    if (is_too_short(experiment))
      break;
    show(experiment);
    report_measuring();
    if (!demo_outdated(begun) && experiment->measure())
      report_verdict(options.demo->verdicts, options.demo->remarks);
  } while (!stopping && !report_failed() && generation != begun);
}

static int
run(const DemoExperiment *experiment)
{
  report_start(&options);
  if (experiment->prepare != NULL && !experiment->prepare())
    demo_fail(_("No process could be started."));
  else if (!start_helpers())
    demo_fail(_("No thread could be started."));
  if (report_failed())
    return 1;
  run_experiment(experiment);
  if (experiment->finish != NULL)
    experiment->finish();
  if (!report_failed() && !options.turning)
    report_tracing();
  drain_stop();
  return report_end() ? 0 : 1;
}

int
demo_main(const DemoDescription *description, const DemoExperiment *experiment, int argc,
          char *argv[])
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
  return run(experiment);
}
