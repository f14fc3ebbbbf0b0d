/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A note of another program goes out with the fields that it came with; what was written here
 * becomes HTML in the fields of a notetype of our own.
 */
#include "app/anki/arrival.h"
#include "app/anki/guid.h"
#include "app/anki/html.h"
#include "app/anki/json.h"
#include "app/anki/markdown-html.h"
#include "app/anki/media-list.h"
#include "app/anki/notetype-write.h"
#include "app/anki/strip.h"
#include "app/base/error.h"
#include "app/base/limits.h"
#include "app/model/cloze.h"
#include "app/model/foreign.h"
#include "app/model/media-map.h"
#include "app/model/occlusion.h"
#include "app/store/anki/anki-export-private.h"
#include "app/store/rows/note.h"

#include <string.h>

#define MODEL_KEY "model:anki:"
#define TEXT_MODEL_BASE G_GINT64_CONSTANT(1680000000000)
#define PARTING '\x1f'
#define HASH_IN_NAME 12

/* What is written of a note. */
typedef struct {
  /* Owned */
  IlkNote *note;
  char *guid;
  GPtrArray *fields;

  /* Borrowed */
  IlkAnkiRun *run;
  const IlkAnkiNotetype *notetype;

  gint64 modified;
  gboolean counts_gaps; /* ordinals here are the numbers of gaps, which begin with 1 */
  GArray *numbers;      /* owned, or NULL: those of the cards that can be written */
} Parts;

static void
parts_clear(Parts *self)
{
  g_clear_pointer(&self->note, ilk_note_unref);
  g_clear_pointer(&self->fields, g_ptr_array_unref);
  g_clear_pointer(&self->numbers, g_array_unref);
  g_free(self->guid);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Parts, parts_clear)

/* Returns: (transfer full): a name that no other file has: one component, and fit for any system */
static char *
choose_name(IlkAnkiRun *self, const char *hash, const char *wanted)
{
  g_autofree char *flat = g_strdelimit(g_strdup(wanted), "/", '_');
  g_autofree char *valid = ilk_media_list_dup_name(flat);
  const char *name = valid != NULL ? valid : "file";
  const char *other = g_hash_table_lookup(self->request->files, name);
  if (other == NULL || g_str_equal(other, hash))
    return g_strdup(name);
  const char *dot = strrchr(name, '.');
  gsize stem = dot != NULL ? (gsize) (dot - name) : strlen(name);
  g_autofree char *apart = g_strdup_printf("%.*s-%.*s%s", (int) MIN(stem, 60), name, HASH_IN_NAME,
                                           hash, dot != NULL ? dot : "");
  char *made = ilk_media_list_dup_name(apart);
  return made != NULL ? made : g_strndup(hash, ILK_MEDIA_HASH_LENGTH);
}

/* Returns: (transfer none) (nullable): what the file is called that the note calls @address */
static const char *
find_name(const Parts *parts, const char *address)
{
  IlkAnkiRun *self = parts->run;
  g_autofree char *hash = ilk_media_map_dup_hash(ilk_note_get_media(parts->note), address);
  if (hash == NULL)
    return NULL;
  g_autofree char *wanted = g_uri_unescape_string(address, NULL);
  if (wanted == NULL)
    wanted = g_strdup(address);
  g_autofree char *key = g_strconcat(hash, "/", wanted, NULL);
  const char *known = g_hash_table_lookup(self->names, key);
  if (known != NULL)
    return known;
  char *name = choose_name(self, hash, wanted);
  g_hash_table_insert(self->request->files, g_strdup(name), g_steal_pointer(&hash));
  g_hash_table_insert(self->names, g_steal_pointer(&key), name);
  return name;
}

static gboolean
is_sound(const char *name)
{
  static const char *const suffixes[] = {".mp3", ".ogg", ".oga",  ".opus",
                                         ".wav", ".m4a", ".flac", NULL};
  g_autofree char *lower = g_ascii_strdown(name, -1);
  for (gsize i = 0; suffixes[i] != NULL; i++)
    if (g_str_has_suffix(lower, suffixes[i]))
      return TRUE;
  return FALSE;
}

