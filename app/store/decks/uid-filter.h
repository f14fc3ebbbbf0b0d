/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Which uids may be taken, without asking the database for each: a Bloom filter of a fixed size. It
 * says “maybe” of a few that are not, never “no” of one that is. Any thread, one at a time.
 */
#pragma once

#include "app/store/rows/note.h"

typedef struct _IlkUidFilter IlkUidFilter;

/** ilk_uid_filter_new: Returns: (transfer full): one that has seen nothing */
IlkUidFilter *ilk_uid_filter_new(void) G_GNUC_WARN_UNUSED_RESULT;
void ilk_uid_filter_free(IlkUidFilter *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(IlkUidFilter, ilk_uid_filter_free)

/** ilk_uid_filter_add: @uid: random, or a hash: its bits are as good as any */
void ilk_uid_filter_add(IlkUidFilter *self, const guint8 uid[ILK_UID_LENGTH]);

/** ilk_uid_filter_may_have: Returns: FALSE when @uid was not added */
gboolean ilk_uid_filter_may_have(const IlkUidFilter *self, const guint8 uid[ILK_UID_LENGTH]);
