/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Whether the file is what SQLite wrote: pages, rows and indexes. Database thread only.
 */
#pragma once

#include "app/store/store.h"

/** ilk_structure_verify: adds a sentence to @problems for what is damaged, ten at most; the log's
 * own index is left to ilk_replay_verify(), which walks over the log anyhow. Returns: whether there
 * was nothing */
gboolean ilk_structure_verify(IlkStore *store, GPtrArray *problems);
