/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What a device's folder holds, by its names; and the file in it that says where the copy ended.
 * Any thread.
 */
#pragma once

#include "app/store/copy/segment.h"

/**
 * IlkSegmentEnd:
 * @number, @length, @link: of the last segment; @number is 0 where there is none
 * @first, @whole: the segments where the last fresh copy begins and was complete
 * @is_whole: whether the copy holds all there is
 * @mark: (nullable): what the collection says of its last change
 * @last_seq: the number of its last review
 * @stamp: of the last change; UTC ms
 *
 * Where the copy ended when it was closed. It lies beside the segments as long as nothing is
 * appended.
 */
typedef struct {
  guint64 number;
  guint64 length;
  guint64 first;
  guint64 whole;
  guint8 link[ILK_SEGMENT_LINK_LENGTH];
  gboolean is_whole;
  char *mark;
  gint64 last_seq;
  gint64 stamp;
} IlkSegmentEnd;

void ilk_segment_end_clear(IlkSegmentEnd *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(IlkSegmentEnd, ilk_segment_end_clear)

#define ILK_SEGMENT_END_NAME "end"

/** ilk_segment_end_read: @is_damaged: (out) (optional): whether it is there, but not as it was
 * written. Returns: whether @folder has one */
gboolean ilk_segment_end_read(IlkSegmentEnd *self, const char *folder, gboolean *is_damaged);

/** ilk_segment_dup_path: Returns: (transfer full): of the segment @number in @folder */
char *ilk_segment_dup_path(const char *folder, guint64 number) G_GNUC_WARN_UNUSED_RESULT;

/** ilk_segment_list: Returns: (transfer full) (element-type guint64): the numbers of the segments
 * in
 * @folder, in their order */
GArray *ilk_segment_list(const char *folder) G_GNUC_WARN_UNUSED_RESULT;
