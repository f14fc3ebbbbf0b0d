/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One parser serves the command line and the controls: a value is checked against its parameter
 * wherever it comes from.
 */
#include "demos/trace/options.h"
#include "demos/trace/digits.h"
#include "demos/trace/text.h"

#include <errno.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

int
options_find(const DemoDescription *demo, const char *name)
{
  for (int i = 0; demo->parameters[i].name != NULL; i++)
    if (strcmp(demo->parameters[i].name, name) == 0)
      return i;
  return -1;
}

static bool
parse_number(const char *text, double min, double max, double *number)
{
  char *end;
  errno = 0;
  double value = strtod(text, &end);
  if (end == text || *end != '\0' || errno != 0 || !(value >= min && value <= max))
    return false;
  *number = value;
  return true;
}

static bool
parse_bool(const char *text, double *number)
{
  static const char *const words[] = {"false", "true", "0", "1", "off", "on", "no", "yes"};
  for (int i = 0; i < 8; i++)
    if (strcmp(text, words[i]) == 0) {
      *number = i % 2;
      return true;
    }
  return false;
}

static bool
parse_choice(const char *text, const DemoChoice *choices, double *number)
{
  for (int i = 0; choices[i].value != NULL; i++)
    if (strcmp(text, choices[i].value) == 0) {
      *number = i;
      return true;
    }
  return false;
}

static bool
parse_value(const DemoParameter *parameter, const char *text, double *number)
{
  switch (parameter->type) {
  case DEMO_INT:
    return parse_number(text, parameter->min, parameter->max, number) && *number == floor(*number);
  case DEMO_REAL:
    return parse_number(text, parameter->min, parameter->max, number);
  case DEMO_BOOL:
    return parse_bool(text, number);
  case DEMO_CHOICE:
    return parse_choice(text, parameter->choices, number);
  }
  return false;
}

static void
explain_range(const DemoParameter *parameter, const char *text, char *message, size_t size)
{
  switch (parameter->type) {
  case DEMO_INT:
    snprintf(message, size, _("%s must be a whole number from %s to %s, not “%s”."),
             parameter->name, demo_digits(parameter->min, 6).text,
             demo_digits(parameter->max, 6).text, text);
    break;
  case DEMO_REAL:
    snprintf(message, size, _("%s must be a number from %s to %s, not “%s”."), parameter->name,
             demo_digits(parameter->min, 6).text, demo_digits(parameter->max, 6).text, text);
    break;
  case DEMO_BOOL:
    snprintf(message, size, _("%s must be true or false, not “%s”."), parameter->name, text);
    break;
  case DEMO_CHOICE:
    snprintf(message, size, _("%s has no choice “%s”; see --help."), parameter->name, text);
    break;
  }
}

const char *
options_set(Options *options, const char *name, const char *text, char *message, size_t size)
{
  int i = options_find(options->demo, name);
  double number;
  if (i < 0) {
    snprintf(message, size, _("There is no option --%s; see --help."), name);
    return message;
  }
  if (!parse_value(&options->demo->parameters[i], text, &number)) {
    explain_range(&options->demo->parameters[i], text, message, size);
    return message;
  }
  options->values[i] = number;
  return NULL;
}

/* Who is told to run is a matter of the demo; here it is digits and spaces, and not too many. At
 * the first turn nobody has run yet. */
static bool
set_replay(Options *options, const char *name, const char *text, char *message, size_t size)
{
  size_t length = strlen(text);
  options->turning = strcmp(name, "turn") == 0;
  if ((length > 0 || options->turning) && length < OPTIONS_MAX_REPLAY &&
      strspn(text, "0123456789 ") == length) {
    memcpy(options->replay, text, length + 1);
    return true;
  }
  snprintf(message, size, _("%s must be the digits of threads, as in “0001 0111”, not “%s”."), name,
           text);
  return false;
}

/* Reads `--NAME=VALUE`; whatever is wrong with it lands in @message. */
static bool
set_pair(Options *options, const char *argument, char *message, size_t size)
{
  char name[64];
  const char *equals = strchr(argument, '=');
  if (strncmp(argument, "--", 2) != 0 || equals == NULL || equals - argument > 60) {
    snprintf(message, size, _("“%s” is not an option; see --help."), argument);
    return false;
  }
  snprintf(name, sizeof name, "%.*s", (int) (equals - argument - 2), argument + 2);
  const char *text = equals + 1;
  double number;

  if (strcmp(name, "seconds") == 0) {
    if (parse_number(text, OPTIONS_MIN_SECONDS, OPTIONS_MAX_SECONDS, &options->seconds))
      return true;
    snprintf(message, size, _("seconds must be a number from %s to %s, not “%s”."),
             demo_digits(OPTIONS_MIN_SECONDS, 6).text, demo_digits(OPTIONS_MAX_SECONDS, 6).text,
             text);
    return false;
  }
  if (options->demo->random && strcmp(name, "seed") == 0) {
    if (parse_number(text, 0, 9e15, &number) && number == floor(number)) {
      options->seed = (uint64_t) number;
      return true;
    }
    snprintf(message, size, _("seed must be a whole number, not “%s”."), text);
    return false;
  }
  if (options->demo->turns != NULL && (strcmp(name, "replay") == 0 || strcmp(name, "turn") == 0))
    return set_replay(options, name, text, message, size);
  return options_set(options, name, text, message, size) == NULL;
}

OptionsAction
options_parse(Options *options, const DemoDescription *demo, int argc, char *argv[], char *message,
              size_t size)
{
  *options = (Options){.demo = demo, .seconds = 3, .seed = 1};
  for (int i = 0; demo->parameters[i].name != NULL; i++)
    options->values[i] = demo->parameters[i].initial;

  OptionsAction action = OPTIONS_RUN;
  for (int i = 1; i < argc; i++) {
    if (strcmp(argv[i], "--describe") == 0)
      action = OPTIONS_DESCRIBE;
    else if (strcmp(argv[i], "--help") == 0)
      action = OPTIONS_HELP;
    else if (strcmp(argv[i], "--json") == 0)
      options->json = true;
    else if (!set_pair(options, argv[i], message, size))
      return OPTIONS_WRONG;
  }
  return action;
}
