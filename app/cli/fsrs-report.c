/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A row for each predictor, and the calibration curve of the one that was asked about.
 */
#include "app/cli/fsrs-report.h"

#include "app/cli/command.h"
#include "app/cli/text.h"
#include "config.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define NAME_WIDTH 16
#define CURVE_WIDTH 41

char *
ilk_fsrs_fit_dup_sentence(const fsrs_fit *fit)
{
  gsize found = fit->items + fit->outliers;

  switch (fit->learned) {
  case FSRS_LEARNED_FIRST_STABILITIES:
    return g_strdup(_("There is too little to fit more than the first stabilities; the other "
                      "parameters are the defaults."));
  case FSRS_LEARNED_TOO_FEW:
    return g_strdup_printf(ngettext("There is too little to learn from, %zu prediction: these are "
                                    "the defaults.",
                                    "There is too little to learn from, %zu predictions: these are "
                                    "the defaults.",
                                    (gulong) found),
                           found);
  case FSRS_LEARNED_OUTLIERS:
    return g_strdup_printf(
        ngettext("Nothing was learned, these are the defaults: %zu of %zu predictions is an "
                 "outlier, of cards that hardly any other resembles in its first rating and the "
                 "days after it.",
                 "Nothing was learned, these are the defaults: %zu of %zu predictions are "
                 "outliers, of cards that hardly any other resembles in its first rating and the "
                 "days after it.",
                 (gulong) fit->outliers),
        fit->outliers, found);
  case FSRS_LEARNED_ALL:
  default:
    return NULL;
  }
}

static const char *
learned_name(fsrs_learned learned)
{
  static const char *const names[] = {
      [FSRS_LEARNED_ALL] = "all",
      [FSRS_LEARNED_FIRST_STABILITIES] = "first_stabilities",
      [FSRS_LEARNED_TOO_FEW] = "too_few",
      [FSRS_LEARNED_OUTLIERS] = "outliers",
  };
  return names[learned];
}

static void
add_parameters(JsonBuilder *builder, const IlkFsrsReport *self, const double *parameters)
{
  json_builder_set_member_name(builder, "parameters");
  json_builder_begin_array(builder);
  for (gsize i = 0; i < fsrs_version_parameters(self->version); i++)
    json_builder_add_double_value(builder, parameters[i]);
  json_builder_end_array(builder);
}

static void
add_figures(JsonBuilder *builder, const IlkFsrsReport *self, const fsrs_evaluation *evaluation)
{
  ilk_json_int(builder, "reviews", (gint64) self->reviews);
  ilk_json_int(builder, "items", (gint64) evaluation->items);
  ilk_json_double(builder, "log_loss", evaluation->log_loss);
  ilk_json_double(builder, "rmse_bins", evaluation->rmse_bins);
  ilk_json_double(builder, "auc", evaluation->auc);
}

static void
add_object(JsonBuilder *builder, const char *name, const IlkFsrsReport *self,
           const fsrs_evaluation *evaluation, const double *parameters)
{
  json_builder_set_member_name(builder, name);
  json_builder_begin_object(builder);
  if (parameters != NULL)
    add_parameters(builder, self, parameters);
  add_figures(builder, self, evaluation);
  json_builder_end_object(builder);
}

static void
add_calibration(JsonBuilder *builder, const fsrs_evaluation *evaluation)
{
  json_builder_set_member_name(builder, "calibration");
  json_builder_begin_array(builder);
  for (int i = 0; i < FSRS_CALIBRATION_BINS; i++) {
    const fsrs_calibration_bin *bin = &evaluation->calibration[i];
    if (bin->count == 0)
      continue;
    json_builder_begin_object(builder);
    ilk_json_double(builder, "predicted", bin->predicted);
    ilk_json_double(builder, "recalled", bin->recalled);
    ilk_json_double(builder, "count", bin->count);
    json_builder_end_object(builder);
  }
  json_builder_end_array(builder);
}

static void
add_fit(JsonBuilder *builder, const fsrs_fit *fit)
{
  ilk_json_string(builder, "learned", learned_name(fit->learned));
  ilk_json_int(builder, "outliers", (gint64) fit->outliers);
}

