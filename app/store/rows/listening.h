/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The table `listening`: which sides of cards were heard, appended to, never changed. Sealed by
 * seal(). Database thread only.
 */
#pragma once

#include "app/store/front/collection-listening.h"
#include "app/store/rows/table.h"
#include "app/store/store.h"

#define ILK_LISTENING_COLUMNS                                                                      \
  "listening.device, listening.seq, listening.card, listening.at, listening.side, listening.ms,"   \
  " listening.utc_offset, listening.crc"

extern IlkTable ilk_listening_table;

/** ilk_listening_store: adds @heard in one transaction */
gboolean ilk_listening_store(IlkStore *store, const IlkHeard *heard, GError **error);

/** ilk_listening_list_cards: see ilk_collection_list_heard() */
GArray *ilk_listening_list_cards(IlkStore *store, guint limit, GError **error)
    G_GNUC_WARN_UNUSED_RESULT;
