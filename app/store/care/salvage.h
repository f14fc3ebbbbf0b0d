/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What happens to a collection that cannot be read: it is moved aside, never deleted, and what can
 * be read of it goes into a new one. Database thread only.
 */
#pragma once

#include "app/store/store.h"

/** ilk_salvage_store: replaces the damaged database of @store. Returns: (transfer full): a sentence
 * that says what was kept, NULL on error */
char *ilk_salvage_store(IlkStore *store, GError **error) G_GNUC_WARN_UNUSED_RESULT;