static char *
find_file_cb(gpointer data, const char *address, gboolean *sound)
{
  const char *name = find_name(data, address);
  *sound = name != NULL && is_sound(name);
  return g_strdup(name);
}

/* Templates show files, too, so all are taken that the note has. */
static void
take_files(const Parts *parts)
{
  g_auto(GStrv) lines = g_strsplit(ilk_note_get_media(parts->note), "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++) {
    char *tab = strchr(lines[i], '\t');
    if (tab == NULL)
      continue;
    *tab = '\0';
    (void) find_name(parts, lines[i]);
  }
}

/* Returns: (transfer full): @html with the names that its files have got */
static char *
rename_files(const Parts *parts, const char *html)
{
  GString *out = g_string_new(NULL);
  const char *at = html, *begin, *end, *tag, *done = html;
  while (ilk_html_next_media(&at, &begin, &end, &tag)) {
    g_autofree char *wanted = ilk_html_decode(begin, (gsize) (end - begin));
    g_autofree char *address = ilk_html_dup_address(wanted);
    const char *name = find_name(parts, address);
    if (name == NULL || g_str_equal(name, wanted))
      continue;
    g_string_append_len(out, done, begin - done);
    ilk_html_append_escaped(out, name);
    done = end;
  }
  g_string_append(out, done);
  return g_string_free(out, FALSE);
}

/* Returns: the id of the notetype that is called @model, 0 for none. What came as text has names
 * instead: as if made on a day of their own, so that they are the same whenever they go out. */
static gint64
get_model_id(const char *model)
{
  if (g_str_has_prefix(model, ILK_TEXT_MODEL))
    return TEXT_MODEL_BASE + g_str_hash(model);
  return g_ascii_strtoll(model, NULL, 10);
}

static IlkAnkiNotetype *
read_model(IlkAnkiRun *self, gint64 id, const char *model, GError **error)
{
  g_autofree char *key = g_strconcat(MODEL_KEY, model, NULL);
  g_autofree char *json = ilk_store_dup_config(self->store, key, error);
  if (json == NULL || *json == '\0')
    return NULL;
  g_autoptr(JsonNode) root = ilk_anki_json_parse(json, strlen(json), NULL);
  JsonObject *object = ilk_anki_json_object(root);
  return object != NULL ? ilk_anki_notetype_new_from_json(id, object) : NULL;
}

/* @notetype: (out) (nullable): NULL where there is none (any more) */
static gboolean
find_model(IlkAnkiRun *self, const char *model, const IlkAnkiNotetype **notetype, GError **error)
{
  g_autoptr(GError) failure = NULL;
  gint64 id = get_model_id(model);
  *notetype = g_hash_table_lookup(self->models, &id);
  if (*notetype != NULL || id <= 0)
    return TRUE;
  IlkAnkiNotetype *made = read_model(self, id, model, &failure);
  if (failure != NULL) {
    g_propagate_error(error, g_steal_pointer(&failure));
    return FALSE;
  }
  if (made != NULL && made->fields->len > 0 && made->templates->len > 0) {
    g_hash_table_insert(self->models, g_memdup2(&id, sizeof id), made);
    *notetype = made;
  } else if (made != NULL)
    ilk_anki_notetype_free(made);
  return TRUE;
}

static void
fill_foreign(Parts *parts, const IlkForeignOrigin *origin)
{
  guint8 uid[ILK_UID_LENGTH];
  take_files(parts);
  for (guint i = 0; origin->fields[i] != NULL; i++)
    g_ptr_array_add(parts->fields, rename_files(parts, origin->fields[i]));
  while (parts->fields->len < parts->notetype->fields->len)
    g_ptr_array_add(parts->fields, g_strdup(""));
  parts->modified = origin->changed;
  parts->counts_gaps = parts->notetype->is_cloze && ilk_anki_guid_read(parts->guid, uid);
}

