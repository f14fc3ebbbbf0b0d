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
  ilk_table_records_clear(&self->records);
  g_clear_pointer(&self->ids, ilk_id_set_free);
  g_clear_pointer(&self->deck, ilk_deck_file_free);
  g_free(self);
}

/* Leaves the reader before the first card. @columns: (nullable): what is known already */
static gboolean
read_heading(IlkTableReader *self, const IlkCardColumns *columns, GError **error)
{
  g_autofree char *problem = NULL;
  gsize length = 0;
  if (!ilk_table_records_peek(&self->records, &length, error))
    return FALSE;
  if (columns != NULL)
    self->columns = *columns;
  else if (!ilk_card_columns_find(&self->columns, self->records.text->str, length, &problem))
    return ilk_table_records_fail(&self->records, ILK_ERROR_INVALID, error, "%s", problem);

  ilk_table_records_begin(&self->records, self->columns.separator, '\0');
  return !self->columns.has_heading || ilk_table_records_next(&self->records, error);
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
  if (self->records.fields->len <= self->columns.width ||
      is_blank(self->records.fields, self->columns.width))
    return TRUE;
  return ilk_table_records_fail(
      &self->records, ILK_ERROR_INVALID, error,
      ngettext("The row has %u field, the first row %u. Put a field that holds a separator "
               "between quotation marks.",
               "The row has %u fields, the first row %u. Put a field that holds a separator "
               "between quotation marks.",
               self->records.fields->len),
      self->records.fields->len, self->columns.width);
}

/* Rows of nothing but separators are what spreadsheets write behind the last card. */
static gboolean
read_rows(IlkTableReader *self, GError **error)
{
  while (self->batch->cards->len < ROWS_AT_ONCE) {
    if (!ilk_table_records_next(&self->records, error))
      return FALSE;
    if (self->records.fields == NULL)
      return TRUE;
    if (!ilk_table_records_check_quotes(&self->records, error) || !check_width(self, error) ||
        (!is_blank(self->records.fields, 0) && !ilk_table_reader_read_row(self, error)))
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
      ilk_table_records_fail(&self->records, ILK_ERROR_INVALID, error, _("The table has no card."));
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
  if (!ilk_table_records_rewind(&self->records, error))
    return FALSE;
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
  ilk_table_records_init(&self->records, stream, piece);
  self->deck = ilk_deck_file_new(NULL, title, NULL);
  self->parent.deck = self->deck;
  self->ids = ilk_id_set_new();
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
