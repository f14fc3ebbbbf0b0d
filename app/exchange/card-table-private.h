/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the files that read a table of cards share; for them only.
 */
#pragma once

#include "app/deckfile/id-set.h"
#include "app/deckfile/text-stream.h"
#include "app/exchange/card-columns.h"
#include "app/exchange/card-table.h"
#include "app/exchange/csv.h"

typedef struct {
  IlkCardSource parent;

  /* Owned */
  IlkTextStream *stream;
  GString *text; /* read, from the record that comes next on */
  IlkDeckFile *deck;
  IlkIdSet *ids;
  GPtrArray *fields; /* of the row that is being read */

  /* Borrowed */
  IlkCardBatch *batch; /* that is being filled */

  IlkCsv csv; /* over @text */
  IlkCardColumns columns;
  gsize piece; /* bytes that are read at once */
  gboolean has_cards;
} IlkTableReader;

/** ilk_table_reader_fail: Returns: FALSE, with @error set to the file, the line and the sentence */
gboolean ilk_table_reader_fail(const IlkTableReader *self, int code, GError **error,
                               const char *format, ...) G_GNUC_PRINTF(4, 5);

/** ilk_table_reader_read_row: adds the card of the row that @self has read to its batch
 * (card-table-row.c) */
gboolean ilk_table_reader_read_row(IlkTableReader *self, GError **error);
