/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The checksums of decks and settings. What is not as it was saved is not followed: a deck then
 * goes by the collection's options, and these by the program's. Database thread only, but for the
 * pure functions.
 */
#pragma once

#include "app/store/rows/note.h"
#include "app/store/store.h"

/** ILK_SEAL_NO_OPTIONS: a deck's that follows the collection's in everything */
#define ILK_SEAL_NO_OPTIONS "{}"

/** ILK_SEAL_DECK_COLUMNS: of a deck and its checksums, in the order that ilk_seal_deck_row()
 * expects
 */
#define ILK_SEAL_DECK_COLUMNS_4 "id, uid, file_id, name, description, options, crc, options_crc"
#define ILK_SEAL_DECK_COLUMNS ILK_SEAL_DECK_COLUMNS_4 ", parent"

/** ilk_seal_deck: Returns: what the column `crc` of a deck's row must be. @parent: 0 for none
 */
guint32 ilk_seal_deck(const guint8 uid[ILK_UID_LENGTH], const char *file_id, const char *name,
                      const char *description, gint64 parent);

/** ilk_seal_deck_row: Returns: the same for the row of ILK_SEAL_DECK_COLUMNS that @row has reached
 */
guint32 ilk_seal_deck_row(IlkQuery *row);

/** ilk_seal_deck_again: computes the checksum of @deck's row, which was just changed */
gboolean ilk_seal_deck_again(IlkStore *store, gint64 deck, GError **error);

/** ilk_seal_options: Returns: what the column `options_crc` of a deck's row must be */
guint32 ilk_seal_options(const char *json);

/** ilk_seal_setting: Returns: what the column `crc` of a row of `config` must be */
guint32 ilk_seal_setting(const char *key, const char *value);

/** ilk_seal_trust_options: Returns: @json, or that of a deck without options of its own when it
 * does not fit @crc */
const char *ilk_seal_trust_options(const char *json, gint64 crc);

/** ilk_seal_rows: computes the checksums of all decks and settings, which are taken for what was
 * saved: a collection of an earlier version knows no better */
gboolean ilk_seal_rows(IlkDatabase *db, GError **error);

/** ilk_seal_verify: adds a sentence to @problems for each deck and setting that is not as it was
 * saved */
gboolean ilk_seal_verify(IlkStore *store, GPtrArray *problems, GError **error);

/** ilk_seal_mend: drops the options and settings that are not followed. A deck's name is in its
 * file alone. */
gboolean ilk_seal_mend(IlkStore *store, GError **error);
