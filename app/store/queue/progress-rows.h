/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Rows as they are, for app/progress to sum up. Database thread only.
 */
#pragma once

#include "app/schedule/load.h"
#include "app/store/store.h"

/** ilk_store_list_strengths: see ilk_collection_list_strengths() */
GArray *ilk_store_list_strengths(IlkStore *self, GError **error) G_GNUC_WARN_UNUSED_RESULT;

/** ilk_store_forecast: see ilk_collection_forecast() */
gboolean ilk_store_forecast(IlkStore *self, guint *due, guint n, GError **error);

/** ilk_store_count_load: see ilk_collection_get_load() */
gboolean ilk_store_count_load(IlkStore *self, IlkLoad *load, GError **error);

/** ilk_store_list_guesses: see ilk_collection_list_guesses() */
GArray *ilk_store_list_guesses(IlkStore *self, guint limit, GError **error)
    G_GNUC_WARN_UNUSED_RESULT;
