/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What a package says besides notes and cards: decks, how they are studied, notetypes, and from
 * when its days are counted. Decks that are studied alike share one set of options.
 */
#include "app/anki/json-write.h"
#include "app/anki/markdown-html.h"
#include "app/anki/notetype-write.h"
#include "app/anki/preset-write.h"
#include "app/anki/strip.h"
#include "app/base/clock.h"
#include "app/store/anki/anki-export-private.h"
#include "app/store/decks/decks.h"
#include "app/store/rows/deck-row.h"

#include <inttypes.h>
#include <math.h>
#include <string.h>

#define DEFAULT_NAME "Default"
#define LEVEL "::"
#define PRESET_BASE G_GINT64_CONSTANT(1500000000000)
#define DEFAULT_PRESET G_GINT64_CONSTANT(1)
#define MOST_LEVELS 64
#define DUMMY "Please update to the latest Anki version, then import the file again."

/* Returns: (transfer full): @name as one level of a deck's */
static char *
dup_level(const char *name)
{
  g_autoptr(GString) level = g_string_new(name != NULL ? name : "");
  g_string_replace(level, LEVEL, ":", 0);
  for (char *at = level->str; *at != '\0'; at++)
    if (g_ascii_iscntrl(*at))
      *at = ' ';
  g_strstrip(level->str);
  return g_strdup(*level->str != '\0' ? level->str : "blank");
}

/* What a deck is called, and what it stands in. */
typedef struct {
  char *name;
  gint64 parent;
} Named;

static void
named_free(gpointer data)
{
  g_free(((Named *) data)->name);
  g_free(data);
}

/* Returns: (transfer full): @name, or another that no deck beside it has: whatever the case, there
 * are no two of one name there. @taken: (element-type utf8) */
static char *
dup_unique(GHashTable *taken, const char *name, gint64 parent)
{
  for (guint i = 1;; i++) {
    g_autofree char *unique = i == 1 ? g_strdup(name) : g_strdup_printf("%s (%u)", name, i);
    g_autofree char *folded = g_utf8_casefold(unique, -1);
    if (g_hash_table_add(taken, g_strdup_printf("%" PRId64 " %s", parent, folded)))
      return g_steal_pointer(&unique);
  }
}

static GHashTable *
list_names(IlkAnkiRun *self, GError **error)
{
  g_autoptr(GHashTable) names =
      g_hash_table_new_full(g_int64_hash, g_int64_equal, g_free, named_free);
  g_autoptr(GHashTable) taken = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr(IlkQuery) query = ilk_deck_row_list(self->store->db);
  int state;
  while ((state = ilk_query_step(query, error)) > 0) {
    IlkDeckRow row = ilk_deck_row_read(query);
    g_autofree char *level = dup_level(row.name);
    Named *named = g_new(Named, 1);
    *named = (Named){dup_unique(taken, level, row.parent), row.parent};
    g_hash_table_insert(names, g_memdup2(&row.id, sizeof row.id), named);
  }
  return state == 0 ? g_steal_pointer(&names) : NULL;
}

/* Returns: (transfer full) (nullable): the full name of @deck. Those that it stands in are noted:
 * what is said of them holds for it, too. */
static char *
dup_path(IlkAnkiRun *self, GHashTable *names, gint64 deck)
{
  const Named *named = g_hash_table_lookup(names, &deck);
  g_autofree char *path = named != NULL ? g_strdup(named->name) : NULL;
  for (guint i = 0; named != NULL && named->parent != 0 && i < MOST_LEVELS; i++) {
    gint64 parent = named->parent;
    named = g_hash_table_lookup(names, &parent);
    g_autofree char *below = path;
    path = named != NULL ? g_strconcat(named->name, LEVEL, below, NULL) : g_strdup(below);
    g_hash_table_add(self->above, g_memdup2(&parent, sizeof parent));
  }
  return g_steal_pointer(&path);
}

