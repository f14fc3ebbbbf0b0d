/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The columns are found as an import finds them, so that nobody has to choose what is clear.
 */
#include "app/exchange/table-sample.h"

#include "app/base/clean-text.h"
#include "app/deckfile/text-stream.h"
#include "app/exchange/csv.h"

#include <string.h>

#define SAMPLE_BYTES (64 * 1024)

void
ilk_table_sample_free(IlkTableSample *self)
{
  g_free(self->problem);
  g_ptr_array_unref(self->rows);
  g_free(self);
}

/* The last line of a text that is cut is left out. */
static gsize
measure_lines(const IlkTextStream *stream, const GString *text)
{
  const char *end = ilk_text_stream_is_at_end(stream) ? NULL : strrchr(text->str, '\n');

  return end != NULL ? (gsize) (end - text->str) + 1 : text->len;
}

static void
take_rows(IlkTableSample *self, const char *text, gsize length)
{
  GPtrArray *row;
  IlkCsv csv;

  ilk_csv_init(&csv, text, length, self->columns.separator);
  while (self->rows->len < ILK_SAMPLE_ROWS && (row = ilk_csv_read(&csv)) != NULL) {
    self->width = MAX(self->width, row->len);
    g_ptr_array_add(self->rows, row);
  }
}

IlkTableSample *
ilk_table_sample_read(GFile *file, GCancellable *cancellable, GError **error)
{
  g_return_val_if_fail(G_IS_FILE(file), NULL);

  g_autofree char *name = ilk_clean_file(file);
  g_autoptr(IlkTextStream) stream = ilk_text_stream_new(file, name, cancellable, error);
  g_autoptr(GString) text = g_string_new(NULL);
  if (stream == NULL || !ilk_text_stream_read(stream, SAMPLE_BYTES, text, error))
    return NULL;
  gsize length = measure_lines(stream, text);
  IlkTableSample *self = g_new0(IlkTableSample, 1);
  self->rows = g_ptr_array_new_with_free_func((GDestroyNotify) g_ptr_array_unref);
  if (!ilk_card_columns_find(&self->columns, text->str, length, &self->problem) &&
      !self->columns.has_heading)
    for (int column = 0; column < ILK_N_COLUMNS; column++)
      self->columns.position[column] = G_MAXUINT;
  take_rows(self, text->str, length);
  return self;
}

const char *
ilk_table_sample_get(const IlkTableSample *self, guint row, guint column)
{
  g_return_val_if_fail(row < self->rows->len, "");

  const GPtrArray *fields = self->rows->pdata[row];
  return column < fields->len ? fields->pdata[column] : "";
}
