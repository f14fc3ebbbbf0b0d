/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Read twice: which decks there are has to be known before the first note is.
 */
#include "app/exchange/anki-text.h"

#include "app/base/clean-text.h"
#include "app/base/error.h"
#include "app/base/limits.h"
#include "app/base/open-file.h"
#include "app/exchange/anki-text-private.h"
#include "app/exchange/card-columns.h"
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define PROBED_BYTES 4096
#define NOTES_AT_ONCE 250
#define BYTES_AT_ONCE (2 * 1024 * 1024)

static void
source_free(IlkCardSource *source)
{
  IlkAnkiText *self = (IlkAnkiText *) source;
  ilk_table_records_clear(&self->records);
  ilk_anki_text_header_clear(&self->header);
  g_clear_pointer(&self->media, ilk_media_finder_free);
  g_clear_pointer(&self->reader, ilk_html_reader_free);
  g_clear_pointer(&self->package, ilk_package_free);
  g_clear_pointer(&self->deck, ilk_deck_file_free);
  g_clear_pointer(&self->ids, ilk_id_set_free);
  g_hash_table_unref(self->decks);
  g_array_unref(self->positions);
  for (guint i = 0; i < ILK_N_TEXT_MODELS; i++)
    g_clear_pointer(&self->models[i], ilk_anki_notetype_free);
  g_free(self);
}

const char *
ilk_anki_text_get(const IlkAnkiText *self, guint number)
{
  const GPtrArray *fields = self->records.fields;
  return number > 0 && number <= fields->len ? fields->pdata[number - 1] : "";
}

const char *
ilk_anki_text_get_deck(const IlkAnkiText *self)
{
  const char *own = ilk_anki_text_get(self, self->header.deck_column);
  if (own[strspn(own, " ")] != '\0')
    return own;
  return self->header.deck != NULL && *self->header.deck != '\0' ? self->header.deck
                                                                 : self->deck->title;
}

/* What the header does not say, the names of the columns may. */
static void
read_names(IlkAnkiText *self)
{
  IlkAnkiTextHeader *header = &self->header;
  const struct {
    const char *name;
    guint *column;
  } special[] = {{"guid", &header->guid_column},
                 {"notetype", &header->notetype_column},
                 {"note type", &header->notetype_column},
                 {"deck", &header->deck_column},
                 {"tags", &header->tags_column}};
  IlkCsv csv;
  if (header->names == NULL)
    return;
  ilk_csv_init(&csv, header->names, strlen(header->names), header->separator);
  g_autoptr(GPtrArray) names = ilk_csv_read(&csv);
  for (guint i = 0; names != NULL && i < names->len; i++)
    for (gsize j = 0; j < G_N_ELEMENTS(special); j++)
      if (g_ascii_strcasecmp(g_strstrip(names->pdata[i]), special[j].name) == 0 &&
          *special[j].column == 0)
        *special[j].column = i + 1;
}

static void
find_fields(IlkAnkiText *self, guint width)
{
  const IlkAnkiTextHeader *header = &self->header;
  for (guint column = 1; column <= width; column++)
    if (column != header->guid_column && column != header->notetype_column &&
        column != header->deck_column && column != header->tags_column)
      g_array_append_val(self->positions, column);
}

static gboolean
begin(IlkAnkiText *self, GError **error)
{
  gsize length = 0;
  if (!ilk_table_records_peek(&self->records, &length, error))
    return FALSE;
  const char *text = self->records.text->str;
  ilk_anki_text_header_clear(&self->header);
  ilk_anki_text_header_read(&self->header, text, length);
  if (self->header.separator == '\0') {
    const char *rows = text;
    while (*rows == '#')
      rows += strcspn(rows, "\r\n") + strspn(rows + strcspn(rows, "\r\n"), "\r\n");
    self->header.separator = ilk_card_columns_find_separator(rows, length - (gsize) (rows - text));
  }
  read_names(self);
  ilk_table_records_begin(&self->records, self->header.separator, '#');
  return TRUE;
}

static void
add_deck(IlkAnkiText *self)
{
  IlkStudyOptions options;
  const char *name = ilk_anki_text_get_deck(self);
  if (g_hash_table_contains(self->decks, name))
    return;
  ilk_study_options_init(&options);
  guint index = ilk_package_add_deck(self->package, name, NULL, &options);
  g_hash_table_insert(self->decks, g_strdup(name), GUINT_TO_POINTER(index + 1));
}

/* The first of two readings. */
static gboolean
list_decks(IlkAnkiText *self, guint *width, GError **error)
{
  for (;;) {
    if (!ilk_table_records_next(&self->records, error))
      return FALSE;
    if (self->records.fields == NULL)
      return TRUE;
    *width = MAX(*width, self->records.fields->len);
    if (!ilk_table_records_check_quotes(&self->records, error))
      return FALSE;
    if (*width > ILK_MAX_PACKAGE_FIELDS)
      return ilk_table_records_fail(&self->records, ILK_ERROR_TOO_LARGE, error,
                                    _("The row has more than %d fields."), ILK_MAX_PACKAGE_FIELDS);
    add_deck(self);
    if (self->package->decks->len > ILK_MAX_PACKAGE_DECKS)
      return ilk_table_records_fail(&self->records, ILK_ERROR_TOO_LARGE, error,
                                    _("There are more than %d decks."), ILK_MAX_PACKAGE_DECKS);
  }
}

