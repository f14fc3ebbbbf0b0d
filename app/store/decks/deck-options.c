/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A deck's options are a JSON object with only what differs from those of the deck above it, or
 * from the collection's, so that it follows these in everything else. Beside that stands how its
 * author wants it to be spoken.
 */
#include "app/store/decks/deck-options.h"

#include "app/store/care/backup.h"
#include "app/store/decks/deck-order.h"
#include "app/store/decks/decks.h"
#include "app/store/rows/deck-row.h"

#include <json-glib/json-glib.h>
#include <string.h>

#define RETENTION "desired_retention"
#define SPEECH "speech"
#define LANGUAGE "language"
#define SAYS "say"

static JsonObject *
parse(const char *json)
{
  g_autoptr(JsonNode) root = json_from_string(json, NULL);

  return root != NULL && JSON_NODE_HOLDS_OBJECT(root) ? json_node_dup_object(root)
                                                      : json_object_new();
}

static char *
to_text(JsonObject *object)
{
  g_autoptr(JsonNode) root = json_node_new(JSON_NODE_OBJECT);
  json_node_set_object(root, object);
  return json_to_string(root, FALSE);
}

static const char *
get_text(JsonNode *node)
{
  return node != NULL && json_node_get_value_type(node) == G_TYPE_STRING
             ? json_node_get_string(node)
             : "";
}

static char *
dup_says(JsonObject *speech)
{
  JsonNode *node = json_object_get_member(speech, SAYS);
  JsonArray *array = node != NULL && JSON_NODE_HOLDS_ARRAY(node) ? json_node_get_array(node) : NULL;
  g_autoptr(GString) says = g_string_new(NULL);
  for (guint i = 0; array != NULL && i < json_array_get_length(array); i++)
    g_string_append_printf(says, "%s\n", get_text(json_array_get_element(array, i)));
  return g_strdup(says->str);
}

IlkDeckSpeech *
ilk_deck_options_dup_speech(const char *json)
{
  g_autoptr(JsonObject) options = parse(json);
  JsonNode *node = json_object_get_member(options, SPEECH);
  if (node == NULL || !JSON_NODE_HOLDS_OBJECT(node))
    return NULL;
  JsonObject *speech = json_node_get_object(node);
  g_autofree char *says = dup_says(speech);
  return ilk_deck_speech_new(get_text(json_object_get_member(speech, LANGUAGE)), says);
}

static JsonObject *
make_speech(const IlkDeckSpeech *speech)
{
  JsonObject *object = json_object_new();
  JsonArray *array = json_array_new();
  g_auto(GStrv) says = g_strsplit(speech->says, "\n", -1);
  for (char **say = says; *say != NULL; say++)
    json_array_add_string_element(array, *say);
  json_object_set_string_member(object, LANGUAGE, speech->language);
  json_object_set_array_member(object, SAYS, array);
  return object;
}

char *
ilk_deck_options_replace_speech(const char *json, const IlkDeckSpeech *speech)
{
  g_autoptr(JsonObject) options = parse(json);
  if (ilk_deck_speech_is_empty(speech))
    json_object_remove_member(options, SPEECH);
  else
    json_object_set_object_member(options, SPEECH, make_speech(speech));
  return to_text(options);
}

static char *
dup_options(IlkStore *self, gint64 deck, GError **error)
{
  g_autoptr(IlkQuery) query = ilk_deck_row_find(self->db, deck);
  if (ilk_query_step(query, error) <= 0)
    return NULL;
  IlkDeckRow row = ilk_deck_row_read(query);
  return g_strdup(ilk_deck_row_get_options(&row));
}

typedef struct {
  gint64 deck;
  char *json;
  gboolean replay;
  gboolean other_model; /* or other parameters */
  gboolean other_days;
  const IlkReplayWatch *watch;
} OptionsChange;

static gboolean
store_options(IlkStore *self, const OptionsChange *change, GError **error)
{
  if (change->deck == 0)
    return ilk_store_set_config(self, "options", change->json, error);
  return ilk_deck_row_set_options(self, change->deck, change->json, error);
}

gboolean
ilk_store_follow_options(IlkStore *self, const GArray *before, const IlkReplayWatch *watch,
                         GError **error)
{
  for (guint i = 0; i < before->len; i++) {
    const IlkStoreDeck *deck = &g_array_index(before, IlkStoreDeck, i);
    guint now;
    if (ilk_store_find_deck(self, deck->id, &now, NULL) &&
        !ilk_study_options_same_schedule(deck->options,
                                         ilk_store_get_deck_options(self, deck->id)) &&
        !ilk_replay_deck(self, deck->id, watch, error))
      return FALSE;
  }
  return TRUE;
}

static gboolean
replay(IlkStore *self, const OptionsChange *change, const GArray *before, GError **error)
{
  return change->deck == 0 ? ilk_replay_deck(self, 0, change->watch, error)
                           : ilk_store_follow_options(self, before, change->watch, error);
}

static gboolean
run_set_options(IlkStore *self, gpointer data, GError **error)
{
  const OptionsChange *change = data;
  g_autoptr(GArray) before = g_array_ref(self->decks);
  if (!store_options(self, change, error) || !ilk_store_load_decks(self, error))
    return FALSE;
  return (!change->replay || replay(self, change, before, error)) &&
         (!change->other_days || ilk_replay_totals(self, error));
}

