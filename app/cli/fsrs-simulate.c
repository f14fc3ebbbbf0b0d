/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * `interlock fsrs simulate`: what a desired retention will cost and bring, for a learner with given
 * parameters or with those fitted to a review log.
 */
#include "app/memory/simulate.h"

#include "app/base/error.h"
#include "app/cli/fsrs-options.h"
#include "app/cli/fsrs-report.h"
#include "app/memory/optimize.h"
#include "config.h"

#include <glib/gi18n-lib.h>

static gboolean
fail(GError **error, const fsrs_error *cause)
{
  if (cause->status == FSRS_ERROR_OPTION)
    return ilk_usage_error(error, "%s", cause->text);
  g_set_error_literal(error, ILK_ERROR, ILK_ERROR_FAILED, cause->text);
  return FALSE;
}

static gboolean
fit(const IlkFsrsOptions *options, const char *path, fsrs_config *config, GError **error)
{
  fsrs_optimize_options how;
  fsrs_error cause;
  fsrs_fit fitted;
  fsrs_log *log = ilk_fsrs_options_load(options, path, error);
  if (log == NULL)
    return FALSE;

  fsrs_optimize_options_init_default(&how);
  how.model = config->model;
  fsrs_status status = fsrs_optimize(log, &how, &fitted, &cause);
  fsrs_log_free(log);
  if (status == FSRS_OK)
    status = fsrs_config_set_parameters(config, fitted.parameters, fitted.n_parameters, &cause);
  if (status != FSRS_OK)
    return fail(error, &cause);
  g_autofree char *sentence = ilk_fsrs_fit_dup_sentence(&fitted);
  if (sentence != NULL)
    g_printerr("interlock: %s\n", sentence);
  return TRUE;
}

typedef struct {
  double retention;
  double suggested;
  fsrs_simulation simulation;
} Result;

static gboolean
simulate(const fsrs_config *config, const fsrs_simulate_options *how, Result *result,
         GError **error)
{
  fsrs_error cause;

  result->retention = config->desired_retention;
  if (fsrs_simulate(config, how, NULL, &result->simulation, &cause) != FSRS_OK ||
      fsrs_suggest_retention(config, how, &result->suggested, &cause) != FSRS_OK)
    return fail(error, &cause);
  return TRUE;
}

static void
print_as_json(const fsrs_simulate_options *how, const Result *result)
{
  JsonBuilder *builder = json_builder_new();

  json_builder_begin_object(builder);
  ilk_json_int(builder, "days", how->days);
  ilk_json_double(builder, "retention", result->retention);
  ilk_json_int(builder, "new_cards", result->simulation.new_cards);
  ilk_json_int(builder, "reviews", result->simulation.reviews);
  ilk_json_int(builder, "lapses", result->simulation.lapses);
  ilk_json_double(builder, "seconds", result->simulation.seconds);
  ilk_json_double(builder, "remembered", result->simulation.remembered);
  ilk_json_double(builder, "suggested_retention", result->suggested);
  json_builder_end_object(builder);
  ilk_print_json(builder);
}

static void
print_as_text(const fsrs_simulate_options *how, const Result *result)
{
  const fsrs_simulation *simulation = &result->simulation;

  g_print(ngettext("In %d day at a desired retention of %.2f:\n",
                   "In %d days at a desired retention of %.2f:\n", (gulong) how->days),
          how->days, result->retention);
  gulong cards = (gulong) simulation->new_cards, reviews = (gulong) simulation->reviews;
  g_print(ngettext("  %lu card learned, of which %.0f will be remembered\n",
                   "  %lu cards learned, of which %.0f will be remembered\n", cards),
          cards, simulation->remembered);
  g_print(ngettext("  %lu review, %lu forgotten\n", "  %lu reviews, %lu forgotten\n", reviews),
          reviews, (gulong) simulation->lapses);
  g_print(_("  %.0f min a day\n"), simulation->seconds / 60 / how->days);
  g_print(_("A card remembered costs the least time at a retention of %.2f.\n"), result->suggested);
}

/* The numbers as they are given, NULL for those that are not. */
typedef struct {
  char *days;
  char *cards;
  char *new_per_day;
} Numbers;

static void
numbers_clear(Numbers *self)
{
  g_free(self->days);
  g_free(self->cards);
  g_free(self->new_per_day);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Numbers, numbers_clear)

static gboolean
read_numbers(const Numbers *self, fsrs_simulate_options *how, GError **error)
{
  fsrs_simulate_options_init_default(how);
  gint64 days = how->days, cards = how->cards, new_per_day = how->new_per_day;
  if (!ilk_read_whole("--days", self->days, 1, FSRS_MAX_SIMULATED_DAYS, &days, error) ||
      !ilk_read_whole("--cards", self->cards, 1, FSRS_MAX_SIMULATED_CARDS, &cards, error) ||
      !ilk_read_whole("--new-per-day", self->new_per_day, 0, FSRS_MAX_SIMULATED_CARDS, &new_per_day,
                      error))
    return FALSE;
  how->days = (int) days;
  how->cards = (int) cards;
  how->new_per_day = (int) new_per_day;
  return TRUE;
}

gboolean
ilk_command_fsrs_simulate(IlkInvocation *invocation, GError **error)
{
  gboolean json = FALSE;
  fsrs_simulate_options how;
  g_auto(Numbers) numbers = {0};
  g_auto(IlkFsrsOptions) options = ILK_FSRS_OPTIONS_INIT;
  const GOptionEntry entries[] = {
      ILK_FSRS_LOG_ENTRIES(options),
      ILK_FSRS_MODEL_ENTRIES(options),
      ILK_FSRS_STEP_ENTRIES(options),
      {"days", 0, 0, G_OPTION_ARG_STRING, &numbers.days, N_("How long (default 365)"), N_("DAYS")},
      {"cards", 0, 0, G_OPTION_ARG_STRING, &numbers.cards, N_("Cards in the deck (default 10000)"),
       N_("N")},
      {"new-per-day", 0, 0, G_OPTION_ARG_STRING, &numbers.new_per_day,
       N_("New cards a day (default 20)"), N_("N")},
      {"json", 0, 0, G_OPTION_ARG_NONE, &json, N_("Print JSON"), NULL},
      G_OPTION_ENTRY_NULL};
  fsrs_scheduler scheduler;

  if (!ilk_invocation_parse(invocation, entries, 0, 1, error) ||
      !read_numbers(&numbers, &how, error) ||
      !ilk_fsrs_options_get_scheduler(&options, &scheduler, error))
    return FALSE;
  const char *path = invocation->arguments[0];
  if (path != NULL && options.parameters != NULL)
    return ilk_usage_error(error, _("Parameters are fitted to a review log; --parameters goes "
                                    "without one."));

  fsrs_config config = scheduler.config;
  Result result;
  if ((path != NULL && !fit(&options, path, &config, error)) ||
      !simulate(&config, &how, &result, error))
    return FALSE;
  if (json)
    print_as_json(&how, &result);
  else
    print_as_text(&how, &result);
  return TRUE;
}
