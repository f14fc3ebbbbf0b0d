/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Reading a collection in a place that cannot be written to. Database thread only.
 */
#pragma once

#include "app/store/sqlite/database.h"

/** ilk_unwritable_open: Returns: (transfer full): a connection to read from, with the answers that
 * are still in the write-ahead log */
IlkDatabase *ilk_unwritable_open(const char *path, GError **error) G_GNUC_WARN_UNUSED_RESULT;
