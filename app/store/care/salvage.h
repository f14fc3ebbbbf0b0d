/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What happens to a collection that cannot be read: what can be read of it goes into a new one,
 * which takes its place; the damaged one is kept. Database thread only.
 */
#pragma once

#include "app/store/store.h"

/** ilk_salvage_dup_aside: Returns: (transfer full) (nullable): the path of the database that was
 * moved aside last */
char *ilk_salvage_dup_aside(const char *directory) G_GNUC_WARN_UNUSED_RESULT;

/** ilk_salvage_store: replaces the damaged database of @store. Returns: (transfer full): a sentence
 * that says what was kept, NULL on error */
char *ilk_salvage_store(IlkStore *store, GError **error) G_GNUC_WARN_UNUSED_RESULT;
