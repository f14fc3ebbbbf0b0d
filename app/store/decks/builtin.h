/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The decks that ship with the program, in the collection. Database thread only.
 */
#pragma once

#include "app/store/store.h"

/** ilk_builtin_update: imports the first built-in deck and those the learner has added, unless the
 * collection has just these already */
gboolean ilk_builtin_update(IlkStore *store, GError **error);

/** ilk_builtin_forget: has the next ilk_builtin_update() import them whatever is there. Within a
 * transaction. */
gboolean ilk_builtin_forget(IlkStore *store, GError **error);
