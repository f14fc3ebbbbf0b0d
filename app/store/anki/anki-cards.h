/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A card of a package, with its log, as a card here. Within store/anki.
 */
#pragma once

#include "app/anki/arrival.h"
#include "app/store/anki/anki-collection.h"

/**
 * IlkAnkiCardRow:
 * @due: by @type: a place among new cards, UTC s, or a day of the collection
 * @deck: its own, though it may have been in a filtered one
 * @data: (nullable): JSON
 *
 * A row of the table of cards.
 */
typedef struct {
  gint64 id;
  gint64 note;
  gint64 deck;
  int ordinal;
  int type;
  int queue;
  gint64 due;
  gint64 interval;
  int factor;
  int flags;
  gboolean was_filtered;
  char *data;
} IlkAnkiCardRow;

/** ilk_anki_card_row_read: reads the row of ILK_ANKI_CARD_COLUMNS that @query has reached; its
 * @data is to be freed */
#define ILK_ANKI_CARD_COLUMNS                                                                      \
  "id, nid, did, ord, type, queue, due, ivl, factor, odid, odue, flags, data"
IlkAnkiCardRow ilk_anki_card_row_read(IlkQuery *query, gboolean version_1);

/** ilk_anki_prepare_log: makes the log of @db one that can be looked up by card */
gboolean ilk_anki_prepare_log(IlkDatabase *db, gboolean *has_index, GError **error);

/**
 * IlkAnkiLogReader: what a card's log is read with
 * @has_index: from ilk_anki_prepare_log()
 * @unused: counts the rows that were not needed
 */
typedef struct {
  IlkDatabase *db;
  const IlkAnkiCollection *collection;
  gboolean has_index;
  guint unused;
} IlkAnkiLogReader;

/**
 * ilk_anki_card_make:
 * @deck: (nullable): the card's, for its options
 * @target_ms: an answer that took longer is over time
 * @card: (out): to be cleared by who owns it; without its deck's index
 */
gboolean ilk_anki_card_make(IlkAnkiLogReader *reader, const IlkAnkiCardRow *row,
                            const IlkAnkiDeck *deck, gint64 target_ms, IlkPackageCard *card,
                            GError **error);
