/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The rows of a file as csv.h has them, read piece by piece and each as a whole. For app/exchange.
 * One thread at a time; blocking.
 */
#pragma once

#include "app/deckfile/text-stream.h"
#include "app/exchange/csv.h"

/**
 * IlkTableRecords:
 * @text: read, from the record that comes next on
 * @fields: (nullable): of the row that was read last, NULL at the end
 * @csv: over @text
 * @piece: bytes that are read at once
 */
typedef struct {
  /* Owned */
  IlkTextStream *stream;
  GString *text;
  GPtrArray *fields;

  IlkCsv csv;
  gsize piece;
} IlkTableRecords;

/** ilk_table_records_init: @stream: (transfer full). @piece: 0 for what is usual */
void ilk_table_records_init(IlkTableRecords *self, IlkTextStream *stream, gsize piece);
void ilk_table_records_clear(IlkTableRecords *self);

/** ilk_table_records_peek: reads the first piece, before there is a separator. Returns: how much of
 * @text is whole lines, in @length */
gboolean ilk_table_records_peek(IlkTableRecords *self, gsize *length, GError **error);

/** ilk_table_records_begin: has ilk_table_records_next() begin with the first row that was peeked
 * at. @comment: see IlkCsv */
void ilk_table_records_begin(IlkTableRecords *self, char separator, char comment);

/** ilk_table_records_next: reads the next row into @fields */
gboolean ilk_table_records_next(IlkTableRecords *self, GError **error);

/** ilk_table_records_rewind: goes back before the first piece */
gboolean ilk_table_records_rewind(IlkTableRecords *self, GError **error);

/** ilk_table_records_check_quotes: Returns: FALSE when a quotation mark is never closed */
gboolean ilk_table_records_check_quotes(const IlkTableRecords *self, GError **error);

/** ilk_table_records_fail: sets @error to file, line and sentence. Returns: FALSE */
gboolean ilk_table_records_fail(const IlkTableRecords *self, int code, GError **error,
                                const char *format, ...) G_GNUC_PRINTF(4, 5);
