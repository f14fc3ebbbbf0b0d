/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Which ids a file has had so far: eight bytes for each, whatever its length. It may take one id
 * for another, once in many billions; who is told so looks at the file again. Any thread, one at a
 * time. It is bounded: of a file with more ids than ILK_ID_SET_MOST, later ones are not known.
 */
#pragma once

#include <glib.h>

/** ILK_ID_SET_MOST: so many ids are known of a file, in 16 MiB, so that an import's memory is
 * bounded whatever the file's size. One that comes again behind them is no mistake any more, but
 * the same card. */
#define ILK_ID_SET_MOST (3 << 19)

typedef struct _IlkIdSet IlkIdSet;

IlkIdSet *ilk_id_set_new(void) G_GNUC_WARN_UNUSED_RESULT;
void ilk_id_set_free(IlkIdSet *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(IlkIdSet, ilk_id_set_free)

/** ilk_id_set_has: Returns: whether @id, or one that looks like it, is there, or may have been one
 * too many */
gboolean ilk_id_set_has(const IlkIdSet *self, const char *id);

/** ilk_id_set_add: Returns: FALSE when @id, or one that looks like it, is there already */
gboolean ilk_id_set_add(IlkIdSet *self, const char *id);
