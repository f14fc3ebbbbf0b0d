/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Reading what a damaged collection, of any version, still gives. Database thread only.
 */
#pragma once

#include "app/store/store.h"

/** ilk_salvage_rows: adds every row of @damaged that can be read and believed to @store, under its
 * old id, unless it is there */
gboolean ilk_salvage_rows(IlkStore *store, IlkDatabase *damaged, GError **error);

/** ilk_salvage_copy_place: the same for where the second copy is kept, and whether it is */
gboolean ilk_salvage_copy_place(IlkStore *store, IlkDatabase *damaged, GError **error);

/** ilk_salvage_damaged_texts: adds the texts of @damaged that are not as they were saved and that
 * nothing else had. @n: (out): how many */
gboolean ilk_salvage_damaged_texts(IlkStore *store, IlkDatabase *damaged, gint64 *n,
                                   GError **error);
