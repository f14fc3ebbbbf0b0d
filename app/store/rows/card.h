/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The table `card`: which face of which note is asked, where, and what the learner did to it
 * besides answering. Database thread only, but for the pure functions.
 */
#pragma once

#include "app/store/rows/table.h"
#include "app/store/store.h"

/** ILK_CARD_COLUMNS: the columns that ilk_card_row_read() expects, in its order, and their
 * checksum */
#define ILK_CARD_COLUMNS                                                                           \
  "card.id, card.note, card.ordinal, card.deck, card.position, card.seconds, card.demo,"           \
  " card.suspended, card.buried, card.flag, card.added, card.changed, card.origin, card.crc"
#define ILK_N_CARD_COLUMNS 14

extern IlkTable ilk_card_table;

/**
 * IlkCardRow:
 * @id: 0 for a card that has no number yet
 * @demo: (nullable)
 * @buried: the learner's day from which it is asked again, 0 when it is not buried
 * @added: UTC ms
 * @changed: UTC ms
 * @origin: the device that changed it last
 * @crc: what the row says its checksum is
 */
typedef struct {
  gint64 id;
  gint64 note;
  int ordinal;
  gint64 deck;
  gint64 position;
  int seconds;
  const char *demo;
  gboolean suspended;
  gint64 buried;
  int flag;
  gint64 added;
  gint64 changed;
  gint64 origin;
  gint64 crc;
} IlkCardRow;

/** ilk_card_row_read: Returns: the card in the row @query has reached, from column @first on; its
 * demo lives until the next step */
IlkCardRow ilk_card_row_read(IlkQuery *query, int first);

/** ilk_card_row_seal: Returns: what the checksum of @row must be. When and where it was changed is
 * no part of it. */
guint32 ilk_card_row_seal(const IlkCardRow *row);

/** ilk_card_row_insert: adds @row, with the memory of a new card; @row gets its number */
gboolean ilk_card_row_insert(IlkStore *store, IlkCardRow *row, GError **error);

/** ilk_card_row_choose_id: gives @row, where it has none, the number that the next card gets */
gboolean ilk_card_row_choose_id(IlkStore *store, IlkCardRow *row, GError **error);

/** ilk_card_row_insert_rows: adds @rows, which have their numbers, without memories, which have to
 * follow in this transaction: see ilk_memory_row_insert_range() */
gboolean ilk_card_row_insert_rows(IlkStore *store, const IlkCardRow *rows, guint n, GError **error);

/** ilk_card_row_update: makes the card @row->id what @row says, and its memory stand where it
 * does */
gboolean ilk_card_row_update(IlkStore *store, const IlkCardRow *row, GError **error);

/** ilk_card_row_remove: takes a card and its memory away; its reviews stay in the log */
gboolean ilk_card_row_remove(IlkStore *store, gint64 card, GError **error);

/** ilk_card_row_remove_of_notes: takes all cards of the notes from @first to @last away, whose
 * memories are gone */
gboolean ilk_card_row_remove_of_notes(IlkStore *store, gint64 first, gint64 last, GError **error);

/** ilk_card_row_copy: adds @row as it is, without a memory, where its note and its deck are
 * there */
gboolean ilk_card_row_copy(IlkStore *store, const IlkCardRow *row, GError **error);

/** ilk_card_row_verify: adds a sentence to @problems for each card that is not as it was saved */
gboolean ilk_card_row_verify(IlkStore *store, GPtrArray *problems, GError **error);

/** ilk_card_row_seal_again: gives the cards whose numbers have become others their checksums, but
 * for those with ILK_NO_SEAL */
gboolean ilk_card_row_seal_again(IlkDatabase *db, GError **error);
