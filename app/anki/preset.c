/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What is out of range is brought into it: options from outside must not stop an import.
 */
#include "app/anki/preset.h"

#include "app/anki/json.h"
#include "app/anki/wire.h"

#include <math.h>
#include <string.h>

#define LONGEST_STEP 10000 /* minutes */
#define LEAST_RETENTION 0.7
#define MOST_RETENTION 0.99
#define MOST_PARAMETERS 35

void
ilk_anki_preset_init(IlkAnkiPreset *self)
{
  *self = (IlkAnkiPreset){0};
  ilk_study_options_init(&self->options);
}

void
ilk_anki_preset_set_retention(IlkAnkiPreset *self, double retention)
{
  if (isfinite(retention) && retention > 0)
    self->options.desired_retention = CLAMP(retention, LEAST_RETENTION, MOST_RETENTION);
}

/* @minutes: (element-type double) */
static void
set_steps(int *steps, int *n, const GArray *minutes)
{
  *n = (int) MIN(minutes->len, ILK_MAX_STEPS);
  for (int i = 0; i < *n; i++) {
    double minute = g_array_index(minutes, double, i);
    steps[i] = isfinite(minute) ? (int) CLAMP(lround(minute), 1, LONGEST_STEP) : 1;
  }
}

/* @numbers: (element-type double). Takes those of any version; what is not valid is not taken. */
static void
set_parameters(IlkAnkiPreset *self, const GArray *numbers)
{
  g_autoptr(GString) json = g_string_new("{\"parameters\":[");
  if (self->has_parameters || numbers->len == 0 || numbers->len > MOST_PARAMETERS)
    return;
  for (guint i = 0; i < numbers->len; i++) {
    char text[G_ASCII_DTOSTR_BUF_SIZE];
    double number = g_array_index(numbers, double, i);
    if (!isfinite(number))
      return;
    g_string_append_printf(json, "%s%s", i > 0 ? "," : "",
                           g_ascii_dtostr(text, sizeof text, number));
  }
  g_string_append(json, "]}");
  self->has_parameters = ilk_study_options_merge_json(&self->options, json->str, NULL);
}

/* @shares: (element-type double): from Monday, of what is usual */
static void
set_easy_days(IlkAnkiPreset *self, const GArray *shares)
{
  for (guint i = 0; shares->len == ILK_WEEKDAYS && i < ILK_WEEKDAYS; i++) {
    double share = g_array_index(shares, double, i);
    self->options.easy_days[i] = isfinite(share) ? (int) CLAMP(lround(share * 100), 0, 100) : 100;
  }
}

static void
set_limits(IlkAnkiPreset *self, gint64 new_per_day, gint64 reviews_per_day, gint64 longest)
{
  IlkStudyOptions *options = &self->options;
  options->new_per_day = (int) CLAMP(new_per_day, 0, ILK_NO_REVIEW_LIMIT);
  options->reviews_per_day = (int) CLAMP(reviews_per_day, 0, ILK_NO_REVIEW_LIMIT);
  if (longest > 0)
    options->maximum_interval = (int) MIN(longest, options->maximum_interval);
}

/* @date: as “2024-12-31” */
static void
set_ignored_before(IlkAnkiPreset *self, const char *date)
{
  g_autofree char *time = date != NULL ? g_strconcat(date, "T00:00:00Z", NULL) : NULL;
  g_autoptr(GDateTime) moment = time != NULL ? g_date_time_new_from_iso8601(time, NULL) : NULL;
  if (moment != NULL)
    self->ignored_before = g_date_time_to_unix(moment) * 1000;
}

static GArray *
list_numbers(JsonObject *object, const char *name)
{
  GArray *numbers = g_array_new(FALSE, FALSE, sizeof(double));
  JsonArray *array =
      object != NULL ? ilk_anki_json_array(json_object_get_member(object, name)) : NULL;
  guint n = array != NULL ? MIN(json_array_get_length(array), MOST_PARAMETERS) : 0;
  for (guint i = 0; i < n; i++) {
    double number = ilk_anki_json_number(json_array_get_element(array, i), 0);
    g_array_append_val(numbers, number);
  }
  return numbers;
}

static JsonObject *
get_object(JsonObject *object, const char *name)
{
  return ilk_anki_json_object(json_object_get_member(object, name));
}

static gint64
get_int(JsonObject *object, const char *name, gint64 other)
{
  return object != NULL ? ilk_anki_json_int(json_object_get_member(object, name), other) : other;
}

static void
read_leeches(IlkAnkiPreset *self, gint64 lapses, gint64 action)
{
  self->options.leech_lapses = (int) CLAMP(lapses, 0, 99);
  self->options.leech_suspends = action == 0;
}

static void
read_json_parameters(IlkAnkiPreset *self, JsonObject *object)
{
  static const char *const names[] = {"fsrsParams6", "fsrsParams5", "fsrsWeights"};
  for (gsize i = 0; i < G_N_ELEMENTS(names); i++) {
    g_autoptr(GArray) numbers = list_numbers(object, names[i]);
    set_parameters(self, numbers);
  }
}

