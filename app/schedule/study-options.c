/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Options as JSON. The tables name each member once, with its range; reading, writing and comparing
 * walk them.
 */
#include "app/schedule/study-options.h"

#include "app/base/error.h"
#include "app/memory/fsrs.h"
#include "app/schedule/study-model.h"
#include "config.h"

#include <glib/gi18n-lib.h>
#include <json-glib/json-glib.h>
#include <string.h>

#define MAX_NEW_PER_DAY 9999
#define MINUTES_PER_DAY 1440
#define MAX_LEECH_LAPSES 99
#define MAX_LEARN_AHEAD G_GINT64_CONSTANT(86400000)

/* Whole numbers are read as gint64, whatever the width of their field. */
static const struct {
  const char *name;
  gsize offset, size;
  gint64 min, max;
  gboolean schedules;
} numbers[] = {
#define NUMBER(field, min, max, schedules)                                                         \
  {                                                                                                \
#field, G_STRUCT_OFFSET(IlkStudyOptions, field), sizeof(((IlkStudyOptions *) 0)->field), min,  \
        max, schedules                                                                             \
  }
    NUMBER(maximum_interval, 1, FSRS_MAX_INTERVAL, TRUE),
    NUMBER(new_per_day, 0, MAX_NEW_PER_DAY, FALSE),
    NUMBER(reviews_per_day, 0, ILK_NO_REVIEW_LIMIT, FALSE),
    NUMBER(new_order, ILK_NEW_IN_PLACE, ILK_NEW_SHUFFLED, FALSE),
    NUMBER(review_order, ILK_REVIEWS_BY_DUE, ILK_REVIEWS_BY_RECALL, FALSE),
    NUMBER(timer, ILK_DECK_TIMER_AS_CHOSEN, ILK_DECK_TIMER_OFF, FALSE),
    NUMBER(rollover, 0, MINUTES_PER_DAY - 1, TRUE),
    NUMBER(learn_ahead, 0, MAX_LEARN_AHEAD, FALSE),
    NUMBER(bury_siblings, FALSE, TRUE, FALSE),
    NUMBER(leech_lapses, 0, MAX_LEECH_LAPSES, FALSE),
    NUMBER(leech_suspends, FALSE, TRUE, FALSE),
    NUMBER(fuzz, FALSE, TRUE, TRUE),
    NUMBER(load_balance, FALSE, TRUE, FALSE),
#undef NUMBER
};

/* Lists without a length of their own have one number for each weekday. */
static const struct {
  const char *name;
  gsize offset, n_offset;
  gint64 min, max;
  gboolean schedules;
} lists[] = {
    {"learning_steps", G_STRUCT_OFFSET(IlkStudyOptions, learning_steps),
     G_STRUCT_OFFSET(IlkStudyOptions, n_learning_steps), 1, FSRS_MAX_STEP_MINUTES, TRUE},
    {"relearning_steps", G_STRUCT_OFFSET(IlkStudyOptions, relearning_steps),
     G_STRUCT_OFFSET(IlkStudyOptions, n_relearning_steps), 1, FSRS_MAX_STEP_MINUTES, TRUE},
    {"easy_days", G_STRUCT_OFFSET(IlkStudyOptions, easy_days), 0, 0, 100, FALSE},
};

#define MIN_RETENTION 0.7
#define MAX_RETENTION 0.99

void
ilk_study_options_init(IlkStudyOptions *options)
{
  *options = (IlkStudyOptions){
      .desired_retention = 0.9,
      .learning_steps = {1, 10},
      .n_learning_steps = 2,
      .relearning_steps = {10},
      .n_relearning_steps = 1,
      .maximum_interval = FSRS_MAX_INTERVAL,
      .new_per_day = 20,
      .reviews_per_day = ILK_NO_REVIEW_LIMIT,
      .rollover = 240,
      .learn_ahead = 20 * G_GINT64_CONSTANT(60000),
      .bury_siblings = TRUE,
      .leech_lapses = 8,
      .leech_suspends = TRUE,
      .fuzz = TRUE,
      .load_balance = TRUE,
      .easy_days = {100, 100, 100, 100, 100, 100, 100},
  };
  ilk_study_model_init(options);
}

