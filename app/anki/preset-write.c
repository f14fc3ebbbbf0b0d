/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What is not known here is as it is there by default.
 */
#include "app/anki/preset-write.h"

#include "app/anki/json-write.h"

#include <string.h>

#define FSRS_6_PARAMETERS 21

static void
add_new(JsonBuilder *builder, const IlkStudyOptions *options)
{
  static const int intervals[] = {1, 4, 0};
  json_builder_set_member_name(builder, "new");
  json_builder_begin_object(builder);
  ilk_anki_json_add_ints(builder, "delays", options->learning_steps, options->n_learning_steps);
  ilk_anki_json_add_ints(builder, "ints", intervals, G_N_ELEMENTS(intervals));
  ilk_anki_json_add_int(builder, "initialFactor", 2500);
  ilk_anki_json_add_int(builder, "perDay", options->new_per_day);
  ilk_anki_json_add_int(builder, "order", options->new_order == ILK_NEW_SHUFFLED ? 0 : 1);
  ilk_anki_json_add_flag(builder, "bury", options->bury_siblings);
  ilk_anki_json_add_flag(builder, "separate", TRUE);
  json_builder_end_object(builder);
}

static void
add_reviews(JsonBuilder *builder, const IlkStudyOptions *options)
{
  json_builder_set_member_name(builder, "rev");
  json_builder_begin_object(builder);
  ilk_anki_json_add_int(builder, "perDay", options->reviews_per_day);
  ilk_anki_json_add_int(builder, "maxIvl", options->maximum_interval);
  ilk_anki_json_add_real(builder, "ease4", 1.3);
  ilk_anki_json_add_real(builder, "hardFactor", 1.2);
  ilk_anki_json_add_real(builder, "ivlFct", 1);
  ilk_anki_json_add_real(builder, "fuzz", 0.05);
  ilk_anki_json_add_int(builder, "minSpace", 1);
  ilk_anki_json_add_flag(builder, "bury", options->bury_siblings);
  json_builder_end_object(builder);
}

static void
add_lapses(JsonBuilder *builder, const IlkStudyOptions *options)
{
  json_builder_set_member_name(builder, "lapse");
  json_builder_begin_object(builder);
  ilk_anki_json_add_ints(builder, "delays", options->relearning_steps, options->n_relearning_steps);
  ilk_anki_json_add_int(builder, "leechFails", options->leech_lapses);
  ilk_anki_json_add_int(builder, "leechAction", options->leech_suspends ? 0 : 1);
  ilk_anki_json_add_int(builder, "minInt", 1);
  ilk_anki_json_add_real(builder, "mult", 0);
  json_builder_end_object(builder);
}

/* Whose parameters are the published ones goes on with those of the reader's version. */
static void
add_parameters(JsonBuilder *builder, const IlkStudyOptions *options)
{
  IlkStudyOptions usual;
  const double *parameters = options->parameters[ILK_MODEL_FSRS_6];
  ilk_study_options_init(&usual);
  gboolean same = memcmp(parameters, usual.parameters[ILK_MODEL_FSRS_6],
                         FSRS_6_PARAMETERS * sizeof *parameters) == 0;
  ilk_anki_json_add_reals(builder, "fsrsParams6", parameters, same ? 0 : FSRS_6_PARAMETERS);
}

static void
add_easy_days(JsonBuilder *builder, const IlkStudyOptions *options)
{
  double shares[ILK_WEEKDAYS];
  gboolean usual = TRUE;
  for (int i = 0; i < ILK_WEEKDAYS; i++) {
    shares[i] = options->easy_days[i] / 100.0;
    usual = usual && options->easy_days[i] == 100;
  }
  if (!usual)
    ilk_anki_json_add_reals(builder, "easyDaysPercentages", shares, ILK_WEEKDAYS);
}

void
ilk_anki_preset_write(JsonBuilder *builder, gint64 id, const char *name,
                      const IlkStudyOptions *options, gint64 modified)
{
  json_builder_begin_object(builder);
  ilk_anki_json_add_int(builder, "id", id);
  ilk_anki_json_add_text(builder, "name", name);
  ilk_anki_json_add_int(builder, "mod", modified);
  ilk_anki_json_add_int(builder, "usn", -1);
  ilk_anki_json_add_int(builder, "maxTaken", 60);
  ilk_anki_json_add_flag(builder, "autoplay", TRUE);
  ilk_anki_json_add_int(builder, "timer", 0);
  ilk_anki_json_add_flag(builder, "replayq", TRUE);
  ilk_anki_json_add_flag(builder, "dyn", FALSE);
  add_new(builder, options);
  add_reviews(builder, options);
  add_lapses(builder, options);
  ilk_anki_json_add_real(builder, "desiredRetention", options->desired_retention);
  add_parameters(builder, options);
  add_easy_days(builder, options);
  json_builder_end_object(builder);
}
