/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A record is whole when something follows it.
 */
#include "app/exchange/table-records.h"

#include "app/base/error.h"
#include "app/base/limits.h"
#include "config.h"

#include <glib/gi18n-lib.h>

#define PIECE_BYTES (256 * 1024)

void
ilk_table_records_init(IlkTableRecords *self, IlkTextStream *stream, gsize piece)
{
  *self = (IlkTableRecords){
      .stream = stream, .text = g_string_new(NULL), .piece = piece > 0 ? piece : PIECE_BYTES};
}

void
ilk_table_records_clear(IlkTableRecords *self)
{
  g_clear_pointer(&self->fields, g_ptr_array_unref);
  g_clear_pointer(&self->stream, ilk_text_stream_free);
  g_string_free(self->text, TRUE);
}

gboolean
ilk_table_records_fail(const IlkTableRecords *self, int code, GError **error, const char *format,
                       ...)
{
  va_list arguments;

  va_start(arguments, format);
  g_autofree char *message = g_strdup_vprintf(format, arguments);
  va_end(arguments);
  g_set_error(error, ILK_ERROR, code, "%s:%zu: %s", ilk_text_stream_get_name(self->stream),
              MAX(self->csv.line, 1), message);
  return FALSE;
}

gboolean
ilk_table_records_check_quotes(const IlkTableRecords *self, GError **error)
{
  if (self->csv.open_quote == 0)
    return TRUE;
  g_set_error(error, ILK_ERROR, ILK_ERROR_INVALID, "%s:%zu: %s",
              ilk_text_stream_get_name(self->stream), self->csv.open_quote,
              _("This quotation mark is never closed. Inside a quoted field a quotation mark is "
                "written twice."));
  return FALSE;
}

/* Of a text that is cut, the last line is left out. */
static gsize
measure_lines(const IlkTableRecords *self)
{
  if (ilk_text_stream_is_at_end(self->stream))
    return self->text->len;
  const char *end = g_strrstr_len(self->text->str, (gssize) self->text->len, "\n");
  return end != NULL ? (gsize) (end - self->text->str) + 1 : self->text->len;
}

gboolean
ilk_table_records_peek(IlkTableRecords *self, gsize *length, GError **error)
{
  if (!ilk_text_stream_read(self->stream, self->piece, self->text, error))
    return FALSE;
  *length = measure_lines(self);
  return TRUE;
}

void
ilk_table_records_begin(IlkTableRecords *self, char separator, char comment)
{
  ilk_csv_init(&self->csv, self->text->str, self->text->len, separator);
  self->csv.comment = comment;
}

/* Has more of the file in @text, which begins with what @csv has yet to read. */
static gboolean
read_more(IlkTableRecords *self, GError **error)
{
  g_string_erase(self->text, 0, self->csv.next - self->text->str);
  gboolean read =
      ilk_text_stream_read(self->stream, MAX(self->text->len, self->piece), self->text, error);
  self->csv.next = self->text->str;
  self->csv.end = self->text->str + self->text->len;
  return read;
}

gboolean
ilk_table_records_next(IlkTableRecords *self, GError **error)
{
  for (;;) {
    IlkCsv before = self->csv;
    g_clear_pointer(&self->fields, g_ptr_array_unref);
    self->fields = ilk_csv_read(&self->csv);
    if (self->csv.next < self->csv.end || ilk_text_stream_is_at_end(self->stream))
      return TRUE;
    gboolean too_long = self->csv.end - before.next > ILK_MAX_CARD_BYTES;
    if (too_long)
      return ilk_table_records_check_quotes(self, error) &&
             ilk_table_records_fail(self, ILK_ERROR_TOO_LARGE, error,
                                    _("This card is longer than %d bytes."), ILK_MAX_CARD_BYTES);
    self->csv = before;
    if (!read_more(self, error))
      return FALSE;
  }
}

gboolean
ilk_table_records_rewind(IlkTableRecords *self, GError **error)
{
  IlkTextStream *again = ilk_text_stream_dup_again(self->stream, error);
  if (again == NULL)
    return FALSE;
  ilk_text_stream_free(self->stream);
  self->stream = again;
  g_string_truncate(self->text, 0);
  return TRUE;
}
