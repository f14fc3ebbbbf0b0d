/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Which ids a file has had so far: eight bytes for each, whatever its length. It may take one id
 * for another, once in many billions; who is told so looks at the file again. Any thread, one at a
 * time.
 */
#pragma once

#include <glib.h>

typedef struct _IlkIdSet IlkIdSet;

IlkIdSet *ilk_id_set_new(void) G_GNUC_WARN_UNUSED_RESULT;
void ilk_id_set_free(IlkIdSet *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(IlkIdSet, ilk_id_set_free)

/** ilk_id_set_add: Returns: FALSE when @id, or one that looks like it, is there already */
gboolean ilk_id_set_add(IlkIdSet *self, const char *id);
