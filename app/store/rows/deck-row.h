/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The table `deck`. What a deck is called and where it stands, and how it is studied, have a
 * checksum each, since they are changed apart from each other. What is not as it was saved is not
 * followed: a deck then goes by the collection's options. Database thread only, but for the pure
 * functions.
 */
#pragma once

#include "app/model/note.h"
#include "app/store/rows/table.h"
#include "app/store/store.h"

/** ILK_DECK_NO_OPTIONS: a deck's that follows the collection's in everything */
#define ILK_DECK_NO_OPTIONS "{}"

/** ILK_DECK_COLUMNS: the columns that ilk_deck_row_read() expects, in its order; versions 1 to 4 of
 * the schema had not all of them */
#define ILK_DECK_COLUMNS_3                                                                         \
  "deck.id, deck.uid, deck.file_id, deck.name, deck.description, deck.options, deck.cards"
#define ILK_DECK_COLUMNS_4 ILK_DECK_COLUMNS_3 ", deck.crc, deck.options_crc"
#define ILK_DECK_COLUMNS ILK_DECK_COLUMNS_4 ", deck.parent, deck.changed, deck.origin"
#define ILK_N_DECK_COLUMNS 12

extern IlkTable ilk_deck_table;

/**
 * IlkDeckRow:
 * @id: 0 for a deck that has no number yet
 * @file_id: in the deck's file
 * @name: its own, whatever it stands in
 * @options: JSON, of what differs from the collection's; see ilk_deck_row_get_options()
 * @cards: how many stand in itself
 * @crc, @options_crc: what the row says its checksums are
 * @parent: the deck it stands in, 0 for none
 * @changed: UTC ms
 * @origin: the device that changed it last
 *
 * Texts may be NULL in a damaged row; they live until the query they were read from goes on.
 */
typedef struct {
  gint64 id;
  guint8 uid[ILK_UID_LENGTH];
  const char *file_id;
  const char *name;
  const char *description;
  const char *options;
  gint64 cards;
  gint64 crc;
  gint64 options_crc;
  gint64 parent;
  gint64 changed;
  gint64 origin;
} IlkDeckRow;

/** ilk_deck_row_read: Returns: the deck in the row of ILK_DECK_COLUMNS that @query has reached */
IlkDeckRow ilk_deck_row_read(IlkQuery *query);

/** ilk_deck_row_seal: Returns: what the checksum of @row must be. Options, number of cards, and
 * when and where it was changed, are no part of it. */
guint32 ilk_deck_row_seal(const IlkDeckRow *row);

/** ilk_deck_row_get_options: Returns: how @row is studied, ILK_DECK_NO_OPTIONS when that is not as
 * it was saved */
const char *ilk_deck_row_get_options(const IlkDeckRow *row);

/** ilk_deck_row_list: Returns: (transfer none): every deck, by number, for ilk_deck_row_read() */
IlkQuery *ilk_deck_row_list(IlkDatabase *db);

/** ilk_deck_row_find: Returns: (transfer none): the same, for the deck @id alone */
IlkQuery *ilk_deck_row_find(IlkDatabase *db, gint64 id);

/** ilk_deck_row_find_uid: the same, for the deck @uid alone */
IlkQuery *ilk_deck_row_find_uid(IlkDatabase *db, const guint8 uid[ILK_UID_LENGTH]);

/** ilk_deck_row_choose_id: @id: (out): of the next deck: none is ever given twice, since totals
 * and what undoes an edit speak of it */
gboolean ilk_deck_row_choose_id(IlkStore *store, gint64 *id, GError **error);

/** ilk_deck_row_insert: adds @row, sealed, without options and cards; it gets a number when it has
 * none */
gboolean ilk_deck_row_insert(IlkStore *store, IlkDeckRow *row, GError **error);

/** ilk_deck_row_update: makes the deck @row->id what @row says, but for its options and cards */
gboolean ilk_deck_row_update(IlkStore *store, const IlkDeckRow *row, GError **error);

/** ilk_deck_row_set_options: @json: how @deck is studied, where it differs */
gboolean ilk_deck_row_set_options(IlkStore *store, gint64 deck, const char *json, GError **error);

/** ilk_deck_row_remove: takes a deck away that has no cards and no decks in it */
gboolean ilk_deck_row_remove(IlkStore *store, gint64 deck, GError **error);

/** ilk_deck_row_count_cards: counts the cards of every deck again. Within a transaction. */
gboolean ilk_deck_row_count_cards(IlkStore *store, GError **error);

/** ilk_deck_row_seal_all: computes the checksums of all decks, which are taken for what was saved:
 * a collection of before version 4 knows no better */
gboolean ilk_deck_row_seal_all(IlkDatabase *db, GError **error);

/** ilk_deck_row_verify: adds a sentence to @problems for each deck that is not as it was saved, and
 * when one has another number of cards */
gboolean ilk_deck_row_verify(IlkStore *store, GPtrArray *problems, GError **error);

/** ilk_deck_row_mend: drops the options that are not followed. A deck's name is in its file
 * alone. */
gboolean ilk_deck_row_mend(IlkStore *store, GError **error);

/** ilk_deck_row_copy: adds the deck of a damaged collection that @row has reached, unless it is
 * there: at the top, and without what is not as it was saved. @sealed: whether it has checksums */
gboolean ilk_deck_row_copy(IlkStore *store, IlkQuery *row, gboolean sealed, GError **error);

/** ilk_deck_row_copy_parent: puts it where it stood, once both decks are there */
gboolean ilk_deck_row_copy_parent(IlkStore *store, IlkQuery *row, GError **error);

/** ilk_deck_row_seal_again: gives the decks whose numbers have become others their checksums, but
 * for those with ILK_NO_SEAL */
gboolean ilk_deck_row_seal_again(IlkDatabase *db, GError **error);
