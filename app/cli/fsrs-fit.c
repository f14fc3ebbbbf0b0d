/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * `interlock fsrs evaluate` and `interlock fsrs optimize`: how well parameters predicted a review
 * log, and which would have done so best. Every figure stands beside those of predictors that know
 * no memory at all.
 */
#include "app/base/error.h"
#include "app/cli/fsrs-options.h"
#include "app/memory/evaluate.h"
#include "app/memory/optimize.h"
#include "config.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <time.h>

#define MAX_THREADS 64

typedef struct {
  fsrs_evaluation subject; /* the parameters given or fitted */
  fsrs_evaluation defaults;
  fsrs_evaluation moving_average;
  fsrs_evaluation average;
} Comparison;

/**
 * Result:
 * @fitted: whether the parameters were fitted here
 * @timer: runs while the time is taken
 * @cpu_seconds: of the fit, or of the evaluation where there was none
 */
typedef struct {
  fsrs_version version;
  double parameters[FSRS_MAX_PARAMETERS];
  gboolean fitted;
  gsize reviews;
  Comparison comparison;
  GTimer *timer;
  double cpu_seconds;
  double wall_seconds;
} Result;

/* For measuring only: neither has anything to do with when it is. */
static void
start_timing(Result *result)
{
  result->timer = g_timer_new();
  result->cpu_seconds = -(double) clock() / CLOCKS_PER_SEC;
}

static void
stop_timing(Result *result)
{
  result->cpu_seconds += (double) clock() / CLOCKS_PER_SEC;
  result->wall_seconds = g_timer_elapsed(result->timer, NULL);
  g_clear_pointer(&result->timer, g_timer_destroy);
}

static gboolean
fail(GError **error, const fsrs_error *cause)
{
  g_set_error_literal(error, ILK_ERROR, ILK_ERROR_FAILED, cause->text);
  return FALSE;
}

static gboolean
evaluate(const fsrs_log *log, const fsrs_evaluate_options *options, fsrs_evaluation *evaluation,
         GError **error)
{
  fsrs_error cause;
  if (fsrs_evaluate(log, options, evaluation, &cause) != FSRS_OK)
    return fail(error, &cause);
  return TRUE;
}

static gboolean
compare(const fsrs_log *log, gboolean short_term, Result *result, GError **error)
{
  Comparison *comparison = &result->comparison;
  fsrs_evaluate_options options;

  fsrs_evaluate_options_init_default(&options);
  options.short_term = short_term;
  options.n_parameters = fsrs_version_parameters(result->version);
  options.parameters = result->parameters;
  if (!evaluate(log, &options, &comparison->subject, error))
    return FALSE;
  options.parameters = fsrs_version_defaults(result->version);
  if (!evaluate(log, &options, &comparison->defaults, error))
    return FALSE;
  options.predictor = FSRS_PREDICT_MOVING_AVERAGE;
  if (!evaluate(log, &options, &comparison->moving_average, error))
    return FALSE;
  options.predictor = FSRS_PREDICT_AVERAGE;
  return evaluate(log, &options, &comparison->average, error);
}

static void
add_parameters(JsonBuilder *builder, const Result *result, const double *parameters)
{
  json_builder_set_member_name(builder, "parameters");
  json_builder_begin_array(builder);
  for (gsize i = 0; i < fsrs_version_parameters(result->version); i++)
    json_builder_add_double_value(builder, parameters[i]);
  json_builder_end_array(builder);
}

static void
add_figures(JsonBuilder *builder, const Result *result, const fsrs_evaluation *evaluation)
{
  ilk_json_int(builder, "reviews", (gint64) result->reviews);
  ilk_json_int(builder, "items", (gint64) evaluation->items);
  ilk_json_double(builder, "log_loss", evaluation->log_loss);
  ilk_json_double(builder, "rmse_bins", evaluation->rmse_bins);
  ilk_json_double(builder, "auc", evaluation->auc);
}

static void
add_object(JsonBuilder *builder, const char *name, const Result *result,
           const fsrs_evaluation *evaluation, const double *parameters)
{
  json_builder_set_member_name(builder, name);
  json_builder_begin_object(builder);
  if (parameters != NULL)
    add_parameters(builder, result, parameters);
  add_figures(builder, result, evaluation);
  json_builder_end_object(builder);
}

static void
print_as_json(const Result *result)
{
  const Comparison *comparison = &result->comparison;
  JsonBuilder *builder = json_builder_new();

  json_builder_begin_object(builder);
  add_parameters(builder, result, result->parameters);
  add_figures(builder, result, &comparison->subject);
  add_object(builder, "defaults", result, &comparison->defaults,
             fsrs_version_defaults(result->version));
  add_object(builder, "moving_average", result, &comparison->moving_average, NULL);
  add_object(builder, "average", result, &comparison->average, NULL);
  ilk_json_double(builder, "cpu_seconds", result->cpu_seconds);
  ilk_json_double(builder, "wall_seconds", result->wall_seconds);
  json_builder_end_object(builder);
  ilk_print_json(builder);
}

