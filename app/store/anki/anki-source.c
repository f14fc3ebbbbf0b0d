/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Notes in the order of their numbers, beside them their cards in the same order: two walks that go
 * on together, so that a package of any size is read in little memory.
 */
#include "app/store/anki/anki-source.h"

#include "app/anki/cloze-filter.h"
#include "app/anki/guid.h"
#include "app/anki/render.h"
#include "app/anki/strip.h"
#include "app/base/error.h"
#include "app/base/limits.h"
#include "app/store/anki/anki-cards.h"
#include "app/store/sqlite/foreign-database.h"
#include "config.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>
#include <string.h>

#define NOTES_AT_ONCE 250
#define BYTES_AT_ONCE (2 * 1024 * 1024)
#define MEAN_TARGET_MS 20000
#define DUMMY "Please update to the latest Anki version"

typedef struct {
  IlkCardSource parent;

  /* Owned */
  IlkDatabase *db;
  IlkAnkiCollection *collection;
  IlkDeckFile *deck;
  IlkPackage *package;
  IlkHtmlReader *reader;
  GHashTable *deck_indexes; /* ids to indexes of @package's decks */
  IlkMediaFinder *media;
  GArray *rows; /* of IlkAnkiCardRow, of the note being read */

  /* Borrowed */
  IlkAnkiPackage *file;
  IlkQuery *notes;
  IlkQuery *cards;

  IlkAnkiLogReader log;
  gboolean begun;
  gboolean ended;    /* a query that has ended would begin anew */
  gboolean has_card; /* @cards stands at a row that belongs to a later note */
} AnkiSource;

static void
clear_row(gpointer data)
{
  g_free(((IlkAnkiCardRow *) data)->data);
}

static void
anki_source_free(IlkCardSource *source)
{
  AnkiSource *self = (AnkiSource *) source;
  g_clear_pointer(&self->reader, ilk_html_reader_free);
  g_clear_pointer(&self->db, ilk_database_close);
  g_clear_pointer(&self->collection, ilk_anki_collection_free);
  g_clear_pointer(&self->deck, ilk_deck_file_free);
  g_clear_pointer(&self->package, ilk_package_free);
  g_hash_table_unref(self->deck_indexes);
  g_clear_pointer(&self->media, ilk_media_finder_free);
  g_array_unref(self->rows);
  g_free(self);
}

static gboolean
begin(AnkiSource *self, GError **error)
{
  self->begun = TRUE;
  self->ended = FALSE;
  self->notes =
      ilk_database_query(self->db, "SELECT id, guid, mid, mod, tags, flds FROM notes ORDER BY id");
  self->cards = ilk_database_query(self->db, "SELECT " ILK_ANKI_CARD_COLUMNS
                                             " FROM cards ORDER BY nid, ord, id");
  self->has_card = ilk_query_step(self->cards, NULL) > 0;
  return TRUE;
}

/* Puts the cards of @note into @rows. Cards of notes that are gone are passed over. */
static gboolean
read_rows(AnkiSource *self, gint64 note, GError **error)
{
  int state = 1;
  g_array_set_size(self->rows, 0);
  while (self->has_card) {
    gint64 owner = ilk_query_get_int(self->cards, 1);
    if (owner > note)
      return TRUE;
    if (owner == note && self->rows->len < ILK_MAX_CARDS_PER_NOTE) {
      IlkAnkiCardRow row = ilk_anki_card_row_read(self->cards, self->collection->is_version_1);
      g_array_append_val(self->rows, row);
    }
    state = ilk_query_step(self->cards, NULL);
    self->has_card = state > 0;
  }
  return state >= 0 || ilk_foreign_database_fail(error);
}

/* A card there is, unless it is none that a template or a deletion can make, or comes twice. */
static void
drop_impossible_rows(AnkiSource *self, const IlkAnkiNotetype *notetype)
{
  int end = notetype->is_cloze ? ILK_MAX_CLOZE_NUMBER : (int) notetype->templates->len, last = -1;
  for (guint i = 0; i < self->rows->len;) {
    int ordinal = g_array_index(self->rows, IlkAnkiCardRow, i).ordinal;
    if (ordinal <= last || ordinal >= end) {
      g_array_remove_index(self->rows, i);
      continue;
    }
    last = ordinal;
    i++;
  }
}

static const char *
get_deck_name(AnkiSource *self, gint64 id)
{
  const IlkAnkiDeck *deck = g_hash_table_lookup(self->collection->decks, &id);
  return deck != NULL ? deck->name : "Default";
}

