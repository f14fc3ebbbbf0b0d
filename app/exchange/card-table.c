/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The file is read in pieces, each record as a whole; card-table-row.c makes a card of it.
 */
#include "app/exchange/card-table-private.h"

#include "app/base/clean-text.h"
#include "app/base/error.h"
#include "app/base/limits.h"
#include "app/deckfile/markdown-text.h"
#include "app/store/front/collection-decks.h"
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define PIECE_BYTES (256 * 1024)
#define ROWS_AT_ONCE 1000

void
ilk_card_table_free(IlkCardTable *self)
{
  g_clear_pointer(&self->deck, ilk_deck_file_free);
  g_clear_pointer(&self->memories, g_array_unref);
  g_free(self);
}

static void
reader_free(IlkCardSource *source)
{
  IlkTableReader *self = (IlkTableReader *) source;
  g_clear_pointer(&self->fields, g_ptr_array_unref);
  g_clear_pointer(&self->ids, ilk_id_set_free);
  g_clear_pointer(&self->deck, ilk_deck_file_free);
  g_clear_pointer(&self->stream, ilk_text_stream_free);
  g_string_free(self->text, TRUE);
  g_free(self);
}

static gboolean
check_quotes(const IlkTableReader *self, GError **error)
{
  if (self->csv.open_quote == 0)
    return TRUE;
  g_set_error(error, ILK_ERROR, ILK_ERROR_INVALID, "%s:%zu: %s",
              ilk_text_stream_get_name(self->stream), self->csv.open_quote,
              _("This quotation mark is never closed. Inside a quoted field a quotation mark is "
                "written twice."));
  return FALSE;
}

/* Has more of the file in @text, which begins with what @csv has yet to read. */
static gboolean
read_more(IlkTableReader *self, GError **error)
{
  g_string_erase(self->text, 0, self->csv.next - self->text->str);
  gboolean read =
      ilk_text_stream_read(self->stream, MAX(self->text->len, self->piece), self->text, error);
  self->csv.next = self->text->str;
  self->csv.end = self->text->str + self->text->len;
  return read;
}

/* Reads the next record into @fields, which is NULL at the end: a record is whole when something
 * follows it. */
static gboolean
read_record(IlkTableReader *self, GError **error)
{
  for (;;) {
    IlkCsv before = self->csv;
    g_clear_pointer(&self->fields, g_ptr_array_unref);
    self->fields = ilk_csv_read(&self->csv);
    if (self->csv.next < self->csv.end || ilk_text_stream_is_at_end(self->stream))
      return TRUE;
    gboolean too_long = self->csv.end - before.next > ILK_MAX_CARD_BYTES;
    if (too_long)
      return check_quotes(self, error) &&
             ilk_table_reader_fail(self, ILK_ERROR_TOO_LARGE, error,
                                   _("This card is longer than %d bytes."), ILK_MAX_CARD_BYTES);
    self->csv = before;
    if (!read_more(self, error))
      return FALSE;
  }
}

/* Of a text that is cut, the last line is left out. */
static gsize
measure_lines(const IlkTableReader *self)
{
  if (ilk_text_stream_is_at_end(self->stream))
    return self->text->len;
  const char *end = g_strrstr_len(self->text->str, (gssize) self->text->len, "\n");
  return end != NULL ? (gsize) (end - self->text->str) + 1 : self->text->len;
}

/* Leaves the reader before the first card. @columns: (nullable): what is known already */
static gboolean
read_heading(IlkTableReader *self, const IlkCardColumns *columns, GError **error)
{
  g_autofree char *problem = NULL;
  if (!ilk_text_stream_read(self->stream, self->piece, self->text, error))
    return FALSE;
  if (columns != NULL)
    self->columns = *columns;
  else if (!ilk_card_columns_find(&self->columns, self->text->str, measure_lines(self), &problem))
    return ilk_table_reader_fail(self, ILK_ERROR_INVALID, error, "%s", problem);

  ilk_csv_init(&self->csv, self->text->str, self->text->len, self->columns.separator);
  return !self->columns.has_heading || read_record(self, error);
}

static gboolean
is_blank(const GPtrArray *fields, guint from)
{
  for (guint i = from; i < fields->len; i++) {
    if (*g_strstrip(fields->pdata[i]) != '\0')
      return FALSE;
  }
  return TRUE;
}

/* A comma in an answer without quotation marks would cost the rest of the answer. */
static gboolean
check_width(const IlkTableReader *self, GError **error)
{
  if (self->fields->len <= self->columns.width || is_blank(self->fields, self->columns.width))
    return TRUE;
  return ilk_table_reader_fail(
      self, ILK_ERROR_INVALID, error,
      _("The row has %u fields, the first row %u. Put a field that holds a separator "
        "between quotation marks."),
      self->fields->len, self->columns.width);
}

/* Rows of nothing but separators are what spreadsheets write behind the last card. */
static gboolean
read_rows(IlkTableReader *self, GError **error)
{
  while (self->batch->cards->len < ROWS_AT_ONCE) {
    if (!read_record(self, error))
      return FALSE;
    if (self->fields == NULL)
      return TRUE;
    if (!check_quotes(self, error) || !check_width(self, error) ||
        (!is_blank(self->fields, 0) && !ilk_table_reader_read_row(self, error)))
      return FALSE;
  }
  return TRUE;
}