static gboolean
fail(const char *name, GError **error)
{
  g_set_error(error, ILK_ERROR, ILK_ERROR_INVALID,
              _("The study option “%s” has a value that is not allowed."), name);
  return FALSE;
}

static gint64
get_number(const IlkStudyOptions *options, gsize i)
{
  const char *field = (const char *) options + numbers[i].offset;
  return numbers[i].size == sizeof(gint64) ? *(const gint64 *) field : *(const int *) field;
}

static void
set_number(IlkStudyOptions *options, gsize i, gint64 value)
{
  char *field = (char *) options + numbers[i].offset;
  if (numbers[i].size == sizeof(gint64))
    *(gint64 *) field = value;
  else
    *(int *) field = (int) value;
}

static gboolean
read_number(JsonObject *object, gsize i, IlkStudyOptions *options, GError **error)
{
  JsonNode *node = json_object_get_member(object, numbers[i].name);
  if (node == NULL)
    return TRUE;
  gboolean boolean =
      JSON_NODE_HOLDS_VALUE(node) && json_node_get_value_type(node) == G_TYPE_BOOLEAN;
  if (!boolean && !ilk_study_node_is_number(node))
    return fail(numbers[i].name, error);
  gint64 value = boolean ? json_node_get_boolean(node) : json_node_get_int(node);
  if (value < numbers[i].min || value > numbers[i].max)
    return fail(numbers[i].name, error);
  set_number(options, i, value);
  return TRUE;
}

static gboolean
length_is_allowed(gsize i, guint length)
{
  return lists[i].n_offset != 0 ? length <= ILK_MAX_STEPS : length == ILK_WEEKDAYS;
}

static gboolean
read_list(JsonObject *object, gsize i, IlkStudyOptions *options, GError **error)
{
  JsonNode *node = json_object_get_member(object, lists[i].name);
  if (node == NULL)
    return TRUE;
  JsonArray *array = JSON_NODE_HOLDS_ARRAY(node) ? json_node_get_array(node) : NULL;
  if (array == NULL || !length_is_allowed(i, json_array_get_length(array)))
    return fail(lists[i].name, error);

  int *list = (int *) ((char *) options + lists[i].offset);
  for (guint j = 0; j < json_array_get_length(array); j++) {
    JsonNode *element = json_array_get_element(array, j);
    gint64 value = ilk_study_node_is_number(element) ? json_node_get_int(element) : -1;
    if (value < lists[i].min || value > lists[i].max)
      return fail(lists[i].name, error);
    list[j] = (int) value;
  }
  if (lists[i].n_offset != 0)
    *(int *) ((char *) options + lists[i].n_offset) = (int) json_array_get_length(array);
  return TRUE;
}

static gboolean
read_retention(JsonObject *object, IlkStudyOptions *options, GError **error)
{
  JsonNode *node = json_object_get_member(object, "desired_retention");
  if (node == NULL)
    return TRUE;
  double value = ilk_study_node_is_number(node) ? json_node_get_double(node) : 0;
  if (!(value >= MIN_RETENTION && value <= MAX_RETENTION))
    return fail("desired_retention", error);
  options->desired_retention = value;
  return TRUE;
}

static gboolean
read_object(JsonObject *object, IlkStudyOptions *options, GError **error)
{
  for (gsize i = 0; i < G_N_ELEMENTS(numbers); i++) {
    if (!read_number(object, i, options, error))
      return FALSE;
  }
  for (gsize i = 0; i < G_N_ELEMENTS(lists); i++) {
    if (!read_list(object, i, options, error))
      return FALSE;
  }
  return read_retention(object, options, error) && ilk_study_model_read(object, options, error);
}

