/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * `interlock fsrs evaluate` and `interlock fsrs optimize`: how well parameters predicted a review
 * log, and which would have done so best.
 */
#include "app/base/error.h"
#include "app/cli/fsrs-options.h"
#include "app/cli/fsrs-report.h"
#include "config.h"

#include <glib/gi18n-lib.h>
#include <time.h>

#define MAX_THREADS 64
/* As srs-benchmark cuts a log. */
#define SPLITS 5

/* For measuring only: neither has anything to do with when it is. */
static GTimer *
start_timing(IlkFsrsReport *report)
{
  report->cpu_seconds = -(double) clock() / CLOCKS_PER_SEC;
  return g_timer_new();
}

static void
stop_timing(IlkFsrsReport *report, GTimer *timer)
{
  report->cpu_seconds += (double) clock() / CLOCKS_PER_SEC;
  report->wall_seconds = g_timer_elapsed(timer, NULL);
  g_timer_destroy(timer);
}

static gboolean
fail(GError **error, const fsrs_error *cause)
{
  g_set_error_literal(error, ILK_ERROR, ILK_ERROR_FAILED, cause->text);
  return FALSE;
}

/* Judges the report's parameters and the other predictors by the whole log. */
static gboolean
compare(const fsrs_log *log, gboolean short_term, IlkFsrsReport *report, GError **error)
{
  fsrs_comparison *made = &report->comparison;
  const struct {
    fsrs_predictor predictor;
    const double *parameters;
    fsrs_evaluation *evaluation;
  } judged[] = {
      {FSRS_PREDICT_MODEL, report->parameters, &made->fitted},
      {FSRS_PREDICT_MODEL, fsrs_version_defaults(report->version), &made->defaults},
      {FSRS_PREDICT_AVERAGE, NULL, &made->average},
      {FSRS_PREDICT_MOVING_AVERAGE, NULL, &made->moving_average},
      {FSRS_PREDICT_SM2, NULL, &made->sm2},
  };
  fsrs_evaluate_options options;
  fsrs_error cause;

  fsrs_evaluate_options_init_default(&options);
  options.short_term = short_term;
  options.n_parameters = fsrs_version_parameters(report->version);
  for (gsize i = 0; i < G_N_ELEMENTS(judged); i++) {
    options.predictor = judged[i].predictor;
    options.parameters = judged[i].parameters;
    if (fsrs_evaluate(log, &options, judged[i].evaluation, &cause) != FSRS_OK)
      return fail(error, &cause);
  }
  return TRUE;
}

/* Evaluates the parameters that @scheduler was given. */
static gboolean
judge(const fsrs_log *log, const fsrs_scheduler *scheduler, IlkFsrsReport *report, GError **error)
{
  report->parameters = scheduler->config.parameters;
  return compare(log, scheduler->config.short_term, report, error);
}

/* Evaluates what a fit would have been worth on reviews it had not seen. */
static gboolean
judge_splits(const fsrs_log *log, const fsrs_scheduler *scheduler, IlkFsrsReport *report,
             GError **error)
{
  fsrs_optimize_options options;
  fsrs_error cause;

  fsrs_optimize_options_init_default(&options);
  options.model = report->version;
  options.short_term = scheduler->config.short_term;
  options.threads = MIN(g_get_num_processors(), MAX_THREADS);
  report->splits = SPLITS;
  if (fsrs_compare(log, &options, SPLITS, &report->comparison, &cause) != FSRS_OK)
    return fail(error, &cause);
  return TRUE;
}

static gboolean
fit(const fsrs_log *log, const fsrs_optimize_options *options, fsrs_fit *fitted,
    IlkFsrsReport *report, GError **error)
{
  fsrs_error cause;
  GTimer *timer = start_timing(report);
  fsrs_status status = fsrs_optimize(log, options, fitted, &cause);
  stop_timing(report, timer);

  if (status != FSRS_OK)
    return fail(error, &cause);
  report->fit = fitted;
  report->parameters = fitted->parameters;
  return compare(log, options->short_term, report, error);
}

gboolean
ilk_command_fsrs_evaluate(IlkInvocation *invocation, GError **error)
{
  gboolean json = FALSE, splits = FALSE;
  g_auto(IlkFsrsOptions) options = ILK_FSRS_OPTIONS_INIT;
  const GOptionEntry entries[] = {
      ILK_FSRS_LOG_ENTRIES(options),
      ILK_FSRS_MODEL_ENTRIES(options),
      {"splits", 0, 0, G_OPTION_ARG_NONE, &splits,
       N_("Judge fits by reviews they have not seen: five parts, each from what came before"),
       NULL},
      {"json", 0, 0, G_OPTION_ARG_NONE, &json, N_("Print JSON"), NULL},
      G_OPTION_ENTRY_NULL};
  fsrs_scheduler scheduler;

  if (!ilk_invocation_parse(invocation, entries, 1, 1, error) ||
      !ilk_fsrs_options_get_scheduler(&options, &scheduler, error))
    return FALSE;
  if (splits && options.parameters != NULL)
    return ilk_usage_error(error, _("--splits fits parameters of its own; --parameters goes "
                                    "without it."));
  fsrs_log *log = ilk_fsrs_options_load(&options, invocation->arguments[0], error);
  if (log == NULL)
    return FALSE;

  IlkFsrsReport report = {.version = scheduler.config.model, .reviews = fsrs_log_reviews(log)};
  GTimer *timer = start_timing(&report);
  gboolean done = (splits ? judge_splits : judge)(log, &scheduler, &report, error);
  stop_timing(&report, timer);
  fsrs_log_free(log);
  if (done)
    ilk_fsrs_report_print(&report, json);
  return done;
}

gboolean
ilk_command_fsrs_optimize(IlkInvocation *invocation, GError **error)
{
  gboolean json = FALSE;
  gint64 threads = MIN(g_get_num_processors(), MAX_THREADS);
  g_autofree char *wanted = NULL;
  g_auto(IlkFsrsOptions) options = ILK_FSRS_OPTIONS_INIT;
  const GOptionEntry entries[] = {ILK_FSRS_LOG_ENTRIES(options),
                                  ILK_FSRS_SHORT_TERM_ENTRY(options),
                                  {"threads", 0, 0, G_OPTION_ARG_STRING, &wanted,
                                   N_("How many threads (default: one a CPU)"), N_("N")},
                                  {"json", 0, 0, G_OPTION_ARG_NONE, &json, N_("Print JSON"), NULL},
                                  G_OPTION_ENTRY_NULL};

  if (!ilk_invocation_parse(invocation, entries, 1, 1, error) ||
      !ilk_read_whole("--threads", wanted, 1, MAX_THREADS, &threads, error))
    return FALSE;
  fsrs_log *log = ilk_fsrs_options_load(&options, invocation->arguments[0], error);
  if (log == NULL)
    return FALSE;

  fsrs_optimize_options how;
  fsrs_fit fitted;
  fsrs_optimize_options_init_default(&how);
  how.model = (fsrs_version) options.model;
  how.short_term = !options.no_short_term;
  how.threads = (size_t) threads;
  IlkFsrsReport report = {.version = how.model, .reviews = fsrs_log_reviews(log)};
  gboolean done = fit(log, &how, &fitted, &report, error);
  fsrs_log_free(log);
  if (done)
    ilk_fsrs_report_print(&report, json);
  return done;
}
