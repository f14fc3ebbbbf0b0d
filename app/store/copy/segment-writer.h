/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Writes the segments of one device's folder, on a thread of its own, so that nobody waits for that
 * disk. What could not be written is kept, within bounds, and tried again; a record that may be
 * there in part stays as it is, and the next segment says how much of that one counts.
 *
 * One thread calls; another one writes.
 */
#pragma once

#include "app/store/copy/segment.h"

typedef struct _IlkSegmentWriter IlkSegmentWriter;

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

/**
 * ilk_segment_writer_new:
 * @folder: of this device alone; made when something is written, in a folder that is there
 * @tables: what each segment's head ends with
 * @end: (nullable): where to go on; NULL to begin a fresh copy behind whatever lies there
 */
IlkSegmentWriter *ilk_segment_writer_new(const char *folder,
                                         const guint8 device[ILK_SEGMENT_DEVICE_LENGTH],
                                         guint64 schema, GByteArray *tables,
                                         const IlkSegmentEnd *end) G_GNUC_WARN_UNUSED_RESULT;

/** ilk_segment_writer_append: @payload: (transfer full): of a record, to be written in its turn */
void ilk_segment_writer_append(IlkSegmentWriter *self, GByteArray *payload);

/** ilk_segment_writer_begin_fresh: what is appended from now on is a copy that needs nothing from
 * before; what was not written yet is dropped */
void ilk_segment_writer_begin_fresh(IlkSegmentWriter *self);

/** ilk_segment_writer_end_fresh: all of it was appended. When it is on the disk and was read back,
 * the segments before it go. */
void ilk_segment_writer_end_fresh(IlkSegmentWriter *self);

/** ilk_segment_writer_wait: until all is on the disk that was appended, writing failed, or
 * nothing got on for @patience (ms). Returns: whether it is */
gboolean ilk_segment_writer_wait(IlkSegmentWriter *self, guint patience);

/** ilk_segment_writer_dup_trouble: @lost: (out) (optional): whether something that was appended had
 * to be dropped: only a fresh copy helps. Returns: (transfer full) (nullable): why it cannot be
 * written at the moment */
char *ilk_segment_writer_dup_trouble(IlkSegmentWriter *self, gboolean *lost);

/** ilk_segment_writer_close: waits for what is still to be written, says where it ended, and frees.
 * @end: (nullable): what is known besides numbers; NULL where the copy is not complete */
void ilk_segment_writer_close(IlkSegmentWriter *self, const IlkSegmentEnd *end);