static void
add_models(IlkAnkiText *self)
{
  for (int model = 0; model < ILK_N_TEXT_MODELS; model++) {
    self->models[model] = ilk_text_model_new((IlkTextModel) model, self->positions->len);
    g_autofree char *json = ilk_anki_notetype_to_json(self->models[model]);
    ilk_package_add_model(self->package, ilk_text_model_get_key((IlkTextModel) model), json);
  }
}

static gboolean
rewind_source(IlkCardSource *source, GError **error)
{
  IlkAnkiText *self = (IlkAnkiText *) source;
  if (!ilk_table_records_rewind(&self->records, error))
    return FALSE;
  ilk_loss_report_clear(self->package->losses);
  ilk_media_finder_forget(self->media);
  ilk_id_set_free(self->ids);
  self->ids = ilk_id_set_new();
  self->has_notes = FALSE;
  return begin(self, error);
}

static gboolean
prepare(IlkAnkiText *self, GError **error)
{
  guint width = 0;
  if (!begin(self, error) || !list_decks(self, &width, error))
    return FALSE;
  find_fields(self, width);
  if (self->positions->len == 0)
    return ilk_table_records_fail(&self->records, ILK_ERROR_INVALID, error,
                                  _("The text has no note: below its lines that begin with “#” "
                                    "there is no row with a field."));
  add_models(self);
  return rewind_source(&self->parent, error);
}

static IlkCardBatch *
next(IlkCardSource *source, GError **error)
{
  IlkAnkiText *self = (IlkAnkiText *) source;
  g_autoptr(IlkCardBatch) batch = ilk_package_batch_new();
  gsize bytes = 0;
  while (batch->notes->len < NOTES_AT_ONCE && bytes < BYTES_AT_ONCE) {
    if (!ilk_table_records_next(&self->records, error))
      return NULL;
    if (self->records.fields == NULL)
      break;
    for (guint i = 0; i < self->records.fields->len; i++)
      bytes += strlen(self->records.fields->pdata[i]);
    if (!ilk_anki_text_read_note(self, batch, error))
      return NULL;
  }
  return batch->notes->len > 0 ? g_steal_pointer(&batch) : NULL;
}

static char *
dup_title(const char *file_name)
{
  g_autofree char *base = g_path_get_basename(file_name);
  const char *dot = strrchr(base, '.');
  return dot != NULL && dot != base ? g_strndup(base, (gsize) (dot - base)) : g_strdup(base);
}

/* @stream: (transfer full) */
static IlkCardSource *
open_text(IlkTextStream *stream, IlkFindMedia find, gpointer data, GError **error)
{
  IlkAnkiText *self = g_new0(IlkAnkiText, 1);
  g_autoptr(IlkCardSource) source = &self->parent;
  g_autofree char *title = dup_title(ilk_text_stream_get_name(stream));
  self->parent = (IlkCardSource){.next = next, .rewind = rewind_source, .free = source_free};
  self->package = ilk_package_new("anki");
  self->package->is_undated = TRUE;
  self->package->device = g_strdup("anki-text");
  self->deck = ilk_deck_file_new("anki", title, NULL);
  self->decks = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
  self->positions = g_array_new(FALSE, FALSE, sizeof(guint));
  self->ids = ilk_id_set_new();
  self->reader = ilk_html_reader_new(NULL, NULL);
  self->media = ilk_media_finder_new(find, data, self->package->losses);
  self->parent.deck = self->deck;
  self->parent.package = self->package;
  ilk_table_records_init(&self->records, stream, 0);
  return prepare(self, error) ? g_steal_pointer(&source) : NULL;
}

gboolean
ilk_anki_text_file_is(GFile *file)
{
  char bytes[PROBED_BYTES];
  gsize length = 0;
  g_autoptr(GInputStream) stream = ilk_open_file(file, NULL, NULL);
  return stream != NULL &&
         g_input_stream_read_all(stream, bytes, sizeof bytes, &length, NULL, NULL) &&
         ilk_anki_text_is(bytes, length);
}

IlkCardSource *
ilk_anki_text_new(GFile *file, IlkFindMedia find, gpointer data, GCancellable *cancellable,
                  GError **error)
{
  g_return_val_if_fail(G_IS_FILE(file) && find != NULL, NULL);

  g_autofree char *name = ilk_clean_file(file);
  IlkTextStream *stream = ilk_text_stream_new(file, name, cancellable, error);
  return stream != NULL ? open_text(stream, find, data, error) : NULL;
}

IlkCardSource *
ilk_anki_text_new_for_bytes(GBytes *bytes, const char *file_name, IlkFindMedia find, gpointer data,
                            GError **error)
{
  g_return_val_if_fail(bytes != NULL && file_name != NULL && find != NULL, NULL);

  return open_text(ilk_text_stream_new_for_bytes(bytes, 0, file_name), find, data, error);
}