static void
take_parameters(IlkPackage *package, const IlkAnkiPreset *preset)
{
  if (!preset->has_parameters || package->has_parameters)
    return;
  package->has_parameters = TRUE;
  memcpy(package->parameters, preset->options.parameters[ILK_MODEL_FSRS_6],
         sizeof package->parameters);
}

static void
add_deck(AnkiSource *self, gint64 id)
{
  if (g_hash_table_contains(self->deck_indexes, &id))
    return;
  const IlkAnkiDeck *deck = g_hash_table_lookup(self->collection->decks, &id);
  IlkAnkiPreset preset = *ilk_anki_collection_get_preset(self->collection, deck);
  if (deck != NULL)
    ilk_anki_preset_set_retention(&preset, deck->retention);
  g_autofree char *description = deck != NULL ? ilk_html_strip(deck->description) : g_strdup("");
  guint index = ilk_package_add_deck(self->package, get_deck_name(self, id),
                                     g_strstrip(description), &preset.options);
  take_parameters(self->package, &preset);
  g_hash_table_insert(self->deck_indexes, g_memdup2(&id, sizeof id), GUINT_TO_POINTER(index));
}

static void
add_model(AnkiSource *self, gint64 id)
{
  const IlkAnkiNotetype *notetype = g_hash_table_lookup(self->collection->notetypes, &id);
  if (notetype == NULL)
    return;
  g_autofree char *key = g_strdup_printf("%" PRId64, id);
  g_autofree char *json = ilk_anki_notetype_to_json(notetype);
  ilk_package_add_model(self->package, key, json);
}

/* What there is has to be known before the first note is: by then another thread looks at it. */
static gboolean
list_parts(AnkiSource *self, GError **error)
{
  int state;
  g_autoptr(IlkQuery) decks = ilk_database_query(
      self->db,
      "SELECT DISTINCT CASE WHEN odid <> 0 THEN odid ELSE did END FROM cards LIMIT 10000");
  g_autoptr(IlkQuery) models =
      ilk_database_query(self->db, "SELECT DISTINCT mid FROM notes LIMIT 10000");
  while ((state = ilk_query_step(decks, NULL)) > 0)
    add_deck(self, ilk_query_get_int(decks, 0));
  int end = state;
  while ((state = ilk_query_step(models, NULL)) > 0)
    add_model(self, ilk_query_get_int(models, 0));
  return (end == 0 && state == 0) || ilk_foreign_database_fail(error);
}

static char **
split_fields(const char *text)
{
  g_autofree char *valid = g_utf8_make_valid(text != NULL ? text : "", -1);
  return g_strsplit(valid, "\x1f", ILK_MAX_PACKAGE_FIELDS);
}

static gboolean
add_cards(AnkiSource *self, IlkPackageNote *note, const char *example, GError **error)
{
  for (guint i = 0; i < self->rows->len; i++) {
    const IlkAnkiCardRow *row = &g_array_index(self->rows, IlkAnkiCardRow, i);
    const IlkAnkiDeck *deck = g_hash_table_lookup(self->collection->decks, &row->deck);
    IlkPackageCard card;
    self->log.unused = 0;
    if (!ilk_anki_card_make(&self->log, row, deck, MEAN_TARGET_MS, &card, error))
      return FALSE;
    card.deck = GPOINTER_TO_UINT(g_hash_table_lookup(self->deck_indexes, &row->deck));
    g_array_append_val(note->cards, card);
    ilk_loss_report_add(self->package->losses, ILK_LOSS_LOG, self->log.unused, example);
    if (row->was_filtered)
      ilk_loss_report_add(self->package->losses, ILK_LOSS_FILTERED, 1, example);
  }
  return TRUE;
}

static IlkNote *
render(AnkiSource *self, const IlkAnkiNotetype *notetype, const char *model, char **fields,
       GPtrArray *media, guint *losses)
{
  int ordinals[ILK_MAX_CARDS_PER_NOTE];
  const char *decks[ILK_MAX_CARDS_PER_NOTE];
  g_auto(GStrv) tags = ilk_package_split_tags(ilk_query_get_text(self->notes, 4));
  for (guint i = 0; i < self->rows->len; i++) {
    const IlkAnkiCardRow *row = &g_array_index(self->rows, IlkAnkiCardRow, i);
    ordinals[i] = row->ordinal;
    decks[i] = get_deck_name(self, row->deck);
  }
  const IlkAnkiNote note = {.fields = (const char *const *) fields,
                            .n_fields = g_strv_length(fields),
                            .ordinals = ordinals,
                            .decks = decks,
                            .n_ordinals = self->rows->len,
                            .tags = (const char *const *) tags,
                            .modified = ilk_query_get_int(self->notes, 3)};
  return ilk_anki_render(self->reader, notetype, model, &note, media, losses);
}

