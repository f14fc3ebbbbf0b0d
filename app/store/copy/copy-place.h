/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The folder that a second copy is kept in: how it is called and marked, and what of it can be seen
 * within a moment: a disk of the network may be dead, and then answers nobody. Any thread.
 */
#pragma once

#include "app/store/copy/segment-end.h"

/** ILK_COPY_FOLDER: where it is unless another folder is chosen: within the collection's */
#define ILK_COPY_FOLDER "second-copy"

/** ILK_COPY_MARK: a file that says what the folder is. Where it is missing from a folder that was
 * chosen, the disk that has it is not there. */
#define ILK_COPY_MARK "interlock-second-copy.txt"

/** ilk_copy_place_dup_own: Returns: (transfer full): the one within @directory, a collection's */
char *ilk_copy_place_dup_own(const char *directory) G_GNUC_WARN_UNUSED_RESULT;

/** ilk_copy_place_mark: says in @folder, which is there, what it is */
gboolean ilk_copy_place_mark(const char *folder, GError **error);

/** ilk_copy_place_dup_device: Returns: (transfer full): the folder of one device within @folder */
char *ilk_copy_place_dup_device(const char *folder, const guint8 uid[ILK_SEGMENT_DEVICE_LENGTH])
    G_GNUC_WARN_UNUSED_RESULT;

/** ilk_copy_place_parse_device: @uid: (out): of the device whose folder is called @name. Returns:
 * FALSE when that is none's */
gboolean ilk_copy_place_parse_device(const char *name, guint8 uid[ILK_SEGMENT_DEVICE_LENGTH]);

/** ilk_copy_place_list_devices: @only: (nullable): the one that is wanted. Returns: (transfer full)
 * (element-type utf8): the names of their folders in @folder, in the order of their uids */
GPtrArray *ilk_copy_place_list_devices(const char *folder, const guint8 *only)
    G_GNUC_WARN_UNUSED_RESULT;

/**
 * IlkCopySight:
 * @has_end: whether the device's copy was closed and is as it was then, as far as names and lengths
 * tell
 * @end: how
 */
typedef struct {
  gboolean has_end;
  IlkSegmentEnd end;
} IlkCopySight;

/**
 * ilk_copy_place_look:
 * @folder: of a second copy
 * @is_own: whether it is the collection's own, which is made where it is missing
 * @uid: (nullable): of the device whose copy is looked at
 * @sight: (out) (nullable): to be cleared, also when it is not there
 *
 * Returns: whether @folder is there, as far as a few seconds tell
 */
gboolean ilk_copy_place_look(const char *folder, gboolean is_own, const guint8 *uid,
                             IlkCopySight *sight);

/** ilk_copy_place_dup_missing: Returns: (transfer full): a sentence on @folder, which is not
 * there */
char *ilk_copy_place_dup_missing(const char *folder) G_GNUC_WARN_UNUSED_RESULT;

/** ilk_copy_place_dup_failed: Returns: (transfer full): a sentence on @folder, which takes nothing.
 * @reason: an errno */
char *ilk_copy_place_dup_failed(const char *folder, int reason) G_GNUC_WARN_UNUSED_RESULT;
