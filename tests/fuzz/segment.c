/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Whatever lies in a segment of a second copy: records stand within it, in their order, and say
 * what they are; what is read of its head is within it; and what is written of sound records is
 * sound, with the same records. Bytes that are sound once are not when one of them is another.
 */
#include "app/store/copy/segment.h"
#include "tests/fuzz/fuzz.h"

#include <string.h>

static void
check_records(const IlkSegment *segment, const uint8_t *data, size_t size)
{
  gsize before = ILK_SEGMENT_MAGIC_LENGTH;
  for (guint i = 0; i < segment->records->len; i++) {
    const IlkSegmentRecord *record = &g_array_index(segment->records, IlkSegmentRecord, i);
    g_assert_cmpuint(record->end, <=, size);
    g_assert_cmpuint(record->end, >, before);
    g_assert_true(record->payload >= data + before + ILK_SEGMENT_RECORD_HEAD);
    g_assert_true(record->payload + record->length == data + record->end);
    g_assert_cmpint(record->kind, >=, ILK_SEGMENT_HEAD);
    g_assert_cmpint(record->kind, <=, ILK_SEGMENT_CLOSED);
    before = record->end;
  }
  g_assert_cmpuint(segment->sound_length, <=, size);
  g_assert_true(!segment->is_sound || segment->sound_length == size);
}

/* The same payloads, as this program would write them. */
static void
check_written(const IlkSegment *segment)
{
  guint8 link[ILK_SEGMENT_LINK_LENGTH];
  g_autoptr(GByteArray) bytes = g_byte_array_new();
  g_auto(IlkSegment) again = {NULL};
  memcpy(link, segment->head.link, sizeof link);
  g_byte_array_append(bytes, (const guint8 *) ILK_SEGMENT_MAGIC, ILK_SEGMENT_MAGIC_LENGTH);
  for (guint i = 0; i < segment->records->len; i++) {
    const IlkSegmentRecord *record = &g_array_index(segment->records, IlkSegmentRecord, i);
    g_autoptr(GByteArray) payload = g_byte_array_new();
    g_byte_array_append(payload, record->payload, (guint) record->length);
    ilk_segment_append(bytes, payload, link);
  }
  ilk_segment_parse(&again, bytes->data, bytes->len);
  g_assert_true(again.is_sound);
  g_assert_cmpuint(again.records->len, ==, segment->records->len);
  bytes->data[bytes->len / 2] ^= 1;
  g_auto(IlkSegment) damaged = {NULL};
  ilk_segment_parse(&damaged, bytes->data, bytes->len);
  g_assert_false(damaged.is_sound);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
  g_auto(IlkSegment) segment = {NULL};
  ilk_segment_parse(&segment, data, size);
  check_records(&segment, data, size);
  if (segment.has_head)
    check_written(&segment);
  return 0;
}
