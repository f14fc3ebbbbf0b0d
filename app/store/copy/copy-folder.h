/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A second copy as it lies on a disk: the folders of its devices, read whatever state they are in.
 * Any thread; blocking.
 */
#pragma once

#include "app/store/copy/segment.h"

/** IlkCopyVisitor: @source: the place of the device among those of the copy. Returns: FALSE to end
 * it */
typedef gboolean (*IlkCopyVisitor)(guint source, const guint8 *head, gsize head_length,
                                   const IlkSegmentRecord *record, gpointer data, GError **error);

/**
 * ilk_copy_folder_visit:
 * @folder: of the copy
 * @visit: (nullable): NULL to look for @problems alone
 * @only: (nullable): the uid of the device that is read; NULL for all
 * @problems: (nullable) (element-type utf8): gets a sentence for whatever is not as it was written
 * @n_sources: (out) (optional): devices that have something in it
 *
 * Calls @visit for the records of each device in their order, from where its last whole copy
 * begins; the devices are in the order of their uids. With each record goes that of its segment's
 * head.
 */
gboolean ilk_copy_folder_visit(const char *folder, const guint8 *only, IlkCopyVisitor visit,
                               gpointer data, GPtrArray *problems, guint *n_sources,
                               GError **error);