static void
add_own_field(Parts *parts, const char *markdown)
{
  g_ptr_array_add(parts->fields, markdown != NULL
                                     ? ilk_markdown_to_html(markdown, find_file_cb, parts)
                                     : g_strdup(""));
}

static void
count_losses(Parts *parts)
{
  static const char *const keys[] = {ILK_FIELD_RIGHT_ANSWERS, ILK_FIELD_ACCEPT, ILK_FIELD_PAIRS,
                                     ILK_FIELD_ORDER};
  IlkAnkiExportSum *sum = &parts->run->request->sum;
  const char *const *lures = ilk_note_get_list(parts->note, ILK_FIELD_WRONG_ANSWERS);
  gboolean has_key = FALSE;
  for (gsize i = 0; i < G_N_ELEMENTS(keys); i++)
    has_key = has_key || *ilk_note_get_list(parts->note, keys[i]) != NULL;
  sum->lures += g_strv_length((char **) lures);
  sum->keys += has_key;
  sum->shorts += ilk_note_get_text(parts->note, ILK_FIELD_SHORT_ANSWER) != NULL;
  sum->needs += *ilk_note_get_list(parts->note, ILK_FIELD_NEEDS) != NULL;
}

static const IlkAnkiNotetype *
get_own_model(IlkAnkiRun *self, IlkNoteKind kind)
{
  gint64 id = ilk_anki_own_id(kind);
  IlkAnkiNotetype *notetype = g_hash_table_lookup(self->models, &id);
  if (notetype == NULL) {
    notetype = ilk_anki_notetype_new_own(kind);
    g_hash_table_insert(self->models, g_memdup2(&id, sizeof id), notetype);
  }
  return notetype;
}

static void
fill_own(Parts *parts)
{
  IlkNoteKind kind = ilk_note_get_kind(parts->note);
  const char *question = ilk_note_get_text(parts->note, ILK_FIELD_QUESTION);
  g_autofree char *text = NULL;
  parts->notetype = get_own_model(parts->run, kind);
  parts->modified = ilk_note_get_changed(parts->note) / 1000;
  if (kind == ILK_NOTE_CLOZE) {
    text = ilk_occlusion_dup_text(question != NULL ? question : "");
    parts->numbers = ilk_cloze_list_numbers(text);
    parts->counts_gaps = TRUE;
  }
  add_own_field(parts, text != NULL ? text : question);
  add_own_field(parts, ilk_note_get_text(parts->note, ILK_FIELD_ANSWER));
  add_own_field(parts, ilk_note_get_text(parts->note, ILK_FIELD_SOURCE));
}

/* Returns: whether there is something that can be written */
static gboolean
fill(Parts *parts, gboolean *filled, GError **error)
{
  IlkForeignOrigin origin;
  *filled = TRUE;
  if (ilk_foreign_origin_read(parts->note, &origin)) {
    if (!find_model(parts->run, origin.model, &parts->notetype, error))
      return FALSE;
    if (parts->notetype != NULL) {
      fill_foreign(parts, &origin);
      return TRUE;
    }
  }
  *filled = ilk_note_get_kind(parts->note) != ILK_NOTE_FOREIGN;
  if (*filled)
    fill_own(parts);
  return TRUE;
}

static gboolean
read_parts(IlkAnkiRun *self, gint64 note, Parts *parts, GError **error)
{
  g_autoptr(IlkQuery) query = ilk_database_query(
      self->store->db, "SELECT " ILK_NOTE_COLUMNS ", note.file_id FROM note WHERE id = ?");
  ilk_query_bind_int(query, note);
  int state = ilk_query_step(query, error);
  *parts = (Parts){.run = self, .fields = g_ptr_array_new_with_free_func(g_free)};
  parts->note = state > 0 ? ilk_note_row_read(query, 0, error) : NULL;
  if (parts->note == NULL)
    return FALSE;
  const char *file_id = ilk_query_get_text(query, ILK_N_NOTE_COLUMNS);
  parts->guid = ilk_anki_guid(file_id != NULL ? file_id : "", ilk_note_get_uid(parts->note));
  return TRUE;
}