/* A heading alone is no deck, as a title alone is none. */
static IlkCardBatch *
read_batch(IlkCardSource *source, GError **error)
{
  IlkTableReader *self = (IlkTableReader *) source;
  g_autoptr(IlkCardBatch) batch = ilk_card_batch_new(TRUE);
  self->batch = batch;
  gboolean read = read_rows(self, error);
  self->batch = NULL;
  if (!read)
    return NULL;
  if (batch->cards->len == 0) {
    if (!self->has_cards)
      ilk_table_reader_fail(self, ILK_ERROR_INVALID, error, _("The table has no card."));
    return NULL;
  }
  self->has_cards = TRUE;
  return g_steal_pointer(&batch);
}

static char *
dup_title(const char *file_name)
{
  g_autofree char *base = g_path_get_basename(file_name);
  char *dot = strrchr(base, '.');

  return dot != NULL && dot != base ? g_strndup(base, (gsize) (dot - base)) : g_strdup(base);
}

static gboolean
begin_again(IlkCardSource *source, GError **error)
{
  IlkTableReader *self = (IlkTableReader *) source;
  IlkTextStream *again = ilk_text_stream_dup_again(self->stream, error);
  if (again == NULL)
    return FALSE;
  g_clear_pointer(&self->stream, ilk_text_stream_free);
  self->stream = again;
  g_string_truncate(self->text, 0);
  ilk_id_set_free(self->ids);
  self->ids = ilk_id_set_new();
  self->has_cards = FALSE;
  const IlkCardColumns columns = self->columns;
  return read_heading(self, &columns, error);
}

static IlkTableReader *
reader_new(IlkTextStream *stream, gsize piece)
{
  IlkTableReader *self = g_new0(IlkTableReader, 1);
  g_autofree char *title = dup_title(ilk_text_stream_get_name(stream));
  self->parent = (IlkCardSource){.next = read_batch, .rewind = begin_again, .free = reader_free};
  self->stream = stream;
  self->text = g_string_new(NULL);
  self->deck = ilk_deck_file_new(NULL, title, NULL);
  self->parent.deck = self->deck;
  self->ids = ilk_id_set_new();
  self->piece = piece > 0 ? piece : PIECE_BYTES;
  return self;
}

static IlkCardSource *
open_table(IlkTextStream *stream, gsize piece, const IlkCardColumns *columns, GError **error)
{
  IlkTableReader *self = reader_new(stream, piece);
  if (read_heading(self, columns, error))
    return &self->parent;
  reader_free(&self->parent);
  return NULL;
}

static IlkTextStream *
open_stream(GFile *file, GCancellable *cancellable, GError **error)
{
  g_autofree char *name = ilk_clean_file(file);
  return ilk_text_stream_new(file, name, cancellable, error);
}

IlkCardSource *
ilk_card_table_new(GFile *file, const IlkCardColumns *columns, GCancellable *cancellable,
                   GError **error)
{
  g_return_val_if_fail(G_IS_FILE(file), NULL);

  IlkTextStream *stream = open_stream(file, cancellable, error);
  return stream != NULL ? open_table(stream, 0, columns, error) : NULL;
}

IlkCardSource *
ilk_card_table_new_for_bytes(GBytes *bytes, gsize piece, const char *file_name, GError **error)
{
  g_return_val_if_fail(bytes != NULL && file_name != NULL, NULL);

  return open_table(ilk_text_stream_new_for_bytes(bytes, piece, file_name), piece, NULL, error);
}

static gboolean
collect(IlkCardTable *self, IlkCardSource *source, GError **error)
{
  g_autoptr(GError) local_error = NULL;
  for (;;) {
    g_autoptr(IlkCardBatch) batch = ilk_card_source_next(source, &local_error);
    if (batch == NULL)
      break;
    g_array_append_vals(self->memories, batch->memories->data, batch->memories->len);
    g_ptr_array_extend_and_steal(self->deck->cards, g_steal_pointer(&batch->cards));
  }
  if (local_error == NULL)
    return TRUE;
  g_propagate_error(error, g_steal_pointer(&local_error));
  return FALSE;
}

IlkCardTable *
ilk_card_table_parse_csv(const char *text, gsize length, const char *file_name, GError **error)
{
  g_autoptr(GBytes) bytes = g_bytes_new_static(text, length);
  g_autoptr(IlkCardSource) source = ilk_card_table_new_for_bytes(bytes, 0, file_name, error);
  if (source == NULL)
    return NULL;
  g_autoptr(IlkCardTable) self = g_new0(IlkCardTable, 1);
  self->deck = ilk_deck_file_new(NULL, source->deck->title, NULL);
  self->memories = g_array_new(FALSE, FALSE, sizeof(IlkSm2Memory));
  return collect(self, source, error) ? g_steal_pointer(&self) : NULL;
}