void
ilk_anki_preset_read_json(IlkAnkiPreset *self, JsonObject *object)
{
  IlkStudyOptions *options = &self->options;
  JsonObject *fresh = get_object(object, "new"), *review = get_object(object, "rev");
  JsonObject *lapse = get_object(object, "lapse");
  g_autoptr(GArray) learning = list_numbers(fresh, "delays");
  g_autoptr(GArray) relearning = list_numbers(lapse, "delays");
  g_autoptr(GArray) easy_days = list_numbers(object, "easyDaysPercentages");

  if (fresh != NULL)
    set_steps(options->learning_steps, &options->n_learning_steps, learning);
  if (lapse != NULL)
    set_steps(options->relearning_steps, &options->n_relearning_steps, relearning);
  set_limits(self, get_int(fresh, "perDay", options->new_per_day),
             get_int(review, "perDay", options->reviews_per_day), get_int(review, "maxIvl", 0));
  options->bury_siblings = get_int(fresh, "bury", 0) != 0 || get_int(review, "bury", 0) != 0;
  read_leeches(self, get_int(lapse, "leechFails", options->leech_lapses),
               get_int(lapse, "leechAction", 0));
  ilk_anki_preset_set_retention(
      self, ilk_anki_json_number(json_object_get_member(object, "desiredRetention"), 0));
  set_easy_days(self, easy_days);
  set_ignored_before(self,
                     ilk_anki_json_text(json_object_get_member(object, "ignoreRevlogsBeforeDate")));
  read_json_parameters(self, object);
}

/* Numbers of one field of the message. */
static void
take_floats(IlkAnkiPreset *self, const IlkWireField *field, GArray *parameters[7])
{
  g_autoptr(GArray) numbers = g_array_new(FALSE, FALSE, sizeof(double));
  IlkStudyOptions *options = &self->options;
  if (field->length > MOST_PARAMETERS * sizeof(float))
    return;
  ilk_wire_append_floats(numbers, field);
  if (field->number == 1)
    set_steps(options->learning_steps, &options->n_learning_steps, numbers);
  else if (field->number == 2)
    set_steps(options->relearning_steps, &options->n_relearning_steps, numbers);
  else if (field->number == 4)
    set_easy_days(self, numbers);
  else if (parameters[field->number] == NULL)
    parameters[field->number] = g_steal_pointer(&numbers);
}

/* What is 0 is left out of a message. */
typedef struct {
  gint64 new_per_day, reviews_per_day, longest;
  gint64 leech_action, leech_lapses;
  gboolean buries;
} Numbers;

static void
take_number(Numbers *numbers, const IlkWireField *field)
{
  gint64 value = (gint64) MIN(field->value, G_MAXINT32);
  switch (field->number) {
  case 9:
    numbers->new_per_day = value;
    break;
  case 10:
    numbers->reviews_per_day = value;
    break;
  case 16:
    numbers->longest = value;
    break;
  case 21:
    numbers->leech_action = value;
    break;
  case 22:
    numbers->leech_lapses = value;
    break;
  case 27:
  case 28:
  case 29:
    numbers->buries = numbers->buries || value != 0;
    break;
  default:
    break;
  }
}

static void
take_date(IlkAnkiPreset *self, const IlkWireField *field)
{
  g_autofree char *date = ilk_wire_dup_text(field);
  set_ignored_before(self, date);
}

gboolean
ilk_anki_preset_read_wire(IlkAnkiPreset *self, gconstpointer data, gsize length)
{
  IlkWire wire;
  IlkWireField field;
  Numbers numbers = {0};
  GArray *parameters[7] = {NULL}; /* by the number of their field */
  self->options.n_learning_steps = self->options.n_relearning_steps = 0;
  ilk_wire_init(&wire, data, length);
  while (ilk_wire_next(&wire, &field)) {
    if (field.type == ILK_WIRE_BYTES && field.number >= 1 && field.number <= 6)
      take_floats(self, &field, parameters);
    else if (field.type == ILK_WIRE_BYTES && field.number == 46)
      take_date(self, &field);
    else if (field.number == 37)
      ilk_anki_preset_set_retention(self, ilk_wire_get_float(&field));
    else if (field.type == ILK_WIRE_VARINT)
      take_number(&numbers, &field);
  }
  set_limits(self, numbers.new_per_day, numbers.reviews_per_day, numbers.longest);
  read_leeches(self, numbers.leech_lapses, numbers.leech_action);
  self->options.bury_siblings = numbers.buries;
  for (guint i = 6; i >= 3; i--)
    if (i != 4 && parameters[i] != NULL)
      set_parameters(self, parameters[i]);
  for (guint i = 0; i < 7; i++)
    if (parameters[i] != NULL)
      g_array_unref(parameters[i]);
  return !wire.broken;
}