static void
print_as_json(const IlkFsrsReport *self)
{
  const fsrs_comparison *comparison = &self->comparison;
  JsonBuilder *builder = json_builder_new();

  json_builder_begin_object(builder);
  ilk_json_int(builder, "model", self->version);
  if (self->parameters != NULL)
    add_parameters(builder, self, self->parameters);
  if (self->splits > 0)
    ilk_json_int(builder, "splits", self->splits);
  if (self->fit != NULL)
    add_fit(builder, self->fit);
  add_figures(builder, self, &comparison->fitted);
  add_object(builder, "defaults", self, &comparison->defaults,
             fsrs_version_defaults(self->version));
  add_object(builder, "sm2", self, &comparison->sm2, NULL);
  add_object(builder, "moving_average", self, &comparison->moving_average, NULL);
  add_object(builder, "average", self, &comparison->average, NULL);
  add_calibration(builder, &comparison->fitted);
  ilk_json_double(builder, "cpu_seconds", self->cpu_seconds);
  ilk_json_double(builder, "wall_seconds", self->wall_seconds);
  json_builder_end_object(builder);
  ilk_print_json(builder);
}

static void
print_figures(const char *name, const fsrs_evaluation *evaluation)
{
  g_autofree char *padded = ilk_text_pad(name, NAME_WIDTH);
  g_autofree char *log_loss = ilk_text_figure(evaluation->log_loss, 9, 5);
  g_autofree char *rmse_bins = ilk_text_figure(evaluation->rmse_bins, 11, 5);
  g_autofree char *auc = ilk_text_figure(evaluation->auc, 7, 4);
  g_print("%s %s %s %s\n", padded, log_loss, rmse_bins, auc);
}

static void
print_table(const IlkFsrsReport *self)
{
  const fsrs_comparison *comparison = &self->comparison;
  gboolean fitted = self->fit != NULL || self->splits > 0;

  g_print("%*s %9s %11s %7s\n", NAME_WIDTH, "", _("log loss"), "RMSE(bins)", "AUC");
  print_figures(fitted ? _("fitted") : _("given"), &comparison->fitted);
  print_figures(_("defaults"), &comparison->defaults);
  print_figures("SM-2", &comparison->sm2);
  print_figures(_("moving average"), &comparison->moving_average);
  print_figures(_("average"), &comparison->average);
}

/* A line from 0 to 1 with what was predicted and what came of it; the latter where they meet. */
static void
print_bin(const fsrs_calibration_bin *bin)
{
  char line[CURVE_WIDTH + 1];
  memset(line, ' ', CURVE_WIDTH);
  line[CURVE_WIDTH] = '\0';
  line[lround(bin->predicted * (CURVE_WIDTH - 1))] = '|';
  line[lround(bin->recalled * (CURVE_WIDTH - 1))] = 'o';
  g_print("%10.3f %10.3f %9.0f  [%s]\n", bin->predicted, bin->recalled, bin->count, line);
}

static void
print_calibration(const fsrs_evaluation *evaluation)
{
  /* Translators: headings over columns of numbers, 10, 10 and 9 characters wide. */
  g_print("\n%10s %10s %9s  %s\n", _("predicted"), _("recalled"), _("reviews"),
          _("| predicted, o recalled, from 0 to 1"));
  for (int i = 0; i < FSRS_CALIBRATION_BINS; i++)
    if (evaluation->calibration[i].count > 0)
      print_bin(&evaluation->calibration[i]);
}

static void
print_parameters(const IlkFsrsReport *self)
{
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];

  g_print("\n--parameters=");
  for (gsize i = 0; i < fsrs_version_parameters(self->version); i++)
    g_print("%s%s", i > 0 ? "," : "",
            g_ascii_formatd(buffer, sizeof buffer, "%.6g", self->parameters[i]));
  g_print("\n");
}

static void
print_size(const IlkFsrsReport *self)
{
  gsize items = self->comparison.fitted.items;
  g_autofree char *reviews =
      g_strdup_printf(ngettext("%zu review", "%zu reviews", (gulong) self->reviews), self->reviews);
  g_autofree char *predictions =
      g_strdup_printf(ngettext("%zu prediction", "%zu predictions", (gulong) items), items);
  /* Translators: “1000 reviews, 400 predictions, 0.12 s of CPU” */
  g_print(_("%s, %s, %.2f s of CPU\n"), reviews, predictions, self->cpu_seconds);
}

static void
print_as_text(const IlkFsrsReport *self)
{
  g_autofree char *sentence = self->fit != NULL ? ilk_fsrs_fit_dup_sentence(self->fit) : NULL;

  print_size(self);
  if (self->splits > 0)
    g_print(_("Each of %d parts was predicted from what came before it.\n"), self->splits);
  if (sentence != NULL)
    g_print("%s\n", sentence);
  g_print("\n");
  print_table(self);
  print_calibration(&self->comparison.fitted);
  if (self->parameters != NULL)
    print_parameters(self);
}

void
ilk_fsrs_report_print(const IlkFsrsReport *self, gboolean json)
{
  if (json)
    print_as_json(self);
  else
    print_as_text(self);
}
