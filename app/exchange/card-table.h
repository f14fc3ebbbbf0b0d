/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Cards as a table, for who comes from another program: fields parted by commas, semicolons or
 * tabs, and a heading as card-columns.h has it, or none. Further columns are id, tags (words),
 * source, ease, interval and due, in any order and among others. With ease (2.5 or 250 %) and
 * interval (days) a card goes on from where SM-2 left it; due is the day (YYYY-MM-DD) on which it
 * would have come back. Any thread.
 */
#pragma once

#include "app/deckfile/card-source.h"
#include "app/exchange/card-columns.h"

/**
 * IlkCardTable:
 * @deck: the cards
 * @memories: (element-type IlkSm2Memory): what is known of each
 */
typedef struct {
  IlkDeckFile *deck;
  GArray *memories;
} IlkCardTable;

void ilk_card_table_free(IlkCardTable *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(IlkCardTable, ilk_card_table_free)

/**
 * ilk_card_table_parse_csv:
 * @text: (array length=length): the file's bytes
 * @file_name: for messages, and without its ending the deck's title
 * @error: ILK_ERROR_INVALID or ILK_ERROR_TOO_LARGE with `FILE:LINE: …`
 *
 * Returns: (transfer full): the cards, NULL on error: a file with one bad row gives no deck
 */
IlkCardTable *ilk_card_table_parse_csv(const char *text, gsize length, const char *file_name,
                                       GError **error) G_GNUC_WARN_UNUSED_RESULT;

/**
 * ilk_card_table_new:
 * @columns: (nullable): how @file is laid out, where that is known; else it is found out
 *
 * Returns: (transfer full): the cards of @file as a source; NULL also when it cannot be read.
 * Blocking.
 */
IlkCardSource *ilk_card_table_new(GFile *file, const IlkCardColumns *columns,
                                  GCancellable *cancellable, GError **error)
    G_GNUC_WARN_UNUSED_RESULT;

/** ilk_card_table_new_for_bytes: the same of @bytes. @piece: how many are read at once, 0: as many
 * as of a file. @file_name: as above */
IlkCardSource *ilk_card_table_new_for_bytes(GBytes *bytes, gsize piece, const char *file_name,
                                            GError **error) G_GNUC_WARN_UNUSED_RESULT;