/* One deck is there always. */
static gboolean
is_default(const char *path)
{
  return path != NULL && g_ascii_strcasecmp(path, DEFAULT_NAME) == 0;
}

gint64
ilk_anki_run_get_deck_id(const IlkAnkiRun *self, gint64 deck)
{
  return is_default(g_hash_table_lookup(self->decks, &deck)) ? ILK_ANKI_DEFAULT_DECK
                                                             : ILK_ANKI_DECK_BASE + deck;
}

gboolean
ilk_anki_run_find_decks(IlkAnkiRun *self, GError **error)
{
  gint64 top = self->request->deck;
  guint index;
  if (top != 0 && !ilk_store_find_deck(self->store, top, &index, error))
    return FALSE;
  g_autoptr(GHashTable) names = list_names(self, error);
  for (guint i = 0; names != NULL && i < self->store->decks->len; i++) {
    gint64 deck = g_array_index(self->store->decks, IlkStoreDeck, i).id;
    if (top == 0 || ilk_store_deck_is_below(self->store, deck, top)) {
      char *path = dup_path(self, names, deck);
      self->request->sum.decks += path != NULL;
      if (path != NULL)
        g_hash_table_insert(self->decks, g_memdup2(&deck, sizeof deck), path);
    }
  }
  return names != NULL;
}

static void
add_today(JsonBuilder *builder, const char *name, gint64 day)
{
  json_builder_set_member_name(builder, name);
  json_builder_begin_array(builder);
  json_builder_add_int_value(builder, day);
  json_builder_add_int_value(builder, 0);
  json_builder_end_array(builder);
}

static void
write_deck(const IlkAnkiRun *self, JsonBuilder *builder, gint64 id, const char *name,
           const char *description, gint64 preset)
{
  static const char *const counts[] = {"newToday", "revToday", "lrnToday", "timeToday"};
  g_autofree char *key = g_strdup_printf("%" PRId64, id);
  json_builder_set_member_name(builder, key);
  json_builder_begin_object(builder);
  ilk_anki_json_add_int(builder, "id", id);
  ilk_anki_json_add_int(builder, "mod", self->now);
  ilk_anki_json_add_text(builder, "name", name);
  ilk_anki_json_add_int(builder, "usn", -1);
  for (gsize i = 0; i < G_N_ELEMENTS(counts); i++)
    add_today(builder, counts[i], self->today - self->first_day);
  ilk_anki_json_add_flag(builder, "collapsed", FALSE);
  ilk_anki_json_add_flag(builder, "browserCollapsed", FALSE);
  ilk_anki_json_add_text(builder, "desc", description);
  ilk_anki_json_add_int(builder, "dyn", 0);
  ilk_anki_json_add_int(builder, "conf", preset);
  ilk_anki_json_add_int(builder, "extendNew", 0);
  ilk_anki_json_add_int(builder, "extendRev", 0);
  json_builder_end_object(builder);
}

/* The sets of options so far: what they say to their ids. */
typedef struct {
  GHashTable *known; /* owned */
  JsonBuilder *out;  /* owned until it ends */
  gint64 last;
} Presets;

static gint64
find_preset(const IlkAnkiRun *self, Presets *presets, const IlkStudyOptions *options,
            const char *name)
{
  g_autofree char *says = ilk_study_options_to_json(options, NULL);
  const gint64 *known = g_hash_table_lookup(presets->known, says);
  if (known != NULL)
    return *known;
  gboolean first = g_hash_table_size(presets->known) == 0;
  gint64 id = first ? DEFAULT_PRESET : PRESET_BASE + ++presets->last;
  g_autofree char *key = g_strdup_printf("%" PRId64, id);
  json_builder_set_member_name(presets->out, key);
  ilk_anki_preset_write(presets->out, id, name, options, self->now);
  g_hash_table_insert(presets->known, g_steal_pointer(&says), g_memdup2(&id, sizeof id));
  return id;
}