static char *
dup_tags(const IlkNote *note)
{
  const char *const *tags = ilk_note_get_tags(note);
  g_autoptr(GString) text = g_string_new(NULL);
  for (gsize i = 0; tags[i] != NULL; i++) {
    g_autofree char *tag = g_strdelimit(g_strdup(tags[i]), " \t\r\n", '_');
    g_string_append_printf(text, "%s%s ", text->len == 0 ? " " : "", tag);
  }
  return g_strdup(text->str);
}

static char *
join_fields(const Parts *parts)
{
  GString *text = g_string_new(NULL);
  for (guint i = 0; i < parts->fields->len; i++) {
    g_strdelimit(parts->fields->pdata[i], "\x1f", ' ');
    if (i > 0)
      g_string_append_c(text, PARTING);
    g_string_append(text, parts->fields->pdata[i]);
  }
  return g_string_free(text, FALSE);
}

static gboolean
write_row(const Parts *parts, gint64 id, GError **error)
{
  guint sorted = parts->notetype->sort_field;
  const char *const *fields = (const char *const *) parts->fields->pdata;
  g_autofree char *tags = dup_tags(parts->note);
  g_autofree char *joined = join_fields(parts);
  g_autofree char *stripped =
      ilk_html_strip_field(fields[sorted < parts->fields->len ? sorted : 0]);
  const IlkAnkiNoteOut row = {.id = id,
                              .guid = parts->guid,
                              .model = parts->notetype->id,
                              .modified = parts->modified,
                              .tags = tags,
                              .fields = joined,
                              .sorted = stripped,
                              .checksum = ilk_html_checksum(fields[0])};
  return ilk_anki_writer_add_note(parts->run->writer, &row, error);
}

static gboolean
has_number(const GArray *numbers, int number)
{
  for (guint i = 0; i < numbers->len; i++)
    if (g_array_index(numbers, int, i) == number)
      return TRUE;
  return FALSE;
}

/* Takes the cards away that there is no kind for there. */
static void
drop_hidden(const Parts *parts)
{
  GArray *rows = parts->run->rows;
  for (guint i = 0; parts->numbers != NULL && i < rows->len;) {
    if (has_number(parts->numbers, g_array_index(rows, IlkAnkiExportRow, i).card.ordinal)) {
      i++;
      continue;
    }
    parts->run->request->sum.hidden++;
    g_array_remove_index(rows, i);
  }
}

static gboolean
write_parts(Parts *parts, GError **error)
{
  IlkAnkiRun *self = parts->run;
  drop_hidden(parts);
  if (self->rows->len == 0)
    return TRUE;
  gint64 id = ilk_anki_run_next_id(self, g_array_index(self->rows, IlkAnkiExportRow, 0).card.added);
  if (!write_row(parts, id, error))
    return FALSE;
  for (guint i = 0; i < self->rows->len; i++) {
    const IlkAnkiExportRow *row = &g_array_index(self->rows, IlkAnkiExportRow, i);
    int ordinal = parts->counts_gaps ? row->card.ordinal - 1 : row->card.ordinal;
    if (ordinal >= 0 && !ilk_anki_run_write_card(self, row, id, ordinal, error))
      return FALSE;
  }
  count_losses(parts);
  self->request->sum.notes++;
  return TRUE;
}

gboolean
ilk_anki_run_write_note(IlkAnkiRun *self, gint64 note, GError **error)
{
  g_autoptr(GError) failure = NULL;
  gboolean filled = FALSE;
  g_auto(Parts) parts = {0};
  if (read_parts(self, note, &parts, &failure) && fill(&parts, &filled, &failure) && filled &&
      write_parts(&parts, &failure))
    return TRUE;
  if (failure == NULL || g_error_matches(failure, ILK_ERROR, ILK_ERROR_DAMAGED)) {
    self->request->sum.damaged++;
    return TRUE;
  }
  g_propagate_error(error, g_steal_pointer(&failure));
  return FALSE;
}
