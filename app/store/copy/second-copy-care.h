/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The second copy, looked after: where it is kept, whether it is at all, whether it is as it was
 * written. Database thread only.
 */
#pragma once

#include "app/store/store.h"

/** ilk_second_copy_dup_folder: Returns: (transfer full): where it is to be */
char *ilk_second_copy_dup_folder(IlkStore *store) G_GNUC_WARN_UNUSED_RESULT;

/** ilk_second_copy_set_folder: @folder: (nullable): an absolute path of a folder that is there;
 * NULL for the collection's own. A copy is begun there; the one that was kept until now stays. */
gboolean ilk_second_copy_set_folder(IlkStore *store, const char *folder, GError **error);

gboolean ilk_second_copy_is_off(IlkStore *store);

/** ilk_second_copy_set_off: @off: none is kept from now on; what there is stays as it is */
gboolean ilk_second_copy_set_off(IlkStore *store, gboolean off, GError **error);

/** ilk_second_copy_read_device: @uid: (out): of the device that @store writes as, or wrote last.
 * Returns: whether there is one */
gboolean ilk_second_copy_read_device(IlkStore *store, guint8 uid[16]);

/** ilk_second_copy_dup_missing: Returns: (transfer full) (nullable): a sentence when the folder
 * that was chosen is not there */
char *ilk_second_copy_dup_missing(IlkStore *store) G_GNUC_WARN_UNUSED_RESULT;

/** ilk_second_copy_verify: reads what @store's device has written and adds a sentence to @problems
 * for whatever is not as it was; nothing where there is none */
gboolean ilk_second_copy_verify(IlkStore *store, GPtrArray *problems, GError **error);

/** ilk_second_copy_renew: makes a fresh one, which takes the place of what is there */
void ilk_second_copy_renew(IlkStore *store);
