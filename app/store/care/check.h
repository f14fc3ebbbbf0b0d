/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Looking a collection over, and computing again what can be. Database thread only.
 */
#pragma once

#include "app/store/front/collection-care.h"
#include "app/store/store.h"

/** ilk_store_check: see ilk_collection_check(); @report is cleared by the caller */
gboolean ilk_store_check(IlkStore *self, gboolean repair, IlkCheckReport *report, GError **error);

/** ilk_store_rebuild: computes memories, totals, counts and the text index from the log and the
 * notes, and has the built-in decks imported again. Within a transaction. */
gboolean ilk_store_rebuild(IlkStore *self, gpointer unused, GError **error);
