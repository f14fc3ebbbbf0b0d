/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A file of the second copy, as README.md beside this says: its head, records that each have a
 * length, a checksum and a link to all before them, and what is wrong with any of it. Bytes in,
 * places in them out; nothing is opened here. Any thread.
 */
#pragma once

#include <glib.h>

#define ILK_SEGMENT_MAGIC "ILKCOPY1"
#define ILK_SEGMENT_MAGIC_LENGTH 8
#define ILK_SEGMENT_LINK_LENGTH 16
#define ILK_SEGMENT_RECORD_HEAD 24 /* length, checksum, link */
#define ILK_SEGMENT_DEVICE_LENGTH 16

/**
 * IlkSegmentKind:
 * @ILK_SEGMENT_HEAD: the first record of a segment, and no other
 * @ILK_SEGMENT_CHANGES: what one transaction changed, or a piece of what there was before the copy
 * @ILK_SEGMENT_WHOLE: by now the copy holds all there is
 * @ILK_SEGMENT_CLOSED: the last record of a segment that another one follows
 */
typedef enum {
  ILK_SEGMENT_HEAD = 1,
  ILK_SEGMENT_CHANGES,
  ILK_SEGMENT_WHOLE,
  ILK_SEGMENT_CLOSED,
} IlkSegmentKind;

/**
 * IlkSegmentHead:
 * @is_fresh: a copy begins here: it needs nothing that was written before
 * @previous, @previous_length, @link: which segment this one follows, how much of it counts, and
 * the link of its last record; 0 where @is_fresh
 * @schema: the version of the collection's schema
 */
typedef struct {
  guint8 device[ILK_SEGMENT_DEVICE_LENGTH];
  guint64 number;
  gboolean is_fresh;
  guint64 previous;
  guint64 previous_length;
  guint8 link[ILK_SEGMENT_LINK_LENGTH];
  guint64 schema;
} IlkSegmentHead;

/** ilk_segment_head_append: adds what a head's record holds to @payload; behind it, the caller adds
 * the tables */
void ilk_segment_head_append(GByteArray *payload, const IlkSegmentHead *head);

/** ilk_segment_head_read: @at: (inout): moved to the tables. Returns: FALSE when it is none */
gboolean ilk_segment_head_read(const guint8 **at, const guint8 *end, IlkSegmentHead *head);

/** ilk_segment_append: adds a record that holds @payload to @bytes. @link: (inout): of the record
 * before it, then its own */
void ilk_segment_append(GByteArray *bytes, const GByteArray *payload,
                        guint8 link[ILK_SEGMENT_LINK_LENGTH]);

/**
 * IlkSegmentRecord:
 * @payload: (array length=length): within the segment's bytes; the first is its kind
 * @end: where the next record begins
 */
typedef struct {
  IlkSegmentKind kind;
  const guint8 *payload;
  gsize length;
  gsize end;
} IlkSegmentRecord;

/**
 * IlkSegment:
 * @records: (element-type IlkSegmentRecord): those that are sound; the first is the head when
 * @has_head
 * @link: of the last record, when all are sound
 * @sound_length: the bytes before the first that is not as it was written
 * @is_sound: whether that is all of them
 * @is_torn: whether what is not sound is a record that was not written to its end, which is what a
 * loss of power leaves behind
 * @is_closed: whether the last record says that another segment follows
 */
typedef struct {
  GArray *records;
  IlkSegmentHead head;
  gboolean has_head;
  guint8 link[ILK_SEGMENT_LINK_LENGTH];
  gsize sound_length;
  gboolean is_sound;
  gboolean is_torn;
  gboolean is_closed;
} IlkSegment;

/** ilk_segment_parse: @bytes: stay where they are as long as @self is used. @length: those that
 * count */
void ilk_segment_parse(IlkSegment *self, const guint8 *bytes, gsize length);
void ilk_segment_clear(IlkSegment *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(IlkSegment, ilk_segment_clear)
