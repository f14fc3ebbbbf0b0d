/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The table `device`: who recorded a review. Database thread only.
 */
#pragma once

#include "app/store/rows/table.h"
#include "app/store/store.h"

#define ILK_DEVICE_COLUMNS "device.id, device.uid, device.name"

extern IlkTable ilk_device_table;

/** ilk_device_add: from now on, reviews are recorded under a new device */
gboolean ilk_device_add(IlkDatabase *db, GError **error);

/** ilk_device_clear: forgets all, where nothing is recorded yet */
gboolean ilk_device_clear(IlkDatabase *db, GError **error);

/**
 * ilk_device_find_foreign:
 * @name: under which another program's log is kept here
 * @id: (out): its device, 0 when there is none yet
 * @add: whether one is made then: its number is below 0, so that it is never taken for this one's
 */
gboolean ilk_device_find_foreign(IlkDatabase *db, const char *name, gboolean add, gint64 *id,
                                 GError **error);

/** ilk_device_get_latest: @id: (out): under which reviews are recorded, 0 when there is none */
gboolean ilk_device_get_latest(IlkDatabase *db, gint64 *id, GError **error);

#define ILK_DEVICE_UID_LENGTH 16

/** ilk_device_read_uid: @uid: (out): of the device under which reviews were recorded last in @db.
 * Returns: FALSE when there is none that can be read */
gboolean ilk_device_read_uid(IlkDatabase *db, guint8 uid[ILK_DEVICE_UID_LENGTH]);

/** ilk_device_has: @has: (out): whether there is a device @id */
gboolean ilk_device_has(IlkDatabase *db, gint64 id, gboolean *has, GError **error);

/** ilk_device_copy: adds the row of ILK_DEVICE_COLUMNS that @row has reached, unless it is there */
gboolean ilk_device_copy(IlkStore *store, IlkQuery *row, GError **error);
