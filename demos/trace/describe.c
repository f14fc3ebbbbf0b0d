/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The description's tables written out as one JSON object, or as text for a terminal.
 */
#include "demos/trace/describe.h"
#include "demos/trace/digits.h"
#include "demos/trace/json.h"
#include "demos/trace/text.h"

#include <string.h>

static const char *const type_names[] = {"int", "real", "bool", "choice"};

static void
put_string(FILE *file, const char *key, const char *text)
{
  json_key(file, key);
  json_string(file, text);
}

/* gettext("") answers with the catalogue's header, so an empty text stays empty here. */
static void
put_text(FILE *file, const char *key, const char *text)
{
  put_string(file, key, text != NULL && *text != '\0' ? _(text) : text);
}

static void
put_number(FILE *file, const char *key, double number)
{
  json_key(file, key);
  json_number(file, number);
}

static void
put_range(FILE *file, double min, double max, double initial, bool log_scale)
{
  put_number(file, "min", min);
  put_number(file, "max", max);
  put_number(file, "default", initial);
  put_string(file, "scale", log_scale ? "log" : "linear");
}

/* A parameter's value as JSON: a number, true or false, or the name of the choice. */
static void
put_value(FILE *file, const DemoParameter *parameter, double value)
{
  if (parameter->type == DEMO_BOOL)
    fputs(value != 0 ? "true" : "false", file);
  else if (parameter->type == DEMO_CHOICE)
    json_string(file, parameter->choices[(int) value].value);
  else
    json_number(file, value);
}

static void
put_choices(FILE *file, const DemoChoice *choices)
{
  fputs(",\"choices\":[", file);
  for (int i = 0; choices[i].value != NULL; i++) {
    fprintf(file, "%s{\"value\":", i > 0 ? "," : "");
    json_string(file, choices[i].value);
    put_text(file, "label", choices[i].label);
    fputc('}', file);
  }
  fputc(']', file);
}

static void
put_parameter(FILE *file, const DemoParameter *parameter)
{
  fprintf(file, "{\"name\":\"%s\"", parameter->name);
  put_text(file, "label", parameter->label);
  put_string(file, "type", type_names[parameter->type]);
  if (parameter->type == DEMO_INT || parameter->type == DEMO_REAL) {
    put_range(file, parameter->min, parameter->max, parameter->initial, parameter->log_scale);
    put_string(file, "unit", parameter->unit != NULL ? parameter->unit : "");
  } else {
    json_key(file, "default");
    put_value(file, parameter, parameter->initial);
  }
  fprintf(file, ",\"live\":%s", parameter->live ? "true" : "false");
  if (parameter->type == DEMO_CHOICE)
    put_choices(file, parameter->choices);
  fputc('}', file);
}

static void
put_prediction(FILE *file, const DemoPrediction *prediction)
{
  fputs(",\"prediction\":{\"question\":", file);
  json_string(file, _(prediction->question));
  put_string(file, "result", prediction->result);
  put_string(file, "unit", prediction->unit);
  put_range(file, prediction->min, prediction->max, prediction->initial, prediction->log_scale);
  fputc('}', file);
}

static void
put_labels(FILE *file, const DemoChart *chart)
{
  if (chart->labels[0] == NULL)
    return;
  fputs(",\"labels\":[", file);
  for (int i = 0; i < DEMO_MAX_RESULTS && chart->labels[i] != NULL; i++) {
    fputs(i > 0 ? "," : "", file);
    json_string(file, _(chart->labels[i]));
  }
  fputc(']', file);
}

static void
put_sizes(FILE *file, const DemoChart *chart)
{
  fputs(",\"at\":[", file);
  for (int i = 0; i < DEMO_MAX_RESULTS && chart->at[i] > 0; i++)
    fprintf(file, "%s%.9g", i > 0 ? "," : "", chart->at[i]);
  fputc(']', file);
  put_string(file, "at_unit", chart->at_unit);
}

static void
put_mark(FILE *file, const DemoChart *chart)
{
  fputs(",\"mark\":{", file);
  if (chart->mark_parameter != NULL)
    fprintf(file, "\"parameter\":\"%s\",", chart->mark_parameter);
  fputs("\"label\":", file);
  json_string(file, _(chart->mark_label));
  fputc('}', file);
}

static void
put_results(FILE *file, const DemoChart *chart)
{
  if (strcmp(chart->kind, "value") == 0) {
    put_string(file, "result", chart->results[0]);
    return;
  }
  fputs(",\"results\":[", file);
  for (int i = 0; i < DEMO_MAX_RESULTS && chart->results[i] != NULL; i++) {
    fputs(i > 0 ? "," : "", file);
    json_string(file, chart->results[i]);
  }
  fputc(']', file);
  put_labels(file, chart);
  if (chart->log_scale)
    put_string(file, "scale", "log");
  if (chart->at_unit != NULL)
    put_sizes(file, chart);
}

