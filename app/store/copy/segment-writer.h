/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Writes the segments of one device's folder, on a thread of its own, so that nobody waits for that
 * disk. What could not be written is kept, within bounds, and tried again; a record that may be
 * there in part stays as it is, and the next segment says how much of that one counts.
 *
 * One thread calls; another one writes.
 */
#pragma once

#include "app/store/copy/segment-end.h"

typedef struct _IlkSegmentWriter IlkSegmentWriter;

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

/** ilk_segment_writer_is_gone: Returns: whether what was written has been removed meanwhile: it
 * writes nothing any more */
gboolean ilk_segment_writer_is_gone(IlkSegmentWriter *self);

/** ilk_segment_writer_is_idle: Returns: whether all that was appended is on the disk */
gboolean ilk_segment_writer_is_idle(IlkSegmentWriter *self);

/**
 * ilk_segment_writer_close:
 * @end: (nullable): what is known besides numbers; NULL where the copy is not complete
 * @patience: ms to wait for a disk that does not answer
 *
 * Waits for what is still to be written, says where it ended, and frees. What waits for longer is
 * left to itself: it says nothing, so that the next copy is a fresh one.
 */
void ilk_segment_writer_close(IlkSegmentWriter *self, const IlkSegmentEnd *end, guint patience);