static gboolean
write_decks(IlkAnkiRun *self, JsonBuilder *decks, Presets *presets, GError **error)
{
  g_autoptr(GHashTable) names = list_names(self, error);
  if (names == NULL)
    return FALSE;
  g_autoptr(IlkQuery) query = ilk_deck_row_list(self->store->db);
  int state;
  gint64 usual = find_preset(self, presets, &self->store->options, DEFAULT_NAME);
  gboolean has_default = FALSE;
  while ((state = ilk_query_step(query, error)) > 0) {
    IlkDeckRow row = ilk_deck_row_read(query);
    const char *known = g_hash_table_lookup(self->decks, &row.id);
    if (known == NULL && !g_hash_table_contains(self->above, &row.id))
      continue;
    g_autofree char *path = known != NULL ? g_strdup(known) : dup_path(self, names, row.id);
    gint64 preset =
        find_preset(self, presets, ilk_store_get_deck_options(self->store, row.id), path);
    g_autofree char *description =
        ilk_markdown_to_html(row.description != NULL ? row.description : "", NULL, NULL);
    has_default = has_default || is_default(path);
    write_deck(self, decks, is_default(path) ? ILK_ANKI_DEFAULT_DECK : ILK_ANKI_DECK_BASE + row.id,
               path, description, preset);
  }
  if (!has_default)
    write_deck(self, decks, ILK_ANKI_DEFAULT_DECK, DEFAULT_NAME, "", usual);
  return state == 0;
}

static char *
write_models(IlkAnkiRun *self)
{
  GHashTableIter iter;
  gpointer value;
  JsonBuilder *builder = json_builder_new();
  json_builder_begin_object(builder);
  g_hash_table_iter_init(&iter, self->models);
  while (g_hash_table_iter_next(&iter, NULL, &value)) {
    const IlkAnkiNotetype *notetype = value;
    g_autofree char *key = g_strdup_printf("%" PRId64, notetype->id);
    json_builder_set_member_name(builder, key);
    ilk_anki_notetype_write(notetype, builder, ILK_ANKI_DEFAULT_DECK, self->now);
  }
  return ilk_anki_json_end(builder);
}

/* The second scheduler, and the third: the first had other buttons. */
static char *
write_settings(const IlkAnkiRun *self)
{
  static const int decks[] = {ILK_ANKI_DEFAULT_DECK};
  JsonBuilder *builder = json_builder_new();
  json_builder_begin_object(builder);
  ilk_anki_json_add_int(builder, "schedVer", 2);
  ilk_anki_json_add_flag(builder, "sched2021", TRUE);
  ilk_anki_json_add_int(builder, "creationOffset", -self->utc_offset);
  ilk_anki_json_add_int(builder, "localOffset", -self->utc_offset);
  ilk_anki_json_add_int(builder, "rollover", self->store->options.rollover / 60);
  ilk_anki_json_add_int(builder, "collapseTime", self->store->options.learn_ahead / 1000);
  ilk_anki_json_add_int(builder, "nextPos", 1);
  ilk_anki_json_add_int(builder, "curDeck", ILK_ANKI_DEFAULT_DECK);
  ilk_anki_json_add_ints(builder, "activeDecks", decks, 1);
  ilk_anki_json_add_text(builder, "sortType", "noteFld");
  ilk_anki_json_add_flag(builder, "sortBackwards", FALSE);
  ilk_anki_json_add_flag(builder, "dueCounts", TRUE);
  ilk_anki_json_add_flag(builder, "estTimes", TRUE);
  ilk_anki_json_add_int(builder, "newSpread", 0);
  ilk_anki_json_add_int(builder, "timeLim", 0);
  ilk_anki_json_add_flag(builder, "addToCur", TRUE);
  ilk_anki_json_add_flag(builder, "dayLearnFirst", FALSE);
  ilk_anki_json_add_flag(builder, "fsrs", TRUE);
  return ilk_anki_json_end(builder);
}