static void
put_ideal(FILE *file, const DemoChart *chart)
{
  fputs(",\"ideal\":{", file);
  if (chart->ideal_parameter != NULL)
    fprintf(file, "\"parameter\":\"%s\"", chart->ideal_parameter);
  else
    fprintf(file, "\"value\":%.9g", chart->ideal);
  put_text(file, "label", chart->ideal_label);
  fputc('}', file);
}

static void
put_chart(FILE *file, const DemoChart *chart)
{
  fprintf(file, "{\"kind\":\"%s\"", chart->kind);
  put_text(file, "title", chart->title);
  if (chart->name != NULL)
    put_string(file, "name", chart->name);
  if (chart->unit != NULL)
    put_string(file, "unit", chart->unit);
  if (chart->results[0] != NULL)
    put_results(file, chart);
  if (chart->ideal_parameter != NULL || chart->ideal > 0)
    put_ideal(file, chart);
  if (chart->mark_label != NULL)
    put_mark(file, chart);
  fputc('}', file);
}

static void
put_code(FILE *file, const DemoDescription *demo)
{
  fputs(",\"code\":[", file);
  for (int i = 0; demo->code[i] != NULL; i++) {
    fputs(i > 0 ? "," : "", file);
    json_string(file, demo->code[i]);
  }
  fputc(']', file);
  put_string(file, "python", demo->python);
}

void
describe_json(FILE *file, const DemoDescription *demo)
{
  fprintf(file, "{\"type\":\"describe\",\"version\":1,\"name\":\"%s\"", demo->name);
  put_text(file, "title", demo->title);
  put_text(file, "summary", demo->summary);
  put_text(file, "explanation", demo->explanation);
  fputs(",\"parameters\":[", file);
  for (int i = 0; demo->parameters[i].name != NULL; i++) {
    fputs(i > 0 ? "," : "", file);
    put_parameter(file, &demo->parameters[i]);
  }
  fputc(']', file);
  put_prediction(file, &demo->prediction);
  fputs(",\"charts\":[", file);
  for (int i = 0; demo->charts[i].kind != NULL; i++) {
    fputs(i > 0 ? "," : "", file);
    put_chart(file, &demo->charts[i]);
  }
  fputc(']', file);
  put_code(file, demo);
  fprintf(file, ",\"turns\":%s}\n", demo->turns != NULL ? "true" : "false");
}

static void
help_parameter(FILE *file, const DemoParameter *parameter)
{
  fprintf(file, "  --%s=", parameter->name);
  switch (parameter->type) {
  case DEMO_INT:
  case DEMO_REAL:
    fprintf(file, "%s…%s", demo_digits(parameter->min, 6).text,
            demo_digits(parameter->max, 6).text);
    break;
  case DEMO_BOOL:
    fputs("true|false", file);
    break;
  case DEMO_CHOICE:
    for (int i = 0; parameter->choices[i].value != NULL; i++)
      fprintf(file, "%s%s", i > 0 ? "|" : "", parameter->choices[i].value);
    break;
  }
  fprintf(file, "  %s (", _(parameter->label));
  put_value(file, parameter, parameter->initial);
  fputs(")\n", file);
}

void
describe_help(FILE *file, const DemoDescription *demo)
{
  fprintf(file, "%s\n%s\n\n", _(demo->title), _(demo->summary));
  for (int i = 0; demo->parameters[i].name != NULL; i++)
    help_parameter(file, &demo->parameters[i]);
  if (demo->random)
    fputs(_("  --seed=N  what random numbers begin with (1)\n"), file);
  if (demo->turns != NULL)
    fputs(
        _("  --replay=WHO  run this schedule: a digit for each step, the thread that does it\n"
          "  --turn=WHO  run nothing but these steps and say where they lead: be the scheduler\n"),
        file);
  fputs(_("  --seconds=S  about how long to run (3)\n"
          "  --json  print the trace as JSON lines and read controls from stdin\n"
          "  --describe  print the description as JSON\n"
          "  --help  print this\n"),
        file);
}

void
describe_values(FILE *file, const Options *options)
{
  const DemoParameter *parameters = options->demo->parameters;
  fputc('{', file);
  for (int i = 0; parameters[i].name != NULL; i++) {
    fprintf(file, "%s\"%s\":", i > 0 ? "," : "", parameters[i].name);
    put_value(file, &parameters[i], options->values[i]);
  }
  fputc('}', file);
}