gboolean
ilk_store_take_parameters(IlkStore *self, const double *parameters, GError **error)
{
  IlkStudyOptions options = self->options;
  gsize size = ilk_model_count_parameters(ILK_MODEL_FSRS_6) * sizeof *parameters;
  memcpy(options.parameters[ILK_MODEL_FSRS_6], parameters, size);
  g_autofree char *json = ilk_study_options_to_json(&options, NULL);
  const OptionsChange change = {.json = json, .replay = options.model == ILK_MODEL_FSRS_6};
  return run_set_options(self, (gpointer) &change, error);
}

static gboolean
has_reviews(IlkStore *self, gboolean *has, GError **error)
{
  gint64 exists = 0;
  IlkQuery *query = ilk_database_query(self->db, "SELECT EXISTS (SELECT 1 FROM review)");
  gboolean known = ilk_query_fetch_int(query, &exists, error);
  *has = exists != 0;
  return known;
}

/* Whoever turns a number this way and that must not fill the disk: what turning it back restores
 * has the day's backup. Why a read-only collection cannot be changed is said later. */
static gboolean
back_up_before(IlkStore *self, const OptionsChange *change, GError **error)
{
  gboolean has = FALSE;
  if (!change->replay || self->read_only)
    return TRUE;
  if (!change->other_model)
    return ilk_store_backup_daily(self, error);
  if (!has_reviews(self, &has, error))
    return FALSE;
  g_autofree char *backup = has ? ilk_store_backup(self, error) : NULL;
  return backup != NULL || !has;
}

/* @change: its json is what is stored, and leads to @after. */
static gboolean
change_options(IlkStore *self, OptionsChange *change, const IlkStudyOptions *after, GError **error)
{
  const IlkStudyOptions *before = ilk_store_get_deck_options(self, change->deck);

  change->replay = !ilk_study_options_same_schedule(before, after);
  change->other_model = !ilk_study_options_same_model(before, after);
  change->other_days = change->deck == 0 && before->rollover != after->rollover;
  if (!back_up_before(self, change, error))
    return FALSE;
  gboolean stored = ilk_store_transact_bulk(self, run_set_options, change, error);
  if (!stored && self->db != NULL)
    ilk_store_load_decks(self, NULL);
  return stored;
}

/* What @deck follows where it has no options of its own. */
static const IlkStudyOptions *
get_base(IlkStore *self, gint64 deck)
{
  guint i;
  if (!ilk_store_find_deck(self, deck, &i, NULL))
    return &self->options;
  return ilk_store_get_deck_options(self, g_array_index(self->decks, IlkStoreDeck, i).parent);
}

/* Returns: (transfer full) (nullable): @options as they are stored; how a deck is spoken,
 * and its place among others, stay */
static char *
dup_changed(IlkStore *self, gint64 deck, const IlkStudyOptions *options,
            const IlkStudyOptions *base, GError **error)
{
  g_autofree char *json = ilk_study_options_to_json(options, base);
  if (deck == 0)
    return g_steal_pointer(&json);
  g_autofree char *before = dup_options(self, deck, error);
  if (before == NULL)
    return NULL;
  int rank = ilk_deck_order_rank(before);
  g_autofree char *ranked =
      rank > 0 ? ilk_deck_order_dup_ranked(json, rank) : g_steal_pointer(&json);
  g_autoptr(IlkDeckSpeech) speech = ilk_deck_options_dup_speech(before);
  return ilk_deck_speech_is_empty(speech) ? g_steal_pointer(&ranked)
                                          : ilk_deck_options_replace_speech(ranked, speech);
}

gboolean
ilk_store_set_options(IlkStore *self, gint64 deck, const IlkStudyOptions *options,
                      const IlkReplayWatch *watch, GError **error)
{
  guint i;
  if (deck != 0 && !ilk_store_find_deck(self, deck, &i, error))
    return FALSE;

  const IlkStudyOptions *base = deck != 0 ? get_base(self, deck) : NULL;
  g_autofree char *json = dup_changed(self, deck, options, base, error);
  if (json == NULL)
    return FALSE;
  IlkStudyOptions checked = *ilk_store_get_deck_options(self, deck);
  OptionsChange change = {.deck = deck, .json = json, .watch = watch};
  return ilk_study_options_merge_json(&checked, json, error) &&
         change_options(self, &change, options, error);
}

double
ilk_deck_options_get_retention(const char *json)
{
  g_autoptr(JsonObject) options = parse(json);
  return json_object_get_double_member_with_default(options, RETENTION, 0);
}

static char *
replace_retention(const char *json, double retention)
{
  g_autoptr(JsonObject) options = parse(json);

  if (retention > 0)
    json_object_set_double_member(options, RETENTION, retention);
  else
    json_object_remove_member(options, RETENTION);
  return to_text(options);
}

gboolean
ilk_store_set_retention(IlkStore *self, gint64 deck, double retention, GError **error)
{
  guint i;
  if (!ilk_store_find_deck(self, deck, &i, error))
    return FALSE;
  g_autofree char *before = dup_options(self, deck, error);
  if (before == NULL)
    return FALSE;

  g_autofree char *json = replace_retention(before, retention);
  IlkStudyOptions options = *get_base(self, deck);
  OptionsChange change = {.deck = deck, .json = json};
  return ilk_study_options_merge_json(&options, json, error) &&
         change_options(self, &change, &options, error);
}
