/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * From the texts of the options to the memory library's structures.
 */
#include "app/cli/fsrs-options.h"

#include "app/base/error.h"
#include "app/exchange/review-log-csv.h"
#include "config.h"

#include <glib/gi18n-lib.h>
#include <stdio.h>

#define DEFAULT_ROLLOVER 240
#define MAX_PARAMETERS 64
#define MOST_OFFSET (24 * 60)

void
ilk_fsrs_options_clear(IlkFsrsOptions *options)
{
  g_free(options->parameters);
  g_free(options->retention);
  g_free(options->learning_steps);
  g_free(options->relearning_steps);
  g_free(options->rollover);
}

static gboolean
parse_number(const char *text, double *value)
{
  char *end;
  *value = g_ascii_strtod(text, &end);
  return end != text && *end == '\0';
}

static gboolean
parse_parameters(const char *text, double parameters[MAX_PARAMETERS], gsize *n, GError **error)
{
  g_auto(GStrv) words = g_strsplit(text, ",", MAX_PARAMETERS);

  for (*n = 0; words[*n] != NULL; (*n)++)
    if (!parse_number(g_strstrip(words[*n]), &parameters[*n]))
      return ilk_usage_error(error, _("“%s” is no number, in --parameters."), words[*n]);
  return TRUE;
}

/* The model's own parameters, or those given, which must be the model's. */
static gboolean
set_parameters(const IlkFsrsOptions *self, fsrs_config *config, GError **error)
{
  fsrs_version version = (fsrs_version) self->model;
  double parameters[MAX_PARAMETERS];
  const double *chosen = fsrs_version_defaults(version);
  gsize n = fsrs_version_parameters(version);
  fsrs_error cause;

  if (self->parameters != NULL) {
    if (!parse_parameters(self->parameters, parameters, &n, error))
      return FALSE;
    chosen = parameters;
  }
  if (fsrs_config_set_parameters(config, chosen, n, &cause) != FSRS_OK)
    return ilk_usage_error(error, "%s", cause.text);
  if (config->model != version)
    return ilk_usage_error(error,
                           ngettext("%zu parameter is not all that FSRS-%d has.",
                                    "%zu parameters are not those of FSRS-%d.", n),
                           n, self->model);
  return TRUE;
}

/* “1m”, “2h” or “3d”. */
static gboolean
parse_step(const char *text, int *minutes)
{
  char *end;
  gint64 value = g_ascii_strtoll(text, &end, 10);
  gint64 unit = *end == 'm' ? 1 : *end == 'h' ? 60 : *end == 'd' ? 1440 : 0;

  if (end == text || unit == 0 || end[1] != '\0' || value < 1 ||
      value > FSRS_MAX_STEP_MINUTES / unit)
    return FALSE;
  *minutes = (int) (value * unit);
  return TRUE;
}

static gboolean
parse_steps(const char *text, int steps[FSRS_MAX_STEPS], size_t *n, GError **error)
{
  g_auto(GStrv) words = g_strsplit(text, ",", -1);

  if (g_strv_length(words) > FSRS_MAX_STEPS)
    return ilk_usage_error(error, _("At most %d steps are possible."), FSRS_MAX_STEPS);
  *n = 0;
  for (gsize i = 0; words[i] != NULL; i++)
    if (!parse_step(g_strstrip(words[i]), &steps[(*n)++]))
      return ilk_usage_error(error, _("“%s” is no step such as 10m, 1h or 1d."), words[i]);
  return TRUE;
}

static gboolean
check_model(const IlkFsrsOptions *self, GError **error)
{
  if (self->model == FSRS_6 || self->model == FSRS_7)
    return TRUE;
  return ilk_usage_error(error, _("There is no FSRS-%d here; only FSRS-6 and FSRS-7."),
                         self->model);
}

gboolean
ilk_fsrs_options_get_calendar(const IlkFsrsOptions *self, fsrs_calendar *calendar, GError **error)
{
  int hours = 0, minutes = 0, length = 0;

  *calendar = (fsrs_calendar){.rollover = DEFAULT_ROLLOVER, .utc_offset = self->utc_offset};
  g_autofree char *offset = g_strdup_printf("%d", self->utc_offset);
  gint64 checked;
  if (!ilk_read_whole("--utc-offset", offset, -MOST_OFFSET, MOST_OFFSET, &checked, error))
    return FALSE;
  if (self->rollover == NULL)
    return TRUE;
  if (sscanf(self->rollover, "%2d:%2d%n", &hours, &minutes, &length) < 2 ||
      self->rollover[length] != '\0' || hours < 0 || hours > 23 || minutes < 0 || minutes > 59)
    return ilk_usage_error(error, _("“%s” is no time of day such as 04:00."), self->rollover);
  calendar->rollover = hours * 60 + minutes;
  return TRUE;
}

gboolean
ilk_fsrs_options_get_scheduler(const IlkFsrsOptions *self, fsrs_scheduler *scheduler,
                               GError **error)
{
  fsrs_config config;
  fsrs_error cause;

  fsrs_config_init_default(&config);
  config.short_term = !self->no_short_term;
  config.maximum_interval = self->maximum_interval;
  if (!check_model(self, error) || !set_parameters(self, &config, error))
    return FALSE;
  if (self->learning_steps != NULL &&
      !parse_steps(self->learning_steps, config.learning_steps, &config.n_learning_steps, error))
    return FALSE;
  if (self->relearning_steps != NULL &&
      !parse_steps(self->relearning_steps, config.relearning_steps, &config.n_relearning_steps,
                   error))
    return FALSE;
  if (self->retention != NULL && !parse_number(self->retention, &config.desired_retention))
    return ilk_usage_error(error, _("“%s” is no retention such as 0.9."), self->retention);
  if (fsrs_scheduler_init(scheduler, &config, &cause) != FSRS_OK)
    return ilk_usage_error(error, "%s", cause.text);
  return TRUE;
}

static void
tell_skipped(const IlkReviewLog *reviews)
{
  if (reviews->skipped == 0)
    return;
  g_printerr(ngettext("interlock: %zu bad row was left out, first %s\n",
                      "interlock: %zu bad rows were left out, first %s\n",
                      (gulong) reviews->skipped),
             reviews->skipped, reviews->first_skipped);
}

fsrs_log *
ilk_fsrs_options_load(const IlkFsrsOptions *self, const char *path, GError **error)
{
  fsrs_calendar calendar;
  if (!check_model(self, error) || !ilk_fsrs_options_get_calendar(self, &calendar, error))
    return NULL;
  g_autoptr(IlkReviewLog) reviews = ilk_review_log_read_csv(path, self->lenient, error);
  if (reviews == NULL)
    return NULL;
  tell_skipped(reviews);

  const fsrs_rows rows = ilk_review_log_rows(reviews);
  fsrs_log *log = NULL;
  fsrs_error cause;
  if (fsrs_log_new(&rows, &calendar, &log, &cause) != FSRS_OK)
    g_set_error_literal(error, ILK_ERROR, ILK_ERROR_INVALID, cause.text);
  return log;
}
