/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Reading a demo's description (demos/README.md). A parameter or chart that cannot be understood
 * refuses the whole description: the demos ship with the app, so that is a defect, not a dialect.
 */
#include "app/lab/demo.h"

#include "app/base/error.h"
#include "app/base/limits.h"
#include "app/lab/demo-private.h"
#include "app/lab/json.h"
#include "config.h"

#include <glib/gi18n-lib.h>
#include <math.h>

static void
free_choice(gpointer data)
{
  IlkChoice *choice = data;
  g_free(choice->value);
  g_free(choice->label);
  g_free(choice);
}

static gboolean
index_of(const char *const *names, gsize n, const char *name, int *index)
{
  for (gsize i = 0; i < n; i++) {
    if (g_strcmp0(names[i], name) == 0) {
      *index = (int) i;
      return TRUE;
    }
  }
  return FALSE;
}

static gboolean
is_logarithmic(JsonObject *object)
{
  return g_strcmp0(ilk_json_get_string(object, "scale", NULL), "log") == 0;
}

/* Returns: (transfer full) (nullable): the strings of an array, NULL when there is none. */
static char **
dup_strings(JsonObject *object, const char *member)
{
  JsonArray *array = ilk_json_get_array(object, member);
  if (array == NULL)
    return NULL;

  g_autoptr(GStrvBuilder) builder = g_strv_builder_new();
  for (guint i = 0; i < MIN(json_array_get_length(array), ILK_MAX_RESULTS); i++) {
    JsonNode *node = json_array_get_element(array, i);
    if (JSON_NODE_HOLDS_VALUE(node) && json_node_get_value_type(node) == G_TYPE_STRING)
      g_strv_builder_add(builder, ilk_json_node_get_string(node));
  }
  return g_strv_builder_end(builder);
}

/* Calls @add for each object in the array; a missing array is an empty one. */
static gboolean
for_each_object(JsonObject *object, const char *member, guint maximum,
                gboolean (*add)(JsonObject *element, GPtrArray *to), GPtrArray *to)
{
  JsonArray *array = ilk_json_get_array(object, member);
  guint length = array != NULL ? json_array_get_length(array) : 0;
  if (length > maximum)
    return FALSE;

  for (guint i = 0; i < length; i++) {
    JsonNode *node = json_array_get_element(array, i);
    if (!JSON_NODE_HOLDS_OBJECT(node) || !add(json_node_get_object(node), to))
      return FALSE;
  }
  return TRUE;
}

static gboolean
add_choice(JsonObject *object, GPtrArray *choices)
{
  g_autofree char *value = ilk_json_dup_name(object, "value", NULL);
  if (value == NULL)
    return FALSE;

  IlkChoice *choice = g_new0(IlkChoice, 1);
  choice->label = ilk_json_dup_name(object, "label", value);
  choice->value = g_steal_pointer(&value);
  g_ptr_array_add(choices, choice);
  return TRUE;
}

static gboolean
read_choices(JsonObject *object, IlkParameter *parameter)
{
  const char *initial = ilk_json_get_string(object, "default", NULL);
  parameter->choices = g_ptr_array_new_with_free_func(free_choice);
  if (!for_each_object(object, "choices", ILK_MAX_CHOICES, add_choice, parameter->choices))
    return FALSE;

  parameter->initial = -1;
  parameter->maximum = (double) parameter->choices->len - 1;
  for (guint i = 0; i < parameter->choices->len; i++) {
    IlkChoice *choice = g_ptr_array_index(parameter->choices, i);
    if (g_strcmp0(choice->value, initial) == 0)
      parameter->initial = i;
  }
  return parameter->initial >= 0;
}

static gboolean
read_range(JsonObject *object, IlkParameter *parameter)
{
  parameter->minimum = ilk_json_get_number(object, "min", NAN);
  parameter->maximum = ilk_json_get_number(object, "max", NAN);
  parameter->initial = ilk_json_get_number(object, "default", NAN);
  /* A comparison with NAN is false, so a missing number is refused as well. */
  return parameter->minimum <= parameter->initial && parameter->initial <= parameter->maximum;
}

static gboolean
read_values(JsonObject *object, IlkParameter *parameter)
{
  switch (parameter->type) {
  case ILK_PARAMETER_INT:
  case ILK_PARAMETER_REAL:
    return read_range(object, parameter);
  case ILK_PARAMETER_BOOL:
    parameter->maximum = 1;
    parameter->initial = ilk_json_get_bool(object, "default");
    return TRUE;
  case ILK_PARAMETER_CHOICE:
    return read_choices(object, parameter);
  default:
    return FALSE;
  }
}

static gboolean
add_parameter(JsonObject *object, GPtrArray *parameters)
{
  static const char *const types[] = {"int", "real", "bool", "choice"};
  int type;
  g_autofree char *name = ilk_json_dup_name(object, "name", NULL);
  if (name == NULL ||
      !index_of(types, G_N_ELEMENTS(types), ilk_json_get_string(object, "type", NULL), &type))
    return FALSE;

  IlkParameter *parameter = g_new0(IlkParameter, 1);
  g_ptr_array_add(parameters, parameter);
  parameter->type = (IlkParameterType) type;
  parameter->label = ilk_json_dup_name(object, "label", name);
  parameter->name = g_steal_pointer(&name);
  parameter->unit = ilk_json_dup_name(object, "unit", "");
  parameter->log_scale = is_logarithmic(object);
  parameter->live = ilk_json_get_bool(object, "live");
  return read_values(object, parameter);
}

