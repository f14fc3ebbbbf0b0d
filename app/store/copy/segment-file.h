/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The segments of one device's folder, as far as they are written: one is open, and another follows
 * when it is full, or when it failed. One thread, which may have to wait for the disk.
 */
#pragma once

#include "app/store/copy/segment-end.h"

typedef struct _IlkSegmentFile IlkSegmentFile;

/**
 * ilk_segment_file_new:
 * @folder: of this device alone; made when something is written, in a folder that is there
 * @tables: what each segment's head ends with
 * @end: (nullable): where to go on; NULL to begin a fresh copy behind whatever lies there
 */
IlkSegmentFile *ilk_segment_file_new(const char *folder,
                                     const guint8 device[ILK_SEGMENT_DEVICE_LENGTH], guint64 schema,
                                     GByteArray *tables, const IlkSegmentEnd *end)
    G_GNUC_WARN_UNUSED_RESULT;
void ilk_segment_file_free(IlkSegmentFile *self);

/** ilk_segment_file_append: adds a record that holds @payload. Returns: whether it is on the disk;
 * FALSE with errno, and with what is there of it not counting */
gboolean ilk_segment_file_append(IlkSegmentFile *self, const GByteArray *payload);

/** ilk_segment_file_begin_fresh: what is appended from now on needs nothing from before */
void ilk_segment_file_begin_fresh(IlkSegmentFile *self);

/** ilk_segment_file_end_fresh: all of it was appended: says so, reads it back, and removes what was
 * before */
gboolean ilk_segment_file_end_fresh(IlkSegmentFile *self);

/** ilk_segment_file_is_gone: Returns: whether what was written has been removed: nothing is
 * appended any more */
gboolean ilk_segment_file_is_gone(const IlkSegmentFile *self);

/** ilk_segment_file_forget: a file that failed once is not trusted again */
void ilk_segment_file_forget(IlkSegmentFile *self);

/** ilk_segment_file_write_end: says where it ended. @end: what is known besides numbers */
void ilk_segment_file_write_end(IlkSegmentFile *self, const IlkSegmentEnd *end);