/* Returns: whether the note can be taken; else it is said why not */
static gboolean
may_come(AnkiSource *self, const IlkAnkiNotetype *notetype, char **fields, const char *example)
{
  IlkLossReport *losses = self->package->losses;
  if (notetype == NULL || fields[0] == NULL) {
    ilk_loss_report_add(losses, ILK_LOSS_DAMAGED, 1, example);
    return FALSE;
  }
  drop_impossible_rows(self, notetype);
  if (notetype->is_cloze && ilk_cloze_hides_picture(fields[0])) {
    ilk_loss_report_add(losses, ILK_LOSS_OCCLUSION, 1, example);
    return FALSE;
  }
  if (ilk_anki_is_too_long((const char *const *) fields, self->rows->len)) {
    ilk_loss_report_add(losses, ILK_LOSS_LENGTH, 1, example);
    return FALSE;
  }
  if (self->rows->len > 0)
    return TRUE;
  ilk_loss_report_add(losses, ILK_LOSS_NO_CARD, 1, example);
  return FALSE;
}

static char *
dup_example(char **fields)
{
  g_autofree char *text = fields[0] != NULL ? ilk_html_strip(fields[0]) : g_strdup("");
  return g_strdup(g_strstrip(text));
}

/* A note that was written here says which it is. There the cards of a text with gaps are numbered
 * as the gaps are, from 1 on. */
static void
recognise(IlkPackageNote *note, const IlkAnkiNotetype *notetype)
{
  guint8 uid[ILK_UID_LENGTH];
  IlkForeignOrigin origin;
  if (!ilk_anki_guid_read(note->id, uid))
    return;
  note->uid = g_memdup2(uid, sizeof uid);
  if (!notetype->is_cloze || !ilk_foreign_origin_read(note->note, &origin))
    return;
  g_autoptr(IlkNote) counted = note->note;
  g_autoptr(GArray) faces = ilk_foreign_note_list(counted);
  for (guint i = 0; i < faces->len; i++)
    g_array_index(faces, IlkForeignFace, i).ordinal++;
  for (guint i = 0; i < note->cards->len; i++)
    g_array_index(note->cards, IlkPackageCard, i).ordinal++;
  note->note =
      ilk_foreign_note_new((const IlkForeignFace *) (gpointer) faces->data, faces->len, &origin,
                           ilk_note_get_tags(counted), ilk_note_get_media(counted));
}

/* Adds the note that the walk has reached to @batch, if it can be taken. */
static gboolean
read_note(AnkiSource *self, IlkCardBatch *batch, gsize *bytes, GError **error)
{
  gint64 model_id = ilk_query_get_int(self->notes, 2);
  const char *text = ilk_query_get_text(self->notes, 5), *guid = ilk_query_get_text(self->notes, 1);
  const IlkAnkiNotetype *notetype = g_hash_table_lookup(self->collection->notetypes, &model_id);
  gboolean too_long = text != NULL && strlen(text) > ILK_MAX_CARD_BYTES;
  g_auto(GStrv) fields = split_fields(too_long ? "" : text);
  g_autofree char *example = dup_example(fields);
  if (!read_rows(self, ilk_query_get_int(self->notes, 0), error))
    return FALSE;
  if (too_long)
    ilk_loss_report_add(self->package->losses, ILK_LOSS_LENGTH, 1, NULL);
  if (too_long || !may_come(self, guid != NULL ? notetype : NULL, fields, example))
    return TRUE;
  g_autofree char *id = g_utf8_make_valid(guid, (gssize) MIN(strlen(guid), ILK_MAX_NAME_BYTES));
  IlkPackageNote *note = ilk_package_note_new(id);
  g_autoptr(GPtrArray) media = g_ptr_array_new_with_free_func(g_free);
  guint losses = 0;
  g_ptr_array_add(batch->notes, note);
  note->model = g_strdup_printf("%" PRId64, notetype->id);
  note->modified = ilk_query_get_int(self->notes, 3);
  note->note = render(self, notetype, note->model, fields, media, &losses);
  ilk_loss_report_add_flags(self->package->losses, losses, example);
  *bytes += text != NULL ? strlen(text) : 0;
  if (!ilk_media_finder_add(self->media, &note->note, media, batch->media, error) ||
      !add_cards(self, note, example, error))
    return FALSE;
  recognise(note, notetype);
  return TRUE;
}

