/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Records, written and read. A record that is not as it was written is stepped over where its
 * length leads to one that is.
 */
#include "app/store/copy/segment.h"

#include "app/base/limits.h"
#include "app/base/sha256.h"
#include "app/store/sqlite/crc32c.h"
#include "app/store/sqlite/row-watch.h"

#include <string.h>

#define HEAD_LENGTH (1 + ILK_SEGMENT_DEVICE_LENGTH + 1 + ILK_SEGMENT_LINK_LENGTH)

static void
append_number(GByteArray *bytes, guint32 number)
{
  const guint32 little = GUINT32_TO_LE(number);
  g_byte_array_append(bytes, (const guint8 *) &little, sizeof little);
}

static guint32
read_number(const guint8 *bytes)
{
  guint32 little;
  memcpy(&little, bytes, sizeof little);
  return GUINT32_FROM_LE(little);
}

void
ilk_segment_head_append(GByteArray *payload, const IlkSegmentHead *head)
{
  const guint8 kind = ILK_SEGMENT_HEAD, flags = head->is_fresh ? 1 : 0;
  g_byte_array_append(payload, &kind, 1);
  g_byte_array_append(payload, head->device, ILK_SEGMENT_DEVICE_LENGTH);
  g_byte_array_append(payload, &flags, 1);
  g_byte_array_append(payload, head->link, ILK_SEGMENT_LINK_LENGTH);
  ilk_varint_append(payload, head->number);
  ilk_varint_append(payload, head->previous);
  ilk_varint_append(payload, head->previous_length);
  ilk_varint_append(payload, head->schema);
}

gboolean
ilk_segment_head_read(const guint8 **at, const guint8 *end, IlkSegmentHead *head)
{
  const guint8 *from = *at;
  if (end - from < HEAD_LENGTH || *from != ILK_SEGMENT_HEAD)
    return FALSE;
  from += 1;
  memcpy(head->device, from, ILK_SEGMENT_DEVICE_LENGTH);
  from += ILK_SEGMENT_DEVICE_LENGTH;
  head->is_fresh = *from++ == 1;
  memcpy(head->link, from, ILK_SEGMENT_LINK_LENGTH);
  *at = from + ILK_SEGMENT_LINK_LENGTH;
  return ilk_varint_read(at, end, &head->number) && ilk_varint_read(at, end, &head->previous) &&
         ilk_varint_read(at, end, &head->previous_length) &&
         ilk_varint_read(at, end, &head->schema);
}

/* All that was ever written hangs together: a record that is left out, or put elsewhere, changes
 * every link behind it. */
static void
extend_link(guint8 link[ILK_SEGMENT_LINK_LENGTH], const guint8 *payload, gsize length)
{
  g_autoptr(IlkSha256) sum = ilk_sha256_new();
  ilk_sha256_add(sum, link, ILK_SEGMENT_LINK_LENGTH);
  ilk_sha256_add(sum, payload, length);
  memcpy(link, ilk_sha256_end(sum), ILK_SEGMENT_LINK_LENGTH);
}

static guint32
checksum(const guint8 *length, const guint8 *link, const guint8 *payload, gsize size)
{
  guint32 crc = ilk_crc32c(0, length, sizeof(guint32));
  return ilk_crc32c(ilk_crc32c(crc, link, ILK_SEGMENT_LINK_LENGTH), payload, size);
}

void
ilk_segment_append(GByteArray *bytes, const GByteArray *payload,
                   guint8 link[ILK_SEGMENT_LINK_LENGTH])
{
  const guint32 length = GUINT32_TO_LE(payload->len);
  extend_link(link, payload->data, payload->len);
  append_number(bytes, payload->len);
  append_number(bytes, checksum((const guint8 *) &length, link, payload->data, payload->len));
  g_byte_array_append(bytes, link, ILK_SEGMENT_LINK_LENGTH);
  g_byte_array_append(bytes, payload->data, payload->len);
}

/* Where the record at @at would end; 0 when it would not before @length. */
static gsize
find_end(const guint8 *bytes, gsize at, gsize length)
{
  if (length - at < ILK_SEGMENT_RECORD_HEAD)
    return 0;
  gsize size = read_number(bytes + at);
  if (size == 0 || size > ILK_MAX_SEGMENT_RECORD_BYTES ||
      size > length - at - ILK_SEGMENT_RECORD_HEAD)
    return 0;
  return at + ILK_SEGMENT_RECORD_HEAD + size;
}

