/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Every set of parameters has a member of its own, so those of a model that is not in use are kept
 * until it is chosen again.
 */
#include "app/schedule/study-model.h"

#include "app/base/error.h"
#include "app/schedule/schedule.h"
#include "config.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

/* By IlkModel. FSRS-6 was the only one for some time, so its parameters are plainly that. */
static const struct {
  const char *title;
  const char *name;
  const char *parameters;
  fsrs_version version;
} models[ILK_N_MODELS] = {
    {"FSRS-6", "fsrs-6", "parameters", FSRS_6},
    {"FSRS-7", "fsrs-7", "fsrs7_parameters", FSRS_7},
};

G_STATIC_ASSERT(ILK_MODEL_PARAMETERS == FSRS_MAX_PARAMETERS);

fsrs_version
ilk_model_get_version(IlkModel model)
{
  return models[model].version;
}

const char *
ilk_model_get_title(IlkModel model)
{
  return models[model].title;
}

gsize
ilk_model_count_parameters(IlkModel model)
{
  return fsrs_version_parameters(models[model].version);
}

void
ilk_study_model_init(IlkStudyOptions *options)
{
  options->model = ILK_MODEL_FSRS_6;
  memset(options->parameters, 0, sizeof options->parameters);
  for (int model = 0; model < ILK_N_MODELS; model++)
    memcpy(options->parameters[model], fsrs_version_defaults(models[model].version),
           ilk_model_count_parameters((IlkModel) model) * sizeof(double));
}

static gboolean
fail(const char *sentence, GError **error)
{
  g_set_error_literal(error, ILK_ERROR, ILK_ERROR_INVALID, sentence);
  return FALSE;
}

static gboolean
fail_parameters(const fsrs_error *cause, GError **error)
{
  /* Translators: the sentence names the parameter; it comes from the FSRS library, in English. */
  g_autofree char *sentence =
      g_strdup_printf(_("These parameters cannot be used. %s"), cause->text);
  return fail(sentence, error);
}

gboolean
ilk_study_node_is_number(JsonNode *node)
{
  GType type = JSON_NODE_HOLDS_VALUE(node) ? json_node_get_value_type(node) : G_TYPE_INVALID;
  return type == G_TYPE_INT64 || type == G_TYPE_DOUBLE;
}

static gboolean
read_name(JsonObject *object, IlkStudyOptions *options, GError **error)
{
  JsonNode *node = json_object_get_member(object, "model");
  if (node == NULL)
    return TRUE;
  const char *name = JSON_NODE_HOLDS_VALUE(node) ? json_node_get_string(node) : NULL;
  for (int model = 0; model < ILK_N_MODELS; model++) {
    if (g_strcmp0(name, models[model].name) == 0) {
      options->model = (IlkModel) model;
      return TRUE;
    }
  }
  return fail(_("There is no memory model of that name."), error);
}

/* What is no number is caught with what is not finite. */
static void
read_array(JsonArray *array, double numbers[ILK_MODEL_PARAMETERS])
{
  for (guint i = 0; i < MIN(json_array_get_length(array), ILK_MODEL_PARAMETERS); i++) {
    JsonNode *element = json_array_get_element(array, i);
    numbers[i] = ilk_study_node_is_number(element) ? json_node_get_double(element) : NAN;
  }
}

/* Sets of older versions of FSRS have fewer numbers and are carried over. */
static gboolean
read_parameters(JsonObject *object, IlkModel model, IlkStudyOptions *options, GError **error)
{
  JsonNode *node = json_object_get_member(object, models[model].parameters);
  if (node == NULL)
    return TRUE;
  if (!JSON_NODE_HOLDS_ARRAY(node))
    return fail(_("A model’s parameters are a list of numbers."), error);
  JsonArray *array = json_node_get_array(node);
  double in[ILK_MODEL_PARAMETERS], out[ILK_MODEL_PARAMETERS] = {0};
  read_array(array, in);
  fsrs_error cause;
  if (fsrs_parameters_accept(models[model].version, in, json_array_get_length(array), out,
                             &cause) != FSRS_OK)
    return fail_parameters(&cause, error);
  memcpy(options->parameters[model], out, sizeof out);
  return TRUE;
}

gboolean
ilk_study_model_read(JsonObject *object, IlkStudyOptions *options, GError **error)
{
  for (int model = 0; model < ILK_N_MODELS; model++) {
    if (!read_parameters(object, (IlkModel) model, options, error))
      return FALSE;
  }
  return read_name(object, options, error);
}

static gboolean
same_parameters(const IlkStudyOptions *a, const IlkStudyOptions *b, IlkModel model)
{
  return memcmp(a->parameters[model], b->parameters[model], sizeof a->parameters[model]) == 0;
}

/* JSON has no word for what is no number; null is refused when it is read. */
static void
write_parameters(JsonBuilder *builder, const IlkStudyOptions *options, IlkModel model)
{
  json_builder_set_member_name(builder, models[model].parameters);
  json_builder_begin_array(builder);
  for (gsize i = 0; i < ilk_model_count_parameters(model); i++) {
    if (isfinite(options->parameters[model][i]))
      json_builder_add_double_value(builder, options->parameters[model][i]);
    else
      json_builder_add_null_value(builder);
  }
  json_builder_end_array(builder);
}

void
ilk_study_model_write(JsonBuilder *builder, const IlkStudyOptions *options,
                      const IlkStudyOptions *base)
{
  if (options->model != base->model) {
    json_builder_set_member_name(builder, "model");
    json_builder_add_string_value(builder, models[options->model].name);
  }
  for (int model = 0; model < ILK_N_MODELS; model++) {
    if (!same_parameters(options, base, (IlkModel) model))
      write_parameters(builder, options, (IlkModel) model);
  }
}

gboolean
ilk_study_options_same_model(const IlkStudyOptions *a, const IlkStudyOptions *b)
{
  return a->model == b->model && same_parameters(a, b, a->model);
}
