/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The table `config`: settings, sealed. One that is not as it was saved counts as not there; the
 * program's own hold then. ilk_store_dup_config() and ilk_store_set_config() read and write them.
 * Database thread only.
 */
#pragma once

#include "app/store/rows/table.h"
#include "app/store/store.h"

/** ILK_SETTING_COLUMNS: versions 1 to 3 of the schema had no checksum */
#define ILK_SETTING_COLUMNS_3 "config.key, config.value"
#define ILK_SETTING_COLUMNS ILK_SETTING_COLUMNS_3 ", config.crc"

extern IlkTable ilk_setting_table;

/** ilk_setting_seal_all: computes the checksums of all settings, which are taken for what was
 * saved: a collection of before version 4 knows no better */
gboolean ilk_setting_seal_all(IlkDatabase *db, GError **error);

/** ilk_setting_verify: adds a sentence to @problems for each that is not as it was saved */
gboolean ilk_setting_verify(IlkStore *store, GPtrArray *problems, GError **error);

/** ilk_setting_mend: drops those that are not */
gboolean ilk_setting_mend(IlkStore *store, GError **error);

/** ilk_setting_copy: adds the study options of a damaged collection that @row has reached, unless
 * there are some. @sealed: whether it has a checksum */
gboolean ilk_setting_copy(IlkStore *store, IlkQuery *row, gboolean sealed, GError **error);