gboolean
ilk_study_options_merge_json(IlkStudyOptions *options, const char *json, GError **error)
{
  g_autoptr(JsonNode) root = json_from_string(json, NULL);
  if (root == NULL || !JSON_NODE_HOLDS_OBJECT(root)) {
    g_set_error_literal(error, ILK_ERROR, ILK_ERROR_INVALID,
                        _("The study options are not a JSON object."));
    return FALSE;
  }
  IlkStudyOptions merged = *options;
  if (!read_object(json_node_get_object(root), &merged, error))
    return FALSE;
  *options = merged;
  return TRUE;
}

gboolean
ilk_study_options_from_json(const char *json, IlkStudyOptions *options, GError **error)
{
  IlkStudyOptions read;
  ilk_study_options_init(&read);
  if (!ilk_study_options_merge_json(&read, json, error))
    return FALSE;
  *options = read;
  return TRUE;
}

static const int *
get_list(const IlkStudyOptions *options, gsize i, int *n)
{
  const char *fields = (const char *) options;
  *n = lists[i].n_offset != 0 ? *(const int *) (fields + lists[i].n_offset) : ILK_WEEKDAYS;
  return (const int *) (fields + lists[i].offset);
}

static gboolean
same_list(const IlkStudyOptions *a, const IlkStudyOptions *b, gsize i)
{
  int n_a, n_b;
  const int *list_a = get_list(a, i, &n_a);
  const int *list_b = get_list(b, i, &n_b);
  return n_a == n_b && memcmp(list_a, list_b, (gsize) n_a * sizeof *list_a) == 0;
}

static void
write_list(JsonBuilder *builder, const IlkStudyOptions *options, gsize i)
{
  int n;
  const int *list = get_list(options, i, &n);
  json_builder_set_member_name(builder, lists[i].name);
  json_builder_begin_array(builder);
  for (int j = 0; j < n; j++)
    json_builder_add_int_value(builder, list[j]);
  json_builder_end_array(builder);
}

static void
write_numbers(JsonBuilder *builder, const IlkStudyOptions *options, const IlkStudyOptions *base)
{
  for (gsize i = 0; i < G_N_ELEMENTS(numbers); i++) {
    if (get_number(options, i) == get_number(base, i))
      continue;
    json_builder_set_member_name(builder, numbers[i].name);
    json_builder_add_int_value(builder, get_number(options, i));
  }
  if (options->desired_retention < base->desired_retention ||
      options->desired_retention > base->desired_retention) {
    json_builder_set_member_name(builder, "desired_retention");
    json_builder_add_double_value(builder, options->desired_retention);
  }
}

char *
ilk_study_options_to_json(const IlkStudyOptions *options, const IlkStudyOptions *base)
{
  IlkStudyOptions defaults;
  if (base == NULL) {
    ilk_study_options_init(&defaults);
    base = &defaults;
  }
  g_autoptr(JsonBuilder) builder = json_builder_new();
  json_builder_begin_object(builder);
  write_numbers(builder, options, base);
  for (gsize i = 0; i < G_N_ELEMENTS(lists); i++) {
    if (!same_list(options, base, i))
      write_list(builder, options, i);
  }
  ilk_study_model_write(builder, options, base);
  json_builder_end_object(builder);
  g_autoptr(JsonNode) root = json_builder_get_root(builder);
  return json_to_string(root, FALSE);
}

gboolean
ilk_study_options_same_schedule(const IlkStudyOptions *a, const IlkStudyOptions *b)
{
  for (gsize i = 0; i < G_N_ELEMENTS(numbers); i++) {
    if (numbers[i].schedules && get_number(a, i) != get_number(b, i))
      return FALSE;
  }
  for (gsize i = 0; i < G_N_ELEMENTS(lists); i++) {
    if (lists[i].schedules && !same_list(a, b, i))
      return FALSE;
  }
  return ilk_study_options_same_model(a, b) && !(a->desired_retention < b->desired_retention) &&
         !(a->desired_retention > b->desired_retention);
}