/* Returns: whether the record from @at to @end is as it was written */
static gboolean
is_record(const guint8 *bytes, gsize at, gsize end)
{
  const guint8 *payload = bytes + at + ILK_SEGMENT_RECORD_HEAD;
  return end != 0 &&
         checksum(bytes + at, bytes + at + 8, payload, end - at - ILK_SEGMENT_RECORD_HEAD) ==
             read_number(bytes + at + 4) &&
         *payload >= ILK_SEGMENT_HEAD && *payload <= ILK_SEGMENT_CLOSED;
}

/* Whether the record stands where it was written. The head's link is that of the segment before. */
static gboolean
is_linked(const guint8 *bytes, gsize at, gsize end, guint8 link[ILK_SEGMENT_LINK_LENGTH])
{
  const guint8 *payload = bytes + at + ILK_SEGMENT_RECORD_HEAD;
  gsize size = end - at - ILK_SEGMENT_RECORD_HEAD;
  if (at == ILK_SEGMENT_MAGIC_LENGTH && *payload == ILK_SEGMENT_HEAD && size >= HEAD_LENGTH)
    memcpy(link, payload + HEAD_LENGTH - ILK_SEGMENT_LINK_LENGTH, ILK_SEGMENT_LINK_LENGTH);
  extend_link(link, payload, size);
  return memcmp(link, bytes + at + 8, ILK_SEGMENT_LINK_LENGTH) == 0;
}

/* A loss of power leaves less of the last record, or zeros, and nothing behind it. */
static gboolean
looks_torn(const guint8 *bytes, gsize at, gsize length)
{
  gsize end = find_end(bytes, at, length);
  gboolean zeros = TRUE;
  for (gsize i = at; zeros && i < length; i++)
    zeros = bytes[i] == 0;
  if (zeros || length - at < ILK_SEGMENT_RECORD_HEAD)
    return TRUE;
  gsize size = read_number(bytes + at);
  return end == 0 ? size > 0 && size <= ILK_MAX_SEGMENT_RECORD_BYTES : end == length;
}

static void
add_record(IlkSegment *self, const guint8 *bytes, gsize at, gsize end)
{
  const guint8 *payload = bytes + at + ILK_SEGMENT_RECORD_HEAD;
  const IlkSegmentRecord record = {(IlkSegmentKind) *payload, payload,
                                   end - at - ILK_SEGMENT_RECORD_HEAD, end};
  const guint8 *from = payload;
  if (at == ILK_SEGMENT_MAGIC_LENGTH)
    self->has_head = ilk_segment_head_read(&from, payload + record.length, &self->head);
  self->is_closed = record.kind == ILK_SEGMENT_CLOSED;
  g_array_append_val(self->records, record);
}

static void
find_fault(IlkSegment *self, const guint8 *bytes, gsize at, gsize length)
{
  if (!self->is_sound)
    return;
  self->is_sound = FALSE;
  self->sound_length = at;
  self->is_torn = looks_torn(bytes, at, length);
}

void
ilk_segment_parse(IlkSegment *self, const guint8 *bytes, gsize length)
{
  gsize at = ILK_SEGMENT_MAGIC_LENGTH;
  *self = (IlkSegment){.records = g_array_new(FALSE, FALSE, sizeof(IlkSegmentRecord)),
                       .is_sound = TRUE};
  if (length < at || memcmp(bytes, ILK_SEGMENT_MAGIC, at) != 0) {
    self->is_sound = FALSE;
    self->is_torn = length < at;
  }
  for (gsize end; at < length; at = end) {
    end = find_end(bytes, at, length);
    gboolean is_whole = is_record(bytes, at, end);
    if (!is_whole || !is_linked(bytes, at, end, self->link))
      find_fault(self, bytes, at, length);
    if (end == 0)
      break;
    if (is_whole)
      add_record(self, bytes, at, end);
    if (!self->is_sound)
      memcpy(self->link, bytes + at + 8, ILK_SEGMENT_LINK_LENGTH);
  }
  if (self->is_sound && !self->has_head) {
    self->is_sound = FALSE;
    self->is_torn = at == ILK_SEGMENT_MAGIC_LENGTH;
  }
  if (self->is_sound)
    self->sound_length = length;
}

void
ilk_segment_clear(IlkSegment *self)
{
  g_clear_pointer(&self->records, g_array_unref);
}
