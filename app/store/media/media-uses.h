/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Who needs which file: notes, what can still be undone, backups. Database thread only.
 */
#pragma once

#include "app/store/front/collection-media.h"
#include "app/store/store.h"

/** ilk_media_list_uses: @backups: whether they are looked into. Returns: (transfer full)
 * (element-type utf8 IlkMediaUser): by hash, what needs it most */
GHashTable *ilk_media_list_uses(IlkStore *store, gboolean backups, GError **error)
    G_GNUC_WARN_UNUSED_RESULT;

/** IlkMediaUser: @name: (nullable): what a note calls the file */
typedef struct {
  IlkMediaUse use;
  char *name;
} IlkMediaUser;