static void
read_ideal(JsonObject *object, IlkChart *chart)
{
  JsonObject *ideal = ilk_json_get_object(object, "ideal");
  chart->ideal = NAN;
  if (ideal == NULL)
    return;
  chart->ideal = ilk_json_get_number(ideal, "value", NAN);
  chart->ideal_parameter = ilk_json_dup_name(ideal, "parameter", NULL);
  chart->ideal_label = ilk_json_dup_name(ideal, "label", NULL);
}

static void
read_mark(JsonObject *object, IlkChart *chart)
{
  JsonObject *mark = ilk_json_get_object(object, "mark");
  if (mark == NULL)
    return;
  chart->mark_parameter = ilk_json_dup_name(mark, "parameter", NULL);
  chart->mark_label = ilk_json_dup_name(mark, "label", NULL);
}

/* A chart of one result says "result", one of several "results"; both become results. */
static char **
dup_results(JsonObject *object)
{
  const char *result = ilk_json_get_string(object, "result", NULL);
  const char *const one[] = {result, NULL};
  return result != NULL ? g_strdupv((char **) one) : dup_strings(object, "results");
}

/* Sizes stand on a logarithmic axis, so they rise from above zero. */
static gboolean
read_sizes(JsonObject *object, IlkChart *chart)
{
  JsonArray *array = ilk_json_get_array(object, "at");
  guint length = array != NULL ? json_array_get_length(array) : 0;
  double size, last = 0;

  chart->sizes = g_array_new(FALSE, FALSE, sizeof(double));
  chart->size_unit = ilk_json_dup_name(object, "at_unit", "");
  for (guint i = 0; i < length; i++) {
    if (length > ILK_MAX_RESULTS ||
        !ilk_json_node_get_number(json_array_get_element(array, i), &size) || size <= last)
      return FALSE;
    g_array_append_val(chart->sizes, size);
    last = size;
  }
  return TRUE;
}

static gboolean
add_chart(JsonObject *object, GPtrArray *charts)
{
#define NAME(CONSTANT, name) #name,
  static const char *const kinds[] = {ILK_CHART_KINDS(NAME)};
#undef NAME
  int kind;
  if (!index_of(kinds, G_N_ELEMENTS(kinds), ilk_json_get_string(object, "kind", NULL), &kind))
    return FALSE;

  IlkChart *chart = g_new0(IlkChart, 1);
  g_ptr_array_add(charts, chart);
  chart->kind = (IlkChartKind) kind;
  chart->title = ilk_json_dup_name(object, "title", "");
  chart->name = ilk_json_dup_name(object, "name", NULL);
  chart->results = dup_results(object);
  chart->labels = dup_strings(object, "labels");
  chart->log_scale = is_logarithmic(object);
  chart->unit = ilk_json_dup_name(object, "unit", "");
  read_ideal(object, chart);
  read_mark(object, chart);
  return read_sizes(object, chart);
}

static gboolean
read_prediction(JsonObject *description, IlkDemo *self)
{
  JsonObject *object = ilk_json_get_object(description, "prediction");
  if (object == NULL)
    return TRUE;

  IlkPrediction *prediction = self->prediction = g_new0(IlkPrediction, 1);
  prediction->question = ilk_json_dup_name(object, "question", "");
  prediction->result = ilk_json_dup_name(object, "result", "");
  prediction->unit = ilk_json_dup_name(object, "unit", "");
  prediction->minimum = ilk_json_get_number(object, "min", NAN);
  prediction->maximum = ilk_json_get_number(object, "max", NAN);
  prediction->initial = ilk_json_get_number(object, "default", prediction->minimum);
  prediction->log_scale = is_logarithmic(object);
  return prediction->minimum <= prediction->initial && prediction->initial <= prediction->maximum;
}

static gboolean
read_description(JsonObject *object, IlkDemo *self)
{
  gint64 version;
  if (g_strcmp0(ilk_json_get_string(object, "type", NULL), "describe") != 0 ||
      !ilk_json_get_integer(object, "version", 1, 1, &version))
    return FALSE;

  self->name = ilk_json_dup_name(object, "name", "");
  self->title = ilk_json_dup_name(object, "title", self->name);
  self->summary = g_strdup(ilk_json_get_string(object, "summary", ""));
  self->explanation = g_strdup(ilk_json_get_string(object, "explanation", ""));
  self->python = ilk_json_dup_name(object, "python", NULL);
  self->turns = ilk_json_get_bool(object, "turns");
  self->code = dup_strings(object, "code");
  if (self->code == NULL)
    self->code = g_new0(char *, 1);

  return for_each_object(object, "parameters", ILK_MAX_PARAMETERS, add_parameter,
                         self->parameters) &&
         for_each_object(object, "charts", ILK_MAX_CHARTS, add_chart, self->charts) &&
         read_prediction(object, self);
}

IlkDemo *
ilk_demo_new_from_json(const char *json, gssize length, GError **error)
{
  g_return_val_if_fail(json != NULL, NULL);

  gsize size = length >= 0 ? (gsize) length : strlen(json);
  g_autoptr(JsonObject) object = ilk_json_parse(json, size, error);
  if (object == NULL)
    return NULL;

  g_autoptr(IlkDemo) self = g_object_new(ILK_TYPE_DEMO, NULL);
  if (!read_description(object, self)) {
    g_set_error_literal(error, ILK_ERROR, ILK_ERROR_CHILD,
                        _("The demo describes itself in a way this version does not understand."));
    return NULL;
  }
  return g_steal_pointer(&self);
}