static IlkCardBatch *
next(IlkCardSource *source, GError **error)
{
  AnkiSource *self = (AnkiSource *) source;
  g_autoptr(IlkCardBatch) batch = ilk_package_batch_new();
  gsize bytes = 0;
  int state = 1;
  if (!self->begun && !begin(self, error))
    return NULL;
  while (!self->ended && batch->notes->len < NOTES_AT_ONCE && bytes < BYTES_AT_ONCE &&
         (state = ilk_query_step(self->notes, NULL)) > 0)
    if (!read_note(self, batch, &bytes, error))
      return NULL;
  self->ended = self->ended || state <= 0;
  if (state < 0)
    ilk_foreign_database_fail(error);
  return state >= 0 && batch->notes->len > 0 ? g_steal_pointer(&batch) : NULL;
}

static gboolean
rewind_source(IlkCardSource *source, GError **error)
{
  AnkiSource *self = (AnkiSource *) source;
  ilk_loss_report_clear(self->package->losses);
  ilk_media_finder_forget(self->media);
  self->begun = FALSE;
  return TRUE;
}

/* A package for newer programs says so in a collection for older ones. */
static gboolean
check_dummy(AnkiSource *self, GError **error)
{
  gint64 n = 0;
  g_autoptr(IlkQuery) query = ilk_database_query(self->db, "SELECT flds FROM notes LIMIT 1");
  if (!ilk_anki_package_may_be_dummy(self->file) ||
      !ilk_query_fetch_int(ilk_database_query(self->db, "SELECT count(*) FROM notes"), &n, NULL) ||
      n != 1 || ilk_query_step(query, NULL) <= 0)
    return TRUE;
  const char *text = ilk_query_get_text(query, 0);
  if (text == NULL || strstr(text, DUMMY) == NULL)
    return TRUE;
  g_set_error_literal(error, ILK_ERROR, ILK_ERROR_NEWER,
                      _("This deck was saved for newer programs, and what is meant for them is not "
                        "in the package. Export it with “Support older Anki versions”."));
  return FALSE;
}

static gboolean
has_media(gpointer data, const char *name)
{
  return ilk_anki_package_has_media(data, name);
}

static gboolean
open_database(AnkiSource *self, GError **error)
{
  self->db = ilk_foreign_database_open(ilk_anki_package_get_database(self->file), error);
  ilk_anki_package_forget_database(self->file);
  self->collection = self->db != NULL ? ilk_anki_collection_read(self->db, error) : NULL;
  if (self->collection == NULL || !check_dummy(self, error))
    return FALSE;
  self->log = (IlkAnkiLogReader){.db = self->db, .collection = self->collection};
  return ilk_anki_prepare_log(self->db, &self->log.has_index, error) && list_parts(self, error);
}

IlkCardSource *
ilk_anki_source_new(IlkAnkiPackage *package, IlkFindMedia find, gpointer data, GError **error)
{
  g_return_val_if_fail(package != NULL && find != NULL, NULL);

  AnkiSource *self = g_new0(AnkiSource, 1);
  g_autoptr(IlkCardSource) source = &self->parent;
  *self =
      (AnkiSource){.parent = {.next = next, .rewind = rewind_source, .free = anki_source_free},
                   .package = ilk_package_new("anki"),
                   .deck = ilk_deck_file_new("anki", ilk_anki_package_get_name(package), NULL),
                   .deck_indexes = g_hash_table_new_full(g_int64_hash, g_int64_equal, g_free, NULL),
                   .rows = g_array_new(FALSE, FALSE, sizeof(IlkAnkiCardRow)),
                   .file = package};
  g_array_set_clear_func(self->rows, clear_row);
  self->reader = ilk_html_reader_new(has_media, package);
  self->media = ilk_media_finder_new(find, data, self->package->losses);
  self->parent.deck = self->deck;
  self->parent.package = self->package;
  if (!open_database(self, error))
    return NULL;
  self->package->device = g_strdup_printf("anki-%" PRId64, self->collection->created);
  return g_steal_pointer(&source);
}