gboolean
ilk_anki_run_end(IlkAnkiRun *self, GError **error)
{
  JsonBuilder *decks = json_builder_new();
  Presets presets = {.known = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free),
                     .out = json_builder_new()};
  json_builder_begin_object(decks);
  json_builder_begin_object(presets.out);
  gboolean written = write_decks(self, decks, &presets, error);
  g_autofree char *deck_json = ilk_anki_json_end(decks);
  g_autofree char *preset_json = ilk_anki_json_end(presets.out);
  g_autofree char *models = write_models(self);
  g_autofree char *conf = write_settings(self);
  int rollover = self->store->options.rollover / 60 * 60;
  const IlkAnkiSettingsOut settings = {
      .created = ilk_clock_day_start(self->first_day, self->utc_offset, rollover) / 1000,
      .modified = self->now * 1000,
      .conf = conf,
      .models = models,
      .decks = deck_json,
      .presets = preset_json,
      .latest = self->request->latest};
  g_hash_table_unref(presets.known);
  return written && ilk_anki_writer_end(self->writer, &settings, error);
}

static gboolean
write_dummy(IlkAnkiWriter *writer, IlkAnkiRun *run, GError **error)
{
  gint64 model = ilk_anki_own_id(ILK_NOTE_QUESTION_AND_ANSWER);
  const IlkAnkiNoteOut note = {.id = 1,
                               .guid = "dummy",
                               .model = model,
                               .modified = run->now,
                               .tags = "",
                               .fields = DUMMY "\x1f\x1f",
                               .sorted = DUMMY,
                               .checksum = ilk_html_checksum(DUMMY)};
  const IlkAnkiCardOut card = {
      .id = 2, .note = 1, .deck = ILK_ANKI_DEFAULT_DECK, .modified = run->now, .data = ""};
  JsonBuilder *decks = json_builder_new(), *presets = json_builder_new();
  IlkStudyOptions usual;
  ilk_study_options_init(&usual);
  json_builder_begin_object(decks);
  json_builder_begin_object(presets);
  write_deck(run, decks, ILK_ANKI_DEFAULT_DECK, DEFAULT_NAME, "", DEFAULT_PRESET);
  json_builder_set_member_name(presets, "1");
  ilk_anki_preset_write(presets, DEFAULT_PRESET, DEFAULT_NAME, &usual, run->now);
  g_autofree char *deck_json = ilk_anki_json_end(decks);
  g_autofree char *preset_json = ilk_anki_json_end(presets);
  g_autofree char *models = write_models(run);
  const IlkAnkiSettingsOut settings = {.created = run->now,
                                       .modified = run->now * 1000,
                                       .conf = "{\"schedVer\":2,\"sched2021\":true}",
                                       .models = models,
                                       .decks = deck_json,
                                       .presets = preset_json};
  return ilk_anki_writer_add_note(writer, &note, error) &&
         ilk_anki_writer_add_card(writer, &card, error) &&
         ilk_anki_writer_end(writer, &settings, error);
}

gboolean
ilk_anki_export_dummy(const char *path, GError **error)
{
  gint64 id = ilk_anki_own_id(ILK_NOTE_QUESTION_AND_ANSWER);
  g_autoptr(GHashTable) models =
      g_hash_table_new_full(g_int64_hash, g_int64_equal, NULL, ilk_anki_notetype_free);
  IlkAnkiRun run = {.models = models, .now = ilk_clock_now() / 1000};
  g_autoptr(IlkAnkiWriter) writer = ilk_anki_writer_new(path, error);
  g_hash_table_insert(models, &id, ilk_anki_notetype_new_own(ILK_NOTE_QUESTION_AND_ANSWER));
  return writer != NULL && write_dummy(writer, &run, error);
}