static void
print_figures(const char *name, const fsrs_evaluation *evaluation)
{
  g_print("%-16s %9.5f %11.5f %7.4f\n", name, evaluation->log_loss, evaluation->rmse_bins,
          evaluation->auc);
}

static void
print_as_text(const Result *result)
{
  const Comparison *comparison = &result->comparison;
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];

  g_print(_("%zu reviews, %zu predictions, %.2f s of CPU\n\n"), result->reviews,
          comparison->subject.items, result->cpu_seconds);
  g_print("%-16s %9s %11s %7s\n", "", _("log loss"), "RMSE(bins)", "AUC");
  print_figures(result->fitted ? _("fitted") : _("given"), &comparison->subject);
  print_figures(_("defaults"), &comparison->defaults);
  print_figures(_("moving average"), &comparison->moving_average);
  print_figures(_("average"), &comparison->average);
  g_print("\n--parameters=");
  for (gsize i = 0; i < fsrs_version_parameters(result->version); i++)
    g_print("%s%s", i > 0 ? "," : "",
            g_ascii_formatd(buffer, sizeof buffer, "%.6g", result->parameters[i]));
  g_print("\n");
}

static gboolean
fit(const fsrs_log *log, const fsrs_optimize_options *options, Result *result, GError **error)
{
  fsrs_error cause;
  fsrs_fit fitted;

  start_timing(result);
  fsrs_status status = fsrs_optimize(log, options, &fitted, &cause);
  stop_timing(result);
  if (status != FSRS_OK)
    return fail(error, &cause);
  memcpy(result->parameters, fitted.parameters, sizeof result->parameters);
  result->version = FSRS_6;
  result->fitted = TRUE;
  return compare(log, options->short_term, result, error);
}

/* Evaluates the parameters that @scheduler was given. */
static gboolean
judge(const fsrs_log *log, const fsrs_scheduler *scheduler, Result *result, GError **error)
{
  memcpy(result->parameters, scheduler->config.parameters, sizeof result->parameters);
  result->version = scheduler->config.model;
  start_timing(result);
  gboolean done = compare(log, scheduler->config.short_term, result, error);
  stop_timing(result);
  return done;
}

static void
print(const Result *result, gboolean json)
{
  if (json)
    print_as_json(result);
  else
    print_as_text(result);
}

gboolean
ilk_command_fsrs_evaluate(IlkInvocation *invocation, GError **error)
{
  gboolean json = FALSE;
  g_auto(IlkFsrsOptions) options = ILK_FSRS_OPTIONS_INIT;
  const GOptionEntry entries[] = {ILK_FSRS_CALENDAR_ENTRIES(options),
                                  ILK_FSRS_MODEL_ENTRIES(options),
                                  {"json", 0, 0, G_OPTION_ARG_NONE, &json, N_("Print JSON"), NULL},
                                  G_OPTION_ENTRY_NULL};
  fsrs_scheduler scheduler;

  if (!ilk_invocation_parse(invocation, entries, 1, 1, error) ||
      !ilk_fsrs_options_get_scheduler(&options, &scheduler, error))
    return FALSE;
  fsrs_log *log = ilk_fsrs_options_load(&options, invocation->arguments[0], error);
  if (log == NULL)
    return FALSE;

  Result result = {.reviews = fsrs_log_reviews(log)};
  gboolean done = judge(log, &scheduler, &result, error);
  fsrs_log_free(log);
  if (done)
    print(&result, json);
  return done;
}

gboolean
ilk_command_fsrs_optimize(IlkInvocation *invocation, GError **error)
{
  gboolean json = FALSE;
  int threads = (int) MIN(g_get_num_processors(), MAX_THREADS);
  g_auto(IlkFsrsOptions) options = ILK_FSRS_OPTIONS_INIT;
  const GOptionEntry entries[] = {ILK_FSRS_CALENDAR_ENTRIES(options),
                                  {"threads", 0, 0, G_OPTION_ARG_INT, &threads,
                                   N_("How many threads (default: one a CPU)"), N_("N")},
                                  {"json", 0, 0, G_OPTION_ARG_NONE, &json, N_("Print JSON"), NULL},
                                  G_OPTION_ENTRY_NULL};

  if (!ilk_invocation_parse(invocation, entries, 1, 1, error))
    return FALSE;
  if (options.model != FSRS_6)
    return ilk_usage_error(error, _("Only FSRS-6 can be fitted."));
  if (threads < 1 || threads > MAX_THREADS)
    return ilk_usage_error(error, _("From 1 to %d threads are possible, not %d."), MAX_THREADS,
                           threads);
  fsrs_log *log = ilk_fsrs_options_load(&options, invocation->arguments[0], error);
  if (log == NULL)
    return FALSE;

  fsrs_optimize_options how;
  fsrs_optimize_options_init_default(&how);
  how.threads = (size_t) threads;
  Result result = {.reviews = fsrs_log_reviews(log)};
  gboolean done = fit(log, &how, &result, error);
  fsrs_log_free(log);
  if (done)
    print(&result, json);
  return done;
}
