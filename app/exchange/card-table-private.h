/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the files that read a table of cards share; for them only.
 */
#pragma once

#include "app/deckfile/id-set.h"
#include "app/exchange/card-columns.h"
#include "app/exchange/card-table.h"
#include "app/exchange/table-records.h"

typedef struct {
  IlkCardSource parent;

  /* Owned */
  IlkTableRecords records;
  IlkDeckFile *deck;
  IlkIdSet *ids;

  /* Borrowed */
  IlkCardBatch *batch; /* that is being filled */

  IlkCardColumns columns;
  gboolean has_cards;
} IlkTableReader;

/** ilk_table_reader_read_row: adds the card of the row that @self has read to its batch
 * (card-table-row.c) */
gboolean ilk_table_reader_read_row(IlkTableReader *self, GError **error);
