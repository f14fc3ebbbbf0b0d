/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A damaged collection's rows, page by page, in a database with a sound header and schema, from
 * which a salvage reads as from any other. Database thread only.
 */
#pragma once

#include "app/store/sqlite/database.h"

/**
 * ilk_harvest:
 * @path: the damaged database
 * @into: an empty file
 * @harvest: (out) (transfer full) (nullable): what was found; NULL when there is nothing to read.
 * Its seals are not looked at yet.
 *
 * Returns: FALSE with @error when @into cannot be written
 */
gboolean ilk_harvest(const char *path, const char *into, IlkDatabase **harvest, GError **error);
